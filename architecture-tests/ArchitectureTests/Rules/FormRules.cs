using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Every form that is posted has its rules beside it, in the same use case.</summary>
static class FormRules
{
    public static IEnumerable<string> WithoutRules(IReadOnlyList<TypeDefinition> types)
    {
        var posted = types.WithInner().SelectMany(t => t.Methods).SelectMany(m => m.Parameters).Where(p => p.Attribute("FromForm") is not null).Select(p => p.ParameterType.FullName).ToHashSet(StringComparer.Ordinal);
        return from form in types
               where form.IsNested && form.IsClass && !form.IsEnum && ((form.Name == "Form" && form.IsNestedPublic) || posted.Contains(form.FullName))
               where !form.DeclaringType.NestedTypes.Any(t => t.BaseTypes().OfType<GenericInstanceType>().Any(b => b.ElementType.FullName == "FluentValidation.AbstractValidator`1" && b.GenericArguments[0].FullName == form.FullName))
               select $"{form.ShownName()} has no AbstractValidator in {form.DeclaringType.Name}";
    }

    /// <summary>A posted form is nested in its use case; another's form would be checked by another's rules.</summary>
    public static IEnumerable<string> PostedFromElsewhere(IReadOnlyList<TypeDefinition> types) =>
        from type in types.WithInner()
        from method in type.Methods
        from parameter in method.Parameters
        where parameter.Attribute("FromForm") is not null && types.Any(t => t.FullName == parameter.ParameterType.FullName)
        let use = Types.Outermost(type)
        where Types.Outermost(types.First(t => t.FullName == parameter.ParameterType.FullName)) != use
        select $"{use.Name}.{method.Name} takes {parameter.ParameterType.ShownName()}";
}

public sealed class FormTests
{
    [Fact]
    public void Forms_HaveRules() => Codebase.Here.ModuleAssemblies.SelectMany(m => FormRules.WithoutRules([.. m.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Forms_BelongToTheirUseCase() => Codebase.Here.ModuleAssemblies.SelectMany(m => FormRules.PostedFromElsewhere([.. m.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Canary_FormWithoutRules_IsCaught() =>
        FormRules.WithoutRules(BuiltAssemblies.Canaries.Below("Canaries.Forms")).Should().BeEquivalentTo("FellTree.Form has no AbstractValidator in FellTree", "FellTree.Posted has no AbstractValidator in FellTree");

    [Fact]
    public void Canary_FormOfAnotherUseCase_IsCaught() =>
        FormRules.PostedFromElsewhere(BuiltAssemblies.Canaries.Below("Canaries.Forms")).Should().ContainSingle(v => v == "GrowTree.Steal takes FellTree.Form");
}
