using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>担当: who holds which duty from when to when.</summary>
public sealed class DutyTests(App app) : IClassFixture<App>
{
    static int counter;

    static string NewDistrict() => $"試験{Interlocked.Increment(ref counter)}小";

    async Task<string> Member(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    async Task<Dictionary<string, string?>> Filled(string district) =>
        new() { ["Holder"] = await Member("hokenshi2"), ["Duty"] = "PublicHealthNurse", ["District"] = district, ["From"] = "令和8年6月1日", ["To"] = "R9.3.31" };

    async Task<string> Assign(string district)
    {
        var supervisor = await app.SignedIn("kakaricho");
        (await supervisor.Submit(await supervisor.Get("/staff/duties/new"), await Filled(district))).Status.Should().Be(303);
        return (await app.Database.Rows($"select id from staff.duty_assignment where district = '{district}'")).Single();
    }

    Task<long> Count(string district) => app.Database.Scalar<long>($"select count(*) from staff.duty_assignment where district = '{district}'");

    [Fact]
    public async Task Assign_Valid_TellsItAndTheListShowsIt()
    {
        var (district, traces) = (NewDistrict(), await Traces.From(app, "staff"));

        await Assign(district);

        (await traces.Events()).Should().Equal("staff.duty-assigned");
        (await (await app.SignedIn("hokenshi1")).Get("/staff/duties")).Words.Should().Contain($"地区担当保健師 {district} 石田 由香 R8.6.1 R9.3.31");
        await app.Delivered();
        (await app.Database.Scalar<long>($"select count(*) from follow_ups.duty_holder where district = '{district}'")).Should().Be(1);
    }

    [Fact]
    public async Task Assign_FromLaterOn_IsMarkedAndCountsFromThatDay()
    {
        var district = NewDistrict();
        var supervisor = await app.SignedIn("kakaricho");
        var typed = await Filled(district);
        (typed["From"], typed["To"]) = ("2026-06-10", "2026-06-12");
        (await supervisor.Submit(await supervisor.Get("/staff/duties/new"), typed)).Status.Should().Be(303);
        await app.Delivered();
        var woman = (await app.Register(new Resident { Name = "期間 花子", District = district }))[0];
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/new?person={woman}"), new { What = "期間の用事", DueOn = "2026-06-30", Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        var nurse = await app.SignedIn("hokenshi2");
        async Task<(bool Nurse, bool Supervisor)> On(DateOnly day)
        {
            app.Clock.Set(day);
            return ((await nurse.Get("/follow-ups")).Text.Contains("期間の用事"), (await supervisor.Get("/follow-ups")).Text.Contains("期間の用事"));
        }

        try
        {
            (await supervisor.Get("/staff/duties")).Html.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(district)).TextContent.Should().Contain("これから");
            (await On(new(2026, 6, 9))).Should().Be((false, true));
            (await On(new(2026, 6, 10))).Should().Be((true, false));
            (await On(new(2026, 6, 12))).Should().Be((true, false));
            (await On(new(2026, 6, 13))).Should().Be((false, true));
            (await supervisor.Get("/staff/duties")).Text.Should().NotContain(district);
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
    }

    [Theory]
    [InlineData("Holder", "", "職員を選んでください")]
    [InlineData("Holder", "somebody", "職員を選んでください")]
    [InlineData("Holder", "00000000-0000-0000-0000-000000000009", "職員を選び直してください")]
    [InlineData("Duty", "King", "担当を選んでください")]
    [InlineData("Duty", "0", "担当を選んでください")]
    [InlineData("District", "長", "地区は60文字以内")]
    [InlineData("From", "", "始めの日を入力してください")]
    [InlineData("From", "四月から", "始めの日は「2026-04-01」")]
    [InlineData("To", "2026-05-31", "終わりの日は始めの日以後")]
    [InlineData("To", "ずっと", "終わりの日は「2026-04-01」")]
    public async Task Assign_Invalid_SaysWhyAndKeepsEverythingTyped(string field, string typed, string says)
    {
        var district = NewDistrict();
        var supervisor = await app.SignedIn("kakaricho");
        var all = await Filled(district);
        all[field] = typed == "長" ? new string('長', 61) : typed;

        var page = await supervisor.Submit(await supervisor.Get("/staff/duties/new"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var name in new[] { "District", "From", "To" }) page.Value(name).Should().Be(all[name]);
        if (field is not ("Holder" or "Duty")) page.Value("Holder").Should().Be(all["Holder"]);
        (await Count(district)).Should().Be(0);
    }

    [Fact]
    public async Task Assign_PressedTwiceAtOnce_IsOneDuty()
    {
        var district = NewDistrict();
        var supervisor = await app.SignedIn("kakaricho");

        var answers = await supervisor.SubmitTwice(await supervisor.Get("/staff/duties/new"), await Filled(district));

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await Count(district)).Should().Be(1);
    }

    [Fact]
    public async Task End_Valid_TellsItAndIsNeverRefusedForWantOfASuccessor()
    {
        var district = NewDistrict();
        var id = await Assign(district);
        var supervisor = await app.SignedIn("kakaricho");
        var traces = await Traces.From(app, "staff");

        var page = await supervisor.Get($"/staff/duties/{id}/end");
        page.Words.Should().Contain("石田 由香").And.Contain($"地区担当保健師（{district}）");
        var saved = await supervisor.Submit(page, new { LastDay = "2026-06-30" });

        saved.Status.Should().Be(303);
        (await traces.Events()).Should().Equal("staff.duty-assigned");
        (await supervisor.Follow(saved)).Words.Should().Contain($"{district} 石田 由香 R8.6.1 R8.6.30");
    }

    [Theory]
    [InlineData("", "終わりの日を入力してください")]
    [InlineData(null, "終わりの日を入力してください")]
    [InlineData("2026-02-30", "終わりの日は「2026-04-01」")]
    [InlineData("2026-05-31", "終わりの日は始めの日以後")]
    public async Task End_Invalid_SaysWhyAndKeepsWhatWasTyped(string? typed, string says)
    {
        var id = await Assign(NewDistrict());
        var supervisor = await app.SignedIn("kakaricho");

        var page = await supervisor.Submit(await supervisor.Get($"/staff/duties/{id}/end"), new { LastDay = typed });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("LastDay").Should().Be(typed ?? "");
    }

    [Fact]
    public async Task End_AfterAColleague_ShowsBothDaysAndOverwritesNothing()
    {
        var id = await Assign(NewDistrict());
        var (supervisor, admin) = (await app.SignedIn("kakaricho"), await app.SignedIn("kanri"));
        var (mine, theirs) = (await supervisor.Get($"/staff/duties/{id}/end"), await admin.Get($"/staff/duties/{id}/end"));
        (await admin.Submit(theirs, new { LastDay = "2026-06-15" })).Status.Should().Be(303);

        var answer = await supervisor.Submit(mine, new { LastDay = "2026-09-30" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("2026-06-15").And.Contain("2026-09-30");
        answer.Value("LastDay").Should().Be("2026-09-30");
        (await app.Database.Scalar<long>($"select count(*) from staff.duty_assignment where id = '{id}' and \"to\" = '2026-06-15'")).Should().Be(1);
        (await supervisor.Submit(answer)).Status.Should().Be(303);
        (await app.Database.Scalar<long>($"select count(*) from staff.duty_assignment where id = '{id}' and \"to\" = '2026-09-30'")).Should().Be(1);
    }

    [Fact]
    public async Task End_PressedTwiceAtOnce_IsToldOnce()
    {
        var id = await Assign(NewDistrict());
        var supervisor = await app.SignedIn("kakaricho");
        var traces = await Traces.From(app, "staff");

        var answers = await supervisor.SubmitTwice(await supervisor.Get($"/staff/duties/{id}/end"), new { LastDay = "2026-07-31" });

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await traces.Events()).Should().ContainSingle();
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredWithASentence()
    {
        var supervisor = await app.SignedIn("kakaricho");

        (await Garbage.ThrownAt(supervisor, "/staff/duties/new")).Concat(await Garbage.ThrownAt(supervisor, $"/staff/duties/{await Assign(NewDistrict())}/end")).Should().BeEmpty();

        app.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("hokenshi1", 200)]
    [InlineData("jimu", 200)]
    [InlineData("gaibu", 403)]
    public async Task Forms_WithoutPermission_AreForbidden(string account, int list)
    {
        var id = await Assign(NewDistrict());
        var browser = await app.SignedIn(account);

        (await browser.Get("/staff/duties")).Status.Should().Be(list);
        foreach (var url in new[] { "/staff/duties/new", $"/staff/duties/{id}/end" })
        {
            (await browser.Get(url)).Status.Should().Be(403);
            (await browser.Post(url, ("LastDay", "2026-06-01"))).Status.Should().Be(403);
        }
    }
}
