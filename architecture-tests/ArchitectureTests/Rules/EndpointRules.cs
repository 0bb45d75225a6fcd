using System.Text.RegularExpressions;
using Hagukumi.ArchitectureTests.Reading;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Every endpoint says who may call it, and stands below its module's slug. Read from the sources.</summary>
static partial class EndpointRules
{
    /// <summary>What may be asked for without signing in; the host alone offers such addresses.</summary>
    static readonly string[] Anonymous = ["/sign-in", "/health/ready"];

    /// <summary>Addresses that a module may send to although another answers them: the page of a person, and what the host offers to all.</summary>
    static readonly string[] Shared = ["/families/people", "/families/search"];

    /// <summary>Where a desk's <c>MapGet</c> and <c>MapPost</c> are defined; those who call them say who may.</summary>
    const string Definition = "src/BuildingBlocks/BuildingBlocks/Security/DeskEndpoints.cs";

    public static IEnumerable<string> Undeclared(IEnumerable<SourceFile> sources) =>
        from source in sources
        where source.Path != Definition
        let mayBeAnonymous = Codebase.ModuleOf(source.Path) is null
        from endpoint in Endpoints(source)
        let declared = endpoint.Chain.Contains(".RequirePermission(", StringComparison.Ordinal) || endpoint.Chain.Contains(".ForAllStaff(", StringComparison.Ordinal)
        let anonymous = endpoint.Chain.Contains(".AllowAnonymous(", StringComparison.Ordinal)
        where (!declared && !anonymous) || (anonymous && !(mayBeAnonymous && IsAnonymous(endpoint)))
        select anonymous ? $"{source.At(endpoint.At)}: {endpoint.Method} is open to anybody" : $"{source.At(endpoint.At)}: {endpoint.Method} asks for no permission";

    /// <summary>Anonymity may not come by another way.</summary>
    public static IEnumerable<string> AnonymousAttributes(IEnumerable<SourceFile> sources) =>
        from source in sources
        from Match found in AnonymousAttribute().Matches(source.Bare)
        select $"{source.At(found.Index)}: [AllowAnonymous]";

    /// <summary>A module maps on the group it is given and on nothing else.</summary>
    public static IEnumerable<string> OutsideTheGroup(IEnumerable<SourceFile> sources) =>
        from source in sources
        where Codebase.ModuleOf(source.Path) is not null
        from Match found in WholeApplication().Matches(source.Bare)
        select $"{source.At(found.Index)}: a module maps only on its RouteGroupBuilder, not on {found.Value}";

    /// <summary>Addresses of other modules in screens and use cases.</summary>
    public static IEnumerable<string> ForeignAddresses(IEnumerable<SourceFile> sources, IReadOnlyCollection<string> modules)
    {
        var slugs = modules.ToDictionary(Codebase.SlugOf, m => m, StringComparer.Ordinal);
        return from source in sources
               let own = Codebase.ModuleOf(source.Path)
               where own is not null
               from Match found in Address().Matches(source.Text)
               let path = found.Groups["path"].Value
               let slug = path.Split('/', '?', '#')[1]
               where slugs.TryGetValue(slug, out var module) && module != own && !IsShared(path) && !IsRouteOfTheDesk(source, found.Index) && !IsComment(source, found.Index)
               select $"{source.At(found.Index)}: {path} belongs to {slug}";
    }

    static bool IsShared(string path) => Array.Exists(Shared, s => path == s || path.StartsWith(s + "/", StringComparison.Ordinal));

    /// <summary>The first argument of a Map call is a path below the slug, so its first segment names no module.</summary>
    static bool IsRouteOfTheDesk(SourceFile source, int at) => MapsHere().IsMatch(source.Text[..at]);

    static bool IsComment(SourceFile source, int at) => source.Path.EndsWith(".cs", StringComparison.Ordinal) && source.Text[(source.Text.LastIndexOf('\n', at) + 1)..at].TrimStart().StartsWith("//", StringComparison.Ordinal);

    static bool IsAnonymous(Endpoint endpoint) => endpoint.Method == "MapStaticAssets" || Array.Exists(Anonymous, a => endpoint.Route == a);

    static IEnumerable<Endpoint> Endpoints(SourceFile source)
    {
        foreach (Match found in Maps().Matches(source.Bare))
        {
            var open = found.Index + found.Length - 1;
            var close = Close(source.Bare, open);
            var end = close;
            for (var depth = 0; end < source.Bare.Length && depth >= 0 && !(depth == 0 && source.Bare[end] is ';' or ','); end++)
                depth += source.Bare[end] switch { '(' or '{' or '[' when end > close => 1, ')' or '}' or ']' when end > close => -1, _ => 0 };
            yield return new(found.Groups["method"].Value, found.Index, Route().Match(source.Text[(open + 1)..close]).Groups["route"].Value, source.Bare[close..end]);
        }
    }

