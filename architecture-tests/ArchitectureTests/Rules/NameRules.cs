using System.Text.RegularExpressions;
using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Words that say nothing are banned from names.</summary>
static partial class NameRules
{
    static readonly HashSet<string> Banned = new(["Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Dto", "Dtos", "DTO"], StringComparer.Ordinal);

    public static IEnumerable<string> Empty(IEnumerable<TypeDefinition> types) =>
        from type in types
        let names = type.IsNested ? type.Name : $"{type.Namespace}.{type.Name}"
        from Match word in Word().Matches(names)
        where Banned.Contains(word.Value)
        select $"{type.FullName}: '{word.Value}' says nothing";

    [GeneratedRegex("DTO|[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}

public sealed class NameTests
{
    [Fact]
    public void Names_SaySomething() =>
        Codebase.Here.Assemblies.Where(a => a.Key != "ArchitectureTests").SelectMany(a => NameRules.Empty(a.Value.Declared())).Should().BeEmpty();

    [Fact]
    public void Canary_ManagerAndDto_AreCaught() => NameRules.Empty(BuiltAssemblies.Canaries.Below("Canaries.Names")).Should().HaveCount(2);

    [Fact]
    public void Names_OfTheRulesThemselves_SaySomething() =>
        NameRules.Empty(BuiltAssemblies.Canaries.Declared().Where(t => !t.FullName.Contains(".Canaries.", StringComparison.Ordinal))).Should().BeEmpty();
}
