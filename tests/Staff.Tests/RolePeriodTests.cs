using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Staff.Tests;

/// <summary>二段階の権限: a role counts from its first day to its last, and 閲覧のみ records nothing.</summary>
public sealed class RolePeriodTests(App app) : IClassFixture<App>
{
    async Task<Guid> Id(string userName) => Guid.Parse((await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single());

    async Task<Page> Grant(string userName, object typed)
    {
        var admin = await app.SignedIn("kanri");
        return await admin.Submit(await admin.Get($"/staff/members/{await Id(userName)}/roles/new"), typed);
    }

    async Task<int> StatusOn(DateOnly day, Browser session, string url)
    {
        app.Clock.Set(day);
        try
        {
            return (await session.Get(url)).Status;
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task Grant_ForAPeriod_CountsFromItsFirstDayToItsLast_InASessionThatIsOpenAlready()
    {
        var session = await app.SignedIn("kenshu");

        (await Grant("kenshu", new { Role = "Viewer", From = "2026-07-01", To = "2026-07-03" })).Status.Should().Be(303);

        foreach (var (day, status) in new[] { (new DateOnly(2026, 6, 30), 403), (new(2026, 7, 1), 200), (new(2026, 7, 3), 200), (new(2026, 7, 4), 403) })
            (await StatusOn(day, session, "/families/search")).Should().Be(status, $"{day:yyyy-MM-dd}");
        (await (await app.SignedIn("kanri")).Get("/staff/members")).Letters.Should().Contain("閲覧のみ（R8.7.1からR8.7.3まで）");
    }

    [Fact]
    public async Task Grant_SecondStage_SeesFirstAndRecordsFromItsDay()
    {
        (await Grant("shigen", new { Role = "Viewer", From = "2026-06-01", To = "2026-06-30" })).Status.Should().Be(303);
        (await Grant("shigen", new { Role = "ChildFamilyCounselor", From = "2026-07-01" })).Status.Should().Be(303);
        var session = await app.SignedIn("shigen");
        var person = (await app.Register(new Resident()))[0];

        foreach (var (day, see, record) in new[] { (new DateOnly(2026, 6, 1), 200, 403), (new(2026, 6, 30), 200, 403), (new(2026, 7, 1), 200, 200), (new(2027, 7, 1), 200, 200) })
        {
            (await StatusOn(day, session, $"/families/people/{person}")).Should().Be(see, $"{day:yyyy-MM-dd}");
            (await StatusOn(day, session, $"/families/people/{person}/hardships/new")).Should().Be(record, $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public async Task Grant_HeldAlready_GetsTheNewDays_AndIsLoggedOnce()
    {
        var traces = await Traces.From(app, "staff");
        var typed = new { Role = "Contractor", From = "2026-06-01", To = "2026-06-10" };

        (await Grant("itaku", typed)).Status.Should().Be(303);
        (await Grant("itaku", typed)).Status.Should().Be(303, "the second press finds it done");

        (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Write).Which.Action.Should().Contain($"{await Id("itaku")}");
        (await app.Database.Scalar<long>($"select count(*) from staff.member_role where member_id = '{await Id("itaku")}'")).Should().Be(1);
        // What ended is offered again, and counts at once when it is ticked.
        app.Clock.Set(new(2026, 6, 11));
        var admin = await app.SignedIn("kanri");
        var form = await admin.Get($"/staff/members/{await Id("itaku")}");
        form.Html.QuerySelectorAll("[name=Roles][checked]").Should().BeEmpty();
        (await admin.Submit(form, new { Roles = "Contractor" })).Status.Should().Be(303);
        app.Clock.Set(App.Monday);
        (await admin.Get("/staff/members")).Letters.Should().Contain("中島歩支援コーディネーター委託先利用中");
    }

    [Theory]
    [InlineData("", "2026-07-01", "", "役割を選んでください")]
    [InlineData("Emperor", "2026-07-01", "", "役割を選び直してください")]
    [InlineData("Viewer", "", "", "始めの日")]
    [InlineData("Viewer", "2026-13-01", "", "始めの日")]
    [InlineData("Viewer", "2026-07-02", "2026-07-01", "終わりの日は始めの日以後")]
    public async Task Grant_Invalid_SaysWhyAndKeepsWhatWasTyped(string role, string from, string to, string says)
    {
        var page = await Grant("gaibu", new { Role = role, From = from, To = to });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        if (role == "Viewer") page.Value("Role").Should().Be(role);
        (await app.Database.Scalar<long>($"select count(*) from staff.member_role where member_id = '{await Id("gaibu")}' and role <> 'ExternalMember'")).Should().Be(0);
    }

    [Fact]
    public async Task Grant_SomebodyChangedTheMemberMeanwhile_ShowsBoth()
    {
        var admin = await app.SignedIn("kanri");
        var form = await admin.Get($"/staff/members/{await Id("yakan")}/roles/new");
        (await Grant("yakan", new { Role = "Viewer", From = "2026-08-01" })).Status.Should().Be(303);

        var page = await admin.Submit(form, new { Role = "Viewer", From = "2026-09-01" });

        page.Status.Should().Be(409);
        page.Words.Should().Contain("閲覧のみ（R8.8.1から）").And.Contain("閲覧のみ（R8.9.1から）");
        (await admin.Submit(page)).Status.Should().Be(303);
        (await (await app.SignedIn("jimu")).Get($"/staff/members/{await Id("yakan")}/roles/new")).Status.Should().Be(403);
        (await Garbage.ThrownAt(admin, async () => $"/staff/members/{await Id("yakan")}/roles/new")).Should().BeEmpty();
        (await admin.Get($"/staff/members/{Guid.CreateVersion7()}/roles/new")).Status.Should().Be(404);
    }

    [Fact]
    public void Viewer_OfEveryEndpoint_SeesWhatACounsellorSees_AndSendsNothing()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Route: e.RoutePattern.RawText!, Method: m, Permission: e.Metadata.GetMetadata<Permission>())))
            .Where(e => e.Permission is not null && e.Permission != PermissionEndpoints.AllStaff).ToList();
        var forms = endpoints.Where(e => e.Method == "POST").Select(e => e.Route).ToHashSet();
        bool Holds(Permission permission, StandardRole role) => permission.GrantedTo.Contains(role);

        endpoints.Should().HaveCountGreaterThan(50);
        endpoints.Where(e => e.Method != "GET" && Holds(e.Permission!, StandardRole.Viewer)).Should().BeEmpty("閲覧のみ records nothing");
        endpoints.Where(e => e.Method == "GET" && forms.Contains(e.Route) && Holds(e.Permission!, StandardRole.Viewer)).Should().BeEmpty("a form that cannot be sent is no sight");
        // What is not a sight of a record: one's own work, the print queue, what a counsellor decides.
        string[] own = ["follow-ups.work", "follow-ups.write-notes", "follow-ups.refer", "families.send-letters", "staff.own-presence"];
        endpoints.Where(e => e.Method == "GET" && !forms.Contains(e.Route) && Holds(e.Permission!, StandardRole.ChildFamilyCounselor) && !Holds(e.Permission!, StandardRole.Viewer))
            .Select(e => e.Permission!.Code).Distinct().Should().BeSubsetOf(own);
    }

    [Fact]
    public async Task Viewer_PersonPage_ShowsWhatIsOwedAndOffersNothingToRecord()
    {
        var person = (await app.Register(new Resident()))[0];
        var nurse = await app.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get($"/follow-ups/new?person={person}"), new { What = "電話をする", DueOn = "2026-06-20", Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        var viewer = await app.SignedIn("etsuran");

        foreach (var url in new[] { $"/families/people/{person}", $"/families/people/{person}/facts", $"/families/people/{person}/genogram" })
        {
            var page = await viewer.Get(url);
            page.Status.Should().Be(200, url);
            foreach (var link in page.Html.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
                (await viewer.Get(link)).Status.Should().NotBe(403, $"{url} → {link}");
            page.Html.QuerySelectorAll("main form[method=post]").Should().BeEmpty(url);
        }
        (await viewer.Get($"/families/people/{person}")).Words.Should().Contain("電話をする").And.NotContain("この人のやることを追加");
    }

    [Fact]
    public async Task Migrate_ARoleThatALaterVersionBrings_FindsItsPermissions()
    {
        var before = await app.Database.Rows("select permission from staff.role_permission where role_code = 'Viewer' order by 1");
        await app.Database.Execute("delete from staff.role_permission where role_code = 'Viewer'; delete from staff.role where code = 'Viewer'; delete from staff.role_permission where role_code = 'Midwife' and permission = 'families.search'");

        await using (var scope = app.Services.CreateAsyncScope())
            foreach (var after in scope.ServiceProvider.GetServices<IAfterMigration>()) await after.Run(default);

        (await app.Database.Rows("select permission from staff.role_permission where role_code = 'Viewer' order by 1")).Should().Equal(before).And.Contain("families.see-person");
        (await app.Database.Rows("select permission from staff.role_permission where role_code = 'Midwife'")).Should().NotContain("families.search", "what an administrator took away stays away");
        await app.Database.Execute("insert into staff.role_permission (role_code, permission) values ('Midwife', 'families.search')");
    }
}
