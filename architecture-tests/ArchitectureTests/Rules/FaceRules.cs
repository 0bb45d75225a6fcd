using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>
/// What of a module may be seen from outside: <c>XModule</c>, the screens, what the parameters of the screens name, and the
/// use cases in which that is nested. Migrations and what Razor makes of _Imports are public as they are generated.
/// </summary>
static class FaceRules
{
    const string Component = "Microsoft.AspNetCore.Components.IComponent";

    public static IEnumerable<string> TooPublic(string module, IReadOnlyList<TypeDefinition> types)
    {
        var named = NamedByScreens(types);
        return types.Where(t => t.IsVisibleOutside() && !(t.Name == $"{module}Module" && !t.IsNested) && !t.Implements(Component) && t.Name != "_Imports" && !named.Contains(t.FullName)
                && !t.Inherits("Microsoft.EntityFrameworkCore.Migrations.Migration"))
            .Select(t => $"{t.FullName} is public, but no screen's parameter names it");
    }

    static HashSet<string> NamedByScreens(IReadOnlyList<TypeDefinition> types)
    {
        var own = types.ToDictionary(t => t.FullName, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<TypeReference>(types.Where(t => t.Implements(Component)).SelectMany(t => t.Properties)
            .Where(p => p.Attribute("Parameter") is not null || p.Attribute("CascadingParameter") is not null).SelectMany(p => p.PropertyType.Named()));
        while (open.TryDequeue(out var name))
        {
            if (!own.TryGetValue(name.FullName, out var type) || !found.Add(type.FullName)) continue;
            foreach (var next in Shown(type)) open.Enqueue(next);
            for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType) found.Add(outer.FullName);
        }
        return found;
    }

    /// <summary>Types that a public type cannot help showing.</summary>
    static IEnumerable<TypeReference> Shown(TypeDefinition type) =>
        type.Properties.Where(p => p.GetMethod is { IsPublic: true }).Select(p => p.PropertyType)
            .Concat(type.Fields.Where(f => f.IsPublic).Select(f => f.FieldType))
            .Concat(type.Methods.Where(m => m.IsPublic).SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)))
            .Concat(type.BaseType is { } parent ? [parent] : []).Concat(type.Interfaces.Select(i => i.InterfaceType))
            .SelectMany(t => t.Named());
}

public sealed class FaceTests
{
    [Fact]
    public void Modules_ShowOnlyTheirFaceAndTheirScreens() =>
        Codebase.Here.ModuleAssemblies.SelectMany(m => FaceRules.TooPublic(m.Module, [.. m.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Canary_PublicAggregate_IsCaught()
    {
        var caught = FaceRules.TooPublic("Gardening", BuiltAssemblies.Canaries.Below("Canaries.Face")).ToList();
        caught.Should().HaveCount(3);
        caught.Should().Contain(v => v.Contains("Tree ", StringComparison.Ordinal)).And.Contain(v => v.Contains("PlantTree/Rules", StringComparison.Ordinal)).And.Contain(v => v.Contains("WaterTree ", StringComparison.Ordinal));
    }
}
