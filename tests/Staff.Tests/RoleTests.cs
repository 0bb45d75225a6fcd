using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>役割: what its holders may do is data that an administrator changes, and never so that nobody could change it back.</summary>
public sealed class RoleTests(App app) : IClassFixture<App>
{
    static int counter;

    async Task<string> Id(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    Task<IReadOnlyList<string>> Held(string code) => app.Database.Rows($"select permission from staff.role_permission where role_code = '{code}' order by 1");

    /// <summary>As the demo has it, whatever another test did.</summary>
    async Task OneAdministrator() =>
        await app.Database.Execute($"update staff.member set active = true; delete from staff.member_role where role = 'Administrator' and member_id <> '{await Id("kanri")}'");

    static IEnumerable<KeyValuePair<string, string?>> With(Page form, string? without = null, string? plus = null) =>
        form.Html.QuerySelectorAll("[name=Permissions][checked]").Select(f => f.GetAttribute("value")).Where(p => p != without).Concat(plus is null ? [] : [plus]).Select(p => KeyValuePair.Create("Permissions", p));

    [Fact]
    public async Task Change_ATickTakenAway_CountsInASessionThatIsOpenAlready_AndIsLogged()
    {
        var (admin, session) = (await app.SignedIn("kanri"), await app.SignedIn("yakan"));
        (await session.Get("/follow-ups")).Status.Should().Be(200);
        var form = await admin.Get("/staff/roles/NightDuty");
        form.Html.QuerySelectorAll("fieldset legend").Select(l => l.TextContent.Trim()).Should().Contain("職員").And.HaveCountGreaterThan(3);
        var traces = await Traces.From(app, "staff");

        (await admin.Submit(form, With(form, without: "follow-ups.work", plus: "staff.see"))).Status.Should().Be(303);
        (await admin.Submit(form, With(form, without: "follow-ups.work", plus: "staff.see"))).Status.Should().Be(303, "the second press finds it done");

        (await session.Get("/follow-ups")).Status.Should().Be(403);
        (await session.Get("/staff/members")).Status.Should().Be(200);
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Write).Should().ContainSingle().Which.Action.Should().Be("Role NightDuty");
        (await admin.Get("/staff/roles")).Letters.Should().Contain("夜間当番");
        form = await admin.Get("/staff/roles/NightDuty");
        (await admin.Submit(form, With(form, without: "staff.see", plus: "follow-ups.work"))).Status.Should().Be(303);
        (await session.Get("/follow-ups")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Change_ThatCannotBeLogged_ChangesNothing()
    {
        var admin = await app.SignedIn("kanri");
        var (form, before) = (await admin.Get("/staff/roles/Contractor"), await Held("Contractor"));
        await app.Database.Execute("alter table core.access_entry add constraint closed check (kind <> 'Write') not valid");
        try
        {
            (await admin.Submit(form, With(form, plus: "staff.see"))).Status.Should().Be(500);
        }
        finally
        {
            await app.Database.Execute("alter table core.access_entry drop constraint closed");
        }
        (await Held("Contractor")).Should().Equal(before);
    }

    [Fact]
    public async Task Change_AfterAColleague_ShowsBothAndOverwritesNothing()
    {
        var (one, other) = (await app.SignedIn("kanri"), await app.SignInAnew("kanri"));
        var (mine, theirs) = (await one.Get("/staff/roles/ResourceOfficer"), await other.Get("/staff/roles/ResourceOfficer"));
        (await other.Submit(theirs, With(theirs, plus: "staff.see"))).Status.Should().Be(303);

        var answer = await one.Submit(mine, With(mine, plus: "staff.assign-duties"));

        answer.Status.Should().Be(409);
        answer.Html.QuerySelector(".conflict")!.TextContent.Should().Contain("職員と担当を見る").And.Contain("担当の割当て");
        (await Held("ResourceOfficer")).Should().Contain("staff.see").And.NotContain("staff.assign-duties");
        (await one.Submit(answer)).Status.Should().Be(303);
        (await Held("ResourceOfficer")).Should().Contain("staff.assign-duties").And.NotContain("staff.see");
    }

    [Fact]
    public async Task Add_OfOnesOwn_IsOneRoleThatCanBeGiven()
    {
        var name = $"相談窓口{Interlocked.Increment(ref counter)}";
        var (admin, session) = (await app.SignedIn("kanri"), await app.SignedIn("gaibu"));
        var form = await admin.Get("/staff/roles/new");

        (await admin.SubmitTwice(form, new { Name = name, Permissions = "staff.see" })).Select(a => a.Status).Should().Equal(303, 303);

        var code = await app.Database.Scalar<string>($"select code from staff.role where name = '{name}'");
        (await session.Get("/staff/members")).Status.Should().Be(403);
        (await admin.Submit(await admin.Get($"/staff/members/{await Id("gaibu")}/roles/new"), new { Role = code, From = "2026-06-01" })).Status.Should().Be(303);
        (await session.Get("/staff/members")).Status.Should().Be(200);
        (await admin.Get("/staff/roles")).Letters.Should().Contain($"{name}1件1人");
    }

    [Theory]
    [InlineData("Name", "", "役割の名前を入力してください")]
    [InlineData("Name", "保健師", "同じ名前の役割があります")]
    [InlineData("Permissions", "staff.rule-the-world", "できることを選び直してください")]
    public async Task Add_Invalid_SaysWhyAndKeepsWhatWasTyped(string field, string typed, string says)
    {
        var admin = await app.SignedIn("kanri");
        var all = new Dictionary<string, string?> { ["Name"] = "窓口", ["Permissions"] = "staff.see", [field] = typed };

        var page = await admin.Submit(await admin.Get("/staff/roles/new"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("Name").Should().Be(all["Name"]);
        if (field == "Name") page.Html.QuerySelectorAll("[name=Permissions][checked]").Should().ContainSingle();
    }

    [Fact]
    public async Task LastAdministrator_WhateverTheWay_IsKeptWithASentence()
    {
        await OneAdministrator();
        var admin = await app.SignedIn("kanri");
        var (me, role) = ($"/staff/members/{await Id("kanri")}", await admin.Get("/staff/roles/Administrator"));
        async Task Refused(Page answer)
        {
            answer.Status.Should().Be(422, answer.Url);
            answer.Errors.Should().ContainSingle(answer.Url).Which.Should().Contain("一人もいなくなります").And.Contain("先に、ほかの職員に");
            (await admin.Get("/staff/roles")).Status.Should().Be(200, answer.Url);
        }

        await Refused(await admin.Submit(role, With(role, without: "staff.manage")));
        await Refused(await admin.Submit(await admin.Get(me), new { Active = (string?)null }));
        await Refused(await admin.Submit(await admin.Get(me), new { Roles = "Clerk" }));
        await Refused(await admin.Submit(await admin.Get($"{me}/roles/new"), new { Role = "Administrator", From = "2026-06-01", To = "2026-12-31" }));
        await Refused(await admin.Submit(await admin.Get($"{me}/roles/new"), new { Role = "Administrator", From = "2026-06-02" }));

        // With a second one the first may go, on a day on which the second is there.
        (await admin.Submit(await admin.Get($"/staff/members/{await Id("kojin")}/roles/new"), new { Role = "Administrator", From = "2026-08-01" })).Status.Should().Be(303);
        await Refused(await admin.Submit(await admin.Get($"{me}/roles/new"), new { Role = "Administrator", From = "2026-06-01", To = "2026-07-30" }));
        (await admin.Submit(await admin.Get($"{me}/roles/new"), new { Role = "Administrator", From = "2026-06-01", To = "2026-07-31" })).Status.Should().Be(303);
        (await admin.Submit(await admin.Get($"{me}/roles/new"), new { Role = "Administrator", From = "2026-06-01" })).Status.Should().Be(303);
    }

    [Fact]
    public async Task LastAdministrator_OfTwoWhoEachTakeTheOthersRole_IsKept()
    {
        await OneAdministrator();
        var admin = await app.SignedIn("kanri");
        (await admin.Submit(await admin.Get($"/staff/members/{await Id("chosei")}/roles/new"), new { Role = "Administrator", From = "2026-06-01" })).Status.Should().Be(303);
        var (one, two) = (await app.SignInAnew("kanri"), await app.SignInAnew("chosei"));
        var (ofTwo, ofOne) = (await one.Get($"/staff/members/{await Id("chosei")}"), await two.Get($"/staff/members/{await Id("kanri")}"));

        var answers = await Task.WhenAll(one.Submit(ofTwo, new { Active = (string?)null }), two.Submit(ofOne, new { Active = (string?)null }));

        answers.Count(a => a.Status == 303).Should().Be(1);
        await OneAdministrator();
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredWithASentence()
    {
        var admin = await app.SignedIn("kanri");
        app.Errors.Clear();

        (await Garbage.ThrownAt(admin, () => Task.FromResult("/staff/roles/new"))).Concat(await Garbage.ThrownAt(admin, () => Task.FromResult("/staff/roles/ExternalMember"))).Should().BeEmpty();

        app.Errors.Should().BeEmpty();
        (await admin.Get("/staff/roles/Emperor")).Status.Should().Be(404);
        foreach (var account in new[] { "kakaricho", "etsuran", "jimu" })
            foreach (var url in new[] { "/staff/roles", "/staff/roles/new", "/staff/roles/Administrator" }) (await (await app.SignedIn(account)).Get(url)).Status.Should().Be(403, $"{account} {url}");
    }
}
