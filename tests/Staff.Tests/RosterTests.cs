using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>当番表: who is on call on which day.</summary>
public sealed class RosterTests(App app) : IClassFixture<App>
{
    async Task<string> Id(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    // A month of which the demo says nothing; each test has a week of its own.
    static string Url(string week) => $"/staff/on-call?week={week}";

    Task<IReadOnlyList<string>> OnCall(string day) => app.Database.Rows($"select m.name from staff.duty_assignment d join staff.member m on m.id = d.holder where d.duty = 'OnCall' and d.\"from\" <= '{day}' and d.\"to\" >= '{day}' order by m.name");

    [Fact]
    public async Task Save_TwiceAtOnceAndAgain_MakesOneAssignmentForEachDay()
    {
        var supervisor = await app.SignedIn("kakaricho");
        var traces = await Traces.From(app, "staff");
        var typed = new Dictionary<string, string?> { ["Days[0].First"] = await Id("hokenshi1"), ["Days[0].Second"] = await Id("soudan"), ["Days[5].First"] = await Id("hokenshi2") };
        var form = await supervisor.Get(Url("2026-11-25"));

        (await supervisor.SubmitTwice(form, typed)).Select(a => a.Status).Should().Equal(303, 303);
        (await supervisor.Submit(form, typed)).Status.Should().Be(303);

        (await traces.Events()).Should().Equal("staff.duty-assigned", "staff.duty-assigned", "staff.duty-assigned");
        (await app.Database.Scalar<long>("select count(*) from staff.duty_assignment where duty = 'OnCall' and \"from\" >= '2026-11-23' and \"from\" <= '2026-11-29'")).Should().Be(3);
        (await OnCall("2026-11-23")).Should().Equal("片山 健", "青木 美咲");
        (await OnCall("2026-11-24")).Should().BeEmpty("each is for its day alone");
        var page = await supervisor.Get(Url("2026-11-23"));
        page.Html.QuerySelectorAll("main tbody tr")[0].TextContent.Should().Contain("閉庁", "because of 勤労感謝の日").And.Contain("青木 美咲");
        page.Html.QuerySelectorAll("main tbody tr")[1].TextContent.Should().NotContain("閉庁");
        await app.Delivered();
        (await app.Database.Scalar<long>("select count(*) from follow_ups.duty_holder where duty = 'OnCall' and \"from\" = '2026-11-23'")).Should().Be(2);
    }

    [Fact]
    public async Task Save_TakenOffAndPutOnAgain_IsTheSameAssignmentWithAHigherVersion()
    {
        var supervisor = await app.SignedIn("kakaricho");
        async Task Put(string? who) => (await supervisor.Submit(await supervisor.Get(Url("2026-12-07")), new Dictionary<string, string?> { ["Days[2].First"] = who ?? "" })).Status.Should().Be(303);
        await Put(await Id("hokenshi3"));

        await Put(null);

        (await OnCall("2026-12-09")).Should().BeEmpty();
        await Put(await Id("hokenshi3"));
        (await OnCall("2026-12-09")).Should().Equal("上田 千夏");
        (await app.Database.Rows("select count(*), max(published) from staff.duty_assignment where duty = 'OnCall' and \"from\" = '2026-12-09'")).Should().Equal("1\t3");
    }

    [Fact]
    public async Task Save_AfterAColleague_ShowsBothAndOverwritesNothing()
    {
        var (one, other) = (await app.SignedIn("kakaricho"), await app.SignedIn("kanri"));
        var (mine, theirs) = (await one.Get(Url("2026-12-14")), await other.Get(Url("2026-12-14")));
        (await other.Submit(theirs, new Dictionary<string, string?> { ["Days[1].First"] = await Id("hokenshi1") })).Status.Should().Be(303);

        var answer = await one.Submit(mine, new Dictionary<string, string?> { ["Days[1].First"] = await Id("hokenshi2"), ["Days[2].First"] = await Id("hokenshi2") });

        answer.Status.Should().Be(409);
        answer.Html.QuerySelector(".conflict")!.TextContent.Should().Contain("青木 美咲").And.Contain("石田 由香").And.NotContain("12/16");
        (await OnCall("2026-12-15")).Should().Equal("青木 美咲");
        (await OnCall("2026-12-16")).Should().BeEmpty("all or nothing");
        (await one.Submit(answer)).Status.Should().Be(303);
        (await OnCall("2026-12-15")).Should().Equal("石田 由香");
    }

    [Fact]
    public async Task Save_ADayThatHasPassed_StaysAsItWas()
    {
        var supervisor = await app.SignedIn("kakaricho");
        var before = await OnCall("2026-06-01");
        before.Should().NotBeEmpty("the demo fills this week");
        app.Clock.Set(new(2026, 6, 3));
        try
        {
            var form = await supervisor.Get(Url("2026-06-01"));
            form.Html.QuerySelectorAll("main tbody tr")[0].QuerySelectorAll("select").Should().BeEmpty();

            (await supervisor.Submit(form, new Dictionary<string, string?> { ["Days[0].First"] = await Id("sentacho") })).Status.Should().Be(303);

            (await OnCall("2026-06-01")).Should().Equal(before);
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task Duties_OfTheRoster_AreFoldedInTheListAndNotGivenInItsForm()
    {
        var supervisor = await app.SignedIn("kakaricho");
        var onCall = await OnCall("2026-06-01");

        var page = await supervisor.Get("/staff/duties");

        page.Html.QuerySelectorAll("main tbody tr").Should().NotContain(r => r.TextContent.Contains("当番"));
        page.Words.Should().Contain($"今日の当番：{onCall.Single()}");
        page.Link("当番表").Should().Be("/staff/on-call");
        var form = await supervisor.Get("/staff/duties/new");
        form.Html.QuerySelectorAll("[name=Duty] option").Select(o => o.GetAttribute("value")).Should().Contain("Clerk").And.NotContain("OnCall");
        (await supervisor.Submit(form, new { Holder = await Id("hokenshi1"), Duty = "OnCall", From = "2026-06-01" })).Status.Should().Be(422);
    }

    [Fact]
    public async Task Save_Garbage_IsAnsweredWithASentence()
    {
        var supervisor = await app.SignedIn("kakaricho");
        app.Errors.Clear();

        (await Garbage.ThrownAt(supervisor, () => Task.FromResult(Url("2027-01-11")))).Should().BeEmpty();
        (await supervisor.Submit(await supervisor.Get(Url("2027-01-11")), new Dictionary<string, string?> { ["Days[0].First"] = $"{Guid.CreateVersion7()}" })).Errors.Should().ContainSingle().Which.Should().Contain("当番を選び直してください");

        app.Errors.Should().BeEmpty();
        foreach (var account in new[] { "hokenshi1", "jimu" }) (await (await app.SignedIn(account)).Get("/staff/on-call")).Status.Should().Be(403);
    }
}
