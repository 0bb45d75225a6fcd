using System.Text.RegularExpressions;
using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Components are functions of their parameters, and their markup passes a strict content security policy.</summary>
static partial class MarkupRules
{
    /// <summary>What a component may be given besides its parameters. No context, no service that loads.</summary>
    static readonly HashSet<string> Injected = new(StringComparer.Ordinal)
    {
        "Hagukumi.Screens.AssetUrls", "Hagukumi.Screens.ShellOptions", "Hagukumi.BuildingBlocks.Security.CurrentStaff",
        "System.Collections.Generic.IEnumerable`1<Hagukumi.BuildingBlocks.Modules.IModule>", "Microsoft.AspNetCore.Components.NavigationManager", "System.TimeProvider",
    };

    public static IEnumerable<string> Inline(IEnumerable<SourceFile> sources) =>
        from source in sources
        let markup = Comment().Replace(source.Text, m => Blank().Replace(m.Value, " "))
        from Match found in Forbidden().Matches(markup)
        select $"{source.At(found.Index)}: {found.Value.Trim()}";

    public static IEnumerable<string> InjectedServices(IEnumerable<TypeDefinition> types) =>
        from type in types
        where type.Implements("Microsoft.AspNetCore.Components.IComponent")
        from property in type.Properties
        where property.Attribute("Inject") is not null && !Injected.Contains(property.PropertyType.FullName)
        select $"{type.ShownName()} injects {property.PropertyType.FullName}";

    [GeneratedRegex("""<!--.*?-->|@\*.*?\*@""", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("[^\n]", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    // A style or handler as an attribute, a style element, a script without src, or one with words of its own.
    [GeneratedRegex("""\sstyle\s*=\s*["'@]|\s@?on[a-z]+\s*=\s*["'@]|<style\b|<script\b(?![^>]*\ssrc=)|<script\b[^>]*\ssrc=[^>]*>(?=\s*[^\s<])|javascript:""", RegexOptions.None, 1000)]
    private static partial Regex Forbidden();
}

public sealed class MarkupTests
{
    [Fact]
    public void Markup_HasNoInlineStyleOrScript() => MarkupRules.Inline(Codebase.Here.SourcesBelow("src/", ".razor")).Should().BeEmpty();

    [Fact]
    public void Components_InjectNothingThatLoads() =>
        Codebase.Here.Projects.Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal) && Codebase.Here.Assemblies.ContainsKey(p.Name))
            .SelectMany(p => MarkupRules.InjectedServices(Codebase.Here.Assemblies[p.Name].Declared())).Should().BeEmpty();

    [Theory]
    [InlineData("""<p style="color:red">""")]
    [InlineData("""<rect style='fill:red' />""")]
    [InlineData("""<button onclick="go()">""")]
    [InlineData("""<button @onclick="Go">""")]
    [InlineData("<script>go()</script>")]
    [InlineData("""<script src="/a.js">go()</script>""")]
    [InlineData("<style>p { }</style>")]
    [InlineData("""<a href="javascript:go()">""")]
    public void Canary_InlineStyleOrScript_IsCaught(string markup) => MarkupRules.Inline([new("src/Bad.razor", markup)]).Should().ContainSingle();

    [Theory]
    [InlineData("""<script src="/a.js" defer></script>""")]
    [InlineData("""<Field OnDate="x" option="y" />""")]
    [InlineData("""@* <p style="x"> *@ <!-- <p style="x"> -->""")]
    public void Markup_ThatIsPlain_Passes(string markup) => MarkupRules.Inline([new("src/Good.razor", markup)]).Should().BeEmpty();

    [Fact]
    public void Canary_ContextInAComponent_IsCaught() => MarkupRules.InjectedServices(BuiltAssemblies.Canaries.Below("Canaries.Markup")).Should().ContainSingle();
}
