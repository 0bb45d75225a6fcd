using System.Text.RegularExpressions;
using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Contract events: immutable records of ids, dates, numbers and codes, with a stable name and a desk.</summary>
static partial class EventRules
{
    public const string Event = "Hagukumi.Contracts.IIntegrationEvent";
    const string PeopleIdentified = "Hagukumi.Contracts.IPeopleIdentified";
    const string StaffIdentified = "Hagukumi.Contracts.IStaffIdentified";

    static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "System.Guid", "System.DateOnly", "System.DateTimeOffset", "System.Int32", "System.Boolean", "System.Decimal",
    };

    public static IEnumerable<TypeDefinition> In(IEnumerable<TypeDefinition> types) =>
        types.Where(t => !t.IsInterface && t.Implements(Event)).OrderBy(t => t.FullName, StringComparer.Ordinal);

    public static IEnumerable<string> Malformed(IReadOnlyList<TypeDefinition> types) => In(types).SelectMany(Shape);

    /// <summary>Events with the slug of their publisher; null for the contracts that all modules share.</summary>
    public static IEnumerable<string> Misnamed(IEnumerable<(string? Publisher, TypeDefinition Event)> events, IReadOnlyCollection<string> slugs)
    {
        var seen = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
        foreach (var (publisher, type) in events)
        {
            if (type.Attribute("Event") is not { } declared)
            {
                yield return $"{type.Name} has no [Event]";
                continue;
            }
            var (name, desk) = ((string)declared.ConstructorArguments[0].Value, (string)declared.ConstructorArguments[1].Value);
            if (!StoredName().IsMatch(name)) yield return $"{type.Name}: '{name}' is not publisher.fact in lower case";
            if (!name.StartsWith((publisher ?? "hagukumi") + ".", StringComparison.Ordinal)) yield return $"{type.Name}: '{name}' does not begin with its publisher, {publisher ?? "hagukumi"}";
            if (!slugs.Contains(desk)) yield return $"{type.Name}: no module is '{desk}'";
            if (!seen.TryAdd(name, type)) yield return $"{type.Name}: '{name}' is also the name of {seen[name].Name}";
        }
    }

    /// <summary>A module's contracts hold events, typed ids and enums; constants for codes; nothing that acts.</summary>
    public static IEnumerable<string> NoContract(IEnumerable<TypeDefinition> types) =>
        types.Where(t => !t.IsEnum && !t.Implements(Event) && !IsTypedId(t) && !IsConstants(t) && t.IsVisibleOutside())
            .Select(t => $"{t.FullName} is neither an event nor an id nor an enum");

    public static IEnumerable<(string? Publisher, TypeDefinition Event)> Of(Codebase code) =>
        code.ContractAssemblies.SelectMany(c => In(c.Assembly.Declared()).Select(e => (c.Project == "Contracts" ? null : Codebase.SlugOf(c.Project[..^".Contracts".Length]), e)));

    static IEnumerable<string> Shape(TypeDefinition type)
    {
        if (type.IsValueType || !type.IsSealed || type.Methods.All(m => m.Name != "<Clone>$")) yield return $"{type.Name} is not a sealed record";
        foreach (var field in type.Fields.Where(f => f.IsPublic && !f.HasConstant)) yield return $"{type.Name}.{field.Name} is a public field";
        foreach (var property in type.Properties.Where(p => p.GetMethod is { IsPublic: true }))
        {
            if (property.SetMethod is { } setter && !setter.ReturnType.FullName.Contains("IsExternalInit", StringComparison.Ordinal)) yield return $"{type.Name}.{property.Name} can be changed";
            if (!IsAllowed(type, property, property.PropertyType)) yield return $"{type.Name}.{property.Name} is a {property.PropertyType.Name}";
        }
    }

    static bool IsAllowed(TypeDefinition type, PropertyDefinition property, TypeReference value)
    {
        if (value is GenericInstanceType { GenericArguments: [var inner] } generic && generic.ElementType.FullName is "System.Nullable`1" or "System.Collections.Generic.IReadOnlyList`1")
            return IsAllowed(type, property, ((GenericInstanceType)value).GenericArguments[0]);
        return value.FullName switch
        {
            // A text is a code, or it is shared on purpose and says on what legal basis.
            "System.String" => property.Name.StartsWith("District", StringComparison.Ordinal) || property.Name.Contains("Code", StringComparison.Ordinal) || type.Properties.Any(p => p.Name == "LegalBasis"),
            "Hagukumi.Contracts.PersonIdentity" => type.Implements(PeopleIdentified),
            "Hagukumi.Contracts.StaffIdentity" => type.Implements(StaffIdentified),
            var name => Plain.Contains(name) || (Types.Resolve(value) is { } known && (known.IsEnum || IsTypedId(known))),
        };
    }

    static bool IsTypedId(TypeDefinition type) => type.IsValueType && type.Implements("Hagukumi.Contracts.IId`1");

    static bool IsConstants(TypeDefinition type) => type is { IsAbstract: true, IsSealed: true } && type.Fields.All(f => f.HasConstant) && type.Methods.All(m => !m.IsPublic);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StoredName();
}

public sealed class EventTests
{
    [Fact]
    public void Events_AreImmutableRecordsOfAllowedTypes() =>
        Codebase.Here.ContractAssemblies.SelectMany(c => EventRules.Malformed([.. c.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Events_AreFound() => EventRules.Of(Codebase.Here).Select(e => e.Event.Name).Should().Contain(["PregnancyNotified", "PeopleChanged", "FactWithdrawn"]);

    [Fact]
    public void Events_AreNamedAfterTheirPublisher() =>
        EventRules.Misnamed(EventRules.Of(Codebase.Here), [.. Codebase.Here.Modules.Select(Codebase.SlugOf)]).Should().BeEmpty();

    [Fact]
    public void Contracts_HoldNothingThatActs() =>
        Codebase.Here.ContractAssemblies.Where(c => c.Project != "Contracts").SelectMany(c => EventRules.NoContract(c.Assembly.Declared())).Should().BeEmpty();

    [Theory]
    [InlineData("NotSealed is not a sealed record")]
    [InlineData("NotRecord is not a sealed record")]
    [InlineData("Changeable.Day can be changed")]
    [InlineData("Telling.Remark is a String")]
    [InlineData("Telling.Names is a IReadOnlyList`1")]
    [InlineData("Telling.At is a DateTime")]
    [InlineData("Identifying.Who is a PersonIdentity")]
    public void Canary_EventThatTellsTooMuchOrChanges_IsCaught(string violation) =>
        EventRules.Malformed(BuiltAssemblies.Canaries.Below("Canaries.Events")).Should().Contain(violation).And.HaveCount(7);

    [Theory]
    [InlineData("NotSealed has no [Event]")]
    [InlineData("Telling: 'elsewhere.told' does not begin with its publisher, gardening")]
    [InlineData("Identifying: 'gardening.changed' is also the name of Changeable")]
    [InlineData("NotRecord: no module is 'nowhere'")]
    [InlineData("NotRecord: 'gardening.NotRecord' is not publisher.fact in lower case")]
    public void Canary_EventWithBadName_IsCaught(string violation) =>
        EventRules.Misnamed(EventRules.In(BuiltAssemblies.Canaries.Below("Canaries.Events")).Select(e => ((string?)"gardening", e)), ["gardening"]).Should().Contain(violation).And.HaveCount(5);

    [Fact]
    public void Canary_ContractThatActs_IsCaught() => EventRules.NoContract(BuiltAssemblies.Canaries.Below("Canaries.Events")).Should().ContainSingle(v => v.Contains("Acting", StringComparison.Ordinal));
}
