using Hagukumi.BuildingBlocks.Security;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>Who may call what: asked of every address the program has, so that a new one cannot be forgotten.</summary>
public sealed class EndpointTests(App app) : IClassFixture<App>
{
    static readonly string[] OpenToAll = ["/sign-in", "/health/ready"];

    // On a developer's machine the framework adds one for files that are not built yet.
    IEnumerable<RouteEndpoint> All => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText != "{**path:file}");

    IEnumerable<(string Method, string Url, string Permission, bool HasId)> Asking =>
        from endpoint in All
        let permission = endpoint.Metadata.GetMetadata<Permission>()
        where permission is not null && permission != PermissionEndpoints.AllStaff
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, Address(endpoint), permission.Code, endpoint.RoutePattern.Parameters.Any(p => p.Name == "id"));

    static string Address(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => s.Parts[0] switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "module" } => "families",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part when part.ParameterPolicies.Any(p => p.Content == "long") => "987654321",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part when part.ParameterPolicies.Any(p => p.Content == "int") => "2026",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => $"{Guid.CreateVersion7()}",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        _ => throw new NotSupportedException(endpoint.RoutePattern.RawText),
    }));

    static Task<Page> Ask(Browser browser, string method, string url) => method == "GET" ? browser.Get(url) : browser.Post(url);

    /// <summary>Accounts of the demo with the permissions of their roles.</summary>
    async Task<ILookup<string, string>> Permissions() => (await app.Database.Rows(
        "select a.user_name, p.permission from staff.account a join staff.member_role r on r.member_id = a.id join staff.role_permission p on p.role_code = r.role"))
        .Select(row => row.Split('\t')).ToLookup(row => row[0], row => row[1]);

    [Fact]
    public void Endpoints_AllDeclareWhoMayCallThem()
    {
        All.Count().Should().BeGreaterThan(60);

        All.Where(e => e.Metadata.GetMetadata<Permission>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !OpenToAll.Contains(Address(e), StringComparer.Ordinal))
            .Select(e => e.RoutePattern.RawText).Should().BeEmpty();
        All.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(Address).Distinct().Should().BeEquivalentTo(OpenToAll);
    }

    [Fact]
    public async Task Endpoints_EachRoleWithoutThePermission_IsForbidden()
    {
        var holders = await Permissions();
        var accounts = await app.Database.Rows("select user_name from staff.account order by 1");
        accounts.Should().HaveCountGreaterThan(15);
        List<string> open = [];
        foreach (var account in accounts)
        {
            var browser = await app.SignedIn(account);
            foreach (var (method, url, permission, _) in Asking.Where(a => !holders[account].Contains(a.Permission)))
                if (await Ask(browser, method, url) is { Status: not 403 } answer) open.Add($"{account} {method} {url}: {answer.Status}");
        }
        open.Should().BeEmpty();
    }

    [Fact]
    public async Task Endpoints_SignedOut_LeadToTheSignInPage()
    {
        foreach (var (method, url, _, _) in Asking.Append(("GET", "/", "", false)).Append(("POST", "/sign-out", "", false)))
        {
            var answer = await Ask(app.Anonymous(), method, url);
            answer.Status.Should().Be(302, $"{method} {url}");
            answer.Location.Should().Contain("/sign-in?to=");
        }
    }

    [Fact]
    public async Task Endpoints_UnknownId_AreNotFound()
    {
        var holders = await Permissions();
        foreach (var (method, url, permission, _) in Asking.Where(a => a.HasId && !a.Url.StartsWith("/operations", StringComparison.Ordinal)))
        {
            var browser = await app.SignedIn(holders.First(h => h.Contains(permission)).Key);
            var token = (await browser.Follow(await browser.Get("/"))).Value("__RequestVerificationToken");
            var answer = method == "GET" ? await browser.Get(url) : await browser.Post(url, ("__RequestVerificationToken", token!));
            answer.Status.Should().Be(404, $"{method} {url}");
            answer.Words.Should().Contain("画面が見つかりません");
        }
    }

    [Fact]
    public async Task Forms_WithoutToken_AreRefused()
    {
        var holders = await Permissions();
        foreach (var (_, url, permission, _) in Asking.Where(a => a.Method == "POST").Append(("POST", "/sign-out", "operations.operate", false)))
        {
            var browser = await app.SignedIn(holders.First(h => h.Contains(permission)).Key);
            (await browser.Post(url)).Status.Should().Be(400, url);
            (await browser.Post(url, ("__RequestVerificationToken", "CfDJ8forged"), ("On", "2026-06-01"))).Status.Should().Be(400, url);
        }
        // The one who was not signed out by a forged form is still there.
        (await (await app.SignedIn("kanri")).Get("/operations/jobs")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Form_WithTheTokenOfAnotherPerson_IsRefused()
    {
        var (nurse, clerk) = (await app.SignedIn("hokenshi1"), await app.SignedIn("jimu"));
        var stolen = (await clerk.Follow(await clerk.Get("/"))).Value("__RequestVerificationToken");

        (await nurse.Post("/follow-ups/notices/read", ("__RequestVerificationToken", stolen!))).Status.Should().Be(400);
    }
}