    static int Close(string bare, int open)
    {
        var depth = 0;
        for (var i = open; i < bare.Length; i++)
        {
            depth += bare[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i;
        }
        return bare.Length - 1;
    }

    sealed record Endpoint(string Method, int At, string Route, string Chain);

    // A use case's own Map(desk) and a mapping's Map(builder) are called on a type, so on a capital letter.
    [GeneratedRegex(@"(\.\s*(?<method>Map(Get|Post|Put|Delete|Patch|Methods|Fallback|StaticAssets|HealthChecks|RazorComponents))|((?<=[^\w.][a-z_]\w*\s*)|(?<=\)\s*))\.\s*(?<method>Map|Screen))(<[^>()]*>)?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Maps();

    [GeneratedRegex("^\\s*\"(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    [GeneratedRegex(@"\[\s*(\w+\s*,\s*)*AllowAnonymous\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnonymousAttribute();

    [GeneratedRegex(@"\b(WebApplication|IEndpointRouteBuilder|IApplicationBuilder)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeApplication();

    [GeneratedRegex("[\"']@?\\(?\\$?\"?(?<path>/[a-z][a-z0-9-]*[^\"'\\s<]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\.(Map\w*|Screen)\(\s*$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 1000)]
    private static partial Regex MapsHere();
}

public sealed class EndpointTests
{
    const string Bad = "src/Modules/Gardening/Gardening/Trees/PlantTree.cs";

    [Fact]
    public void Endpoints_SayWhoMayCallThem() => EndpointRules.Undeclared(Codebase.Here.SourcesBelow("src/", ".cs")).Should().BeEmpty();

    [Fact]
    public void Endpoints_AreNeverOpenedByAnAttribute() => EndpointRules.AnonymousAttributes(Codebase.Here.Sources.Where(s => s.Path.StartsWith("src/", StringComparison.Ordinal))).Should().BeEmpty();

    [Fact]
    public void Modules_MapOnlyOnTheirGroup() => EndpointRules.OutsideTheGroup(Codebase.Here.SourcesBelow("src/Modules/", ".cs")).Should().BeEmpty();

    [Fact]
    public void Modules_NameNoAddressOfAnother() => EndpointRules.ForeignAddresses(Codebase.Here.Sources, Codebase.Here.Modules).Should().BeEmpty();

    [Theory]
    [InlineData("""desk.MapGet("/trees", Show);""")]
    [InlineData("""desk.MapPost("/trees", Save).DisableAntiforgery();""")]
    [InlineData("""desk.MapGet("/trees", () => { Ask().RequirePermission(See); return 1; });""")]
    [InlineData("""desk.MapGet("/a", Show); desk.MapGet("/b", Show).RequirePermission(See);""")]
    [InlineData("""desk.MapGet("/a", Show); // .RequirePermission(See)""")]
    [InlineData("""x => desk.Screen("/trees/new", Show, Save);""")]
    [InlineData("""ListTrees.Map(desk); desk.Map("/trees", Show);""")]
    [InlineData("""desk.MapGroup("/a").Map("/trees", Show);""")]
    [InlineData("""desk.MapGet("/trees", Show).AllowAnonymous();""")]
    [InlineData("""desk.MapGet("/sign-in", Show).AllowAnonymous();""")]
    public void Canary_EndpointWithoutPermission_IsCaught(string code) => EndpointRules.Undeclared([new(Bad, code)]).Should().ContainSingle();

    [Theory]
    [InlineData(Bad, """desk.MapGet("/trees", Show).WithName("x").RequirePermission(See);""")]
    [InlineData(Bad, """public static void Map(RouteGroupBuilder desk) => desk.MapGet("/trees/{id:guid}", () => { return $"{a["b"]}"; }).ForAllStaff();""")]
    [InlineData("src/Host/Host/Program.cs", """app.MapPost("/sign-in", SignIn).AllowAnonymous(); app.MapStaticAssets().AllowAnonymous();""")]
    public void Endpoints_ThatDeclare_Pass(string path, string code) => EndpointRules.Undeclared([new(path, code)]).Should().BeEmpty();

    [Fact]
    public void Canary_AnonymousPageOfTheHost_IsCaught() => EndpointRules.Undeclared([new("src/Host/Host/Program.cs", """app.MapGet("/people", All).AllowAnonymous();""")]).Should().ContainSingle();

    [Fact]
    public void Canary_AnonymousAttribute_IsCaught() => EndpointRules.AnonymousAttributes([new(Bad, "desk.MapGet(\"/x\", [AllowAnonymous] () => 1);")]).Should().ContainSingle();

    [Fact]
    public void Canary_MappingOnTheWholeApplication_IsCaught() => EndpointRules.OutsideTheGroup([new(Bad, "static void Map(IEndpointRouteBuilder all) { }")]).Should().ContainSingle();

    [Theory]
    [InlineData("Trees.razor", """<a href="/staff/members/@Id">""")]
    [InlineData("Trees.razor", """<PageHead BackHref="@($"/staff/members/{Id}")" />""")]
    [InlineData("PlantTree.cs", """return Screen.SeeOther($"/staff/members/{id}");""")]
    public void Canary_AddressOfAnotherModule_IsCaught(string file, string text) =>
        EndpointRules.ForeignAddresses([new($"src/Modules/Gardening/Gardening/{file}", text)], ["Gardening", "Staff", "Families"]).Should().ContainSingle();

    [Theory]
    [InlineData("Trees.razor", """<a href="/families/people/@Id"><a href="/gardening/trees"><a href="/sign-out">""")]
    [InlineData("PlantTree.cs", """desk.MapGet("/staff", Show).RequirePermission(See);""")]
    public void Addresses_OfOnesOwnAndOfPeople_Pass(string file, string text) =>
        EndpointRules.ForeignAddresses([new($"src/Modules/Gardening/Gardening/{file}", text)], ["Gardening", "Staff", "Families"]).Should().BeEmpty();
}
