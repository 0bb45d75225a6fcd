using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>勤務日・不在・代理: who is there, who stands in; told whole with each change, and without a word of why.</summary>
public sealed class PresenceTests(App app) : IClassFixture<App>
{
    async Task<string> Id(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    async Task<Page> Enter(string by, string whose, string what, object typed)
    {
        var browser = await app.SignedIn(by);
        return await browser.Submit(await browser.Get($"/staff/members/{await Id(whose)}/{what}/new"), typed);
    }

    Task<IReadOnlyList<string>> Told(string name) => app.Database.Rows($"select body from staff.outbox_event where name = '{name}' order by sequence desc limit 1");

    async Task<string> Absence(string whose, string from, string? to = null, string kind = "SickLeave")
    {
        (await Enter("kakaricho", whose, "absences", new { Kind = kind, From = from, To = to })).Status.Should().Be(303);
        return await app.Database.Scalar<string>($"select id::text from staff.absence where staff = '{await Id(whose)}' and \"from\" = '{from}' and withdrawn_on is null");
    }

    [Fact]
    public async Task Absence_EnteredByOneself_IsToldWithoutItsKind_WhichOnlyTheyAndTheirSupervisorsRead()
    {
        var traces = await Traces.From(app, "staff");

        (await Enter("soudan", "soudan", "absences", new { Kind = "SickLeave", From = "2026-06-10", To = "2026-06-12" })).Status.Should().Be(303);

        (await traces.Events()).Should().Equal("staff.absence-recorded");
        (await Told("staff.absence-recorded")).Single().Should().NotContain("Sick").And.Contain("\"Withdrawn\":false").And.Contain("\"Version\":1");
        (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Write).Which.Action.Should().Be($"Absence {await Id("soudan")}");
        foreach (var (reader, reads) in new[] { ("soudan", true), ("kakaricho", true), ("kanri", true), ("hokenshi1", false), ("sentacho", false) })
        {
            var page = await (await app.SignedIn(reader)).Get($"/staff/members/{await Id("soudan")}/presence");
            page.Status.Should().Be(200, reader);
            page.Letters.Should().Contain("R8.6.10からR8.6.12まで", reader);
            page.Text.Contains("病気休暇").Should().Be(reads, reader);
        }
        foreach (var reader in new[] { "hokenshi1", "etsuran" }) (await (await app.SignedIn(reader)).Get("/staff/presence?week=2026-06-10")).Text.Should().NotContain("病気", reader);
    }

    [Fact]
    public async Task Absence_OfAnother_IsForTheSupervisorAlone()
    {
        var (colleague, id) = (await app.SignedIn("hokenshi1"), await Absence("jimu", "2026-07-01"));

        foreach (var url in new[] { $"/staff/members/{await Id("jimu")}/absences/new", $"/staff/members/{await Id("jimu")}/deputies/new", $"/staff/absences/{id}", $"/staff/presence/absences/{id}/withdraw" })
        {
            (await colleague.Get(url)).Status.Should().Be(403, url);
            // A token of one's own form, and another's address.
            var token = (await colleague.Get($"/staff/members/{await Id("hokenshi1")}/absences/new")).Value("__RequestVerificationToken")!;
            var answer = await colleague.Post(url, ("__RequestVerificationToken", token), ("Kind", "Travel"), ("From", "2026-07-02"), ("Deputy", await Id("hokenshi2")), ("Rank", "3"), ("Reason", "x"));
            answer.Status.Should().Be(403, url);
        }
        (await app.Database.Rows($"select kind, withdrawn_on is null from staff.absence where staff = '{await Id("jimu")}'")).Should().Equal("SickLeave\tTrue");
        (await colleague.Get($"/staff/members/{await Id("hokenshi1")}/working-days/new")).Status.Should().Be(403, "the hours of a contract are not one's own to set");
    }

    [Theory]
    [InlineData("etsuran")]
    [InlineData("gaibu")]
    [InlineData("itaku")]
    public async Task Presence_OfWhoeverDoesNotWorkAtTheCentre_IsForbidden(string account)
    {
        var browser = await app.SignedIn(account);
        var id = await Id(account);

        foreach (var url in new[] { "/staff/own-presence", $"/staff/members/{id}/presence", $"/staff/members/{id}/absences/new", $"/staff/members/{id}/deputies/new", "/staff/on-call", "/staff/transfers", "/staff/transfers/new", "/staff/roles" })
            (await browser.Get(url)).Status.Should().Be(403, url);
        foreach (var url in new[] { $"/staff/members/{id}/absences/new", "/staff/on-call", "/staff/transfers/new", "/staff/roles/new", "/staff/offices/new" })
            (await browser.Post(url, ("Kind", "Travel"), ("From", "2026-06-01"))).Status.Should().Be(403, url);
        (await app.Database.Scalar<long>($"select count(*) from staff.absence where staff = '{id}'")).Should().Be(0);
    }

    [Theory]
    [InlineData("kenshu")]
    [InlineData("shigen")]
    [InlineData("yakan")]
    [InlineData("kojin")]
    public async Task Own_OfWhoeverSeesNoOtherStaff_IsTheirsAlone(string account)
    {
        (await Enter(account, account, "absences", new { Kind = "Travel", From = "2026-06-20" })).Status.Should().Be(303);

        var browser = await app.SignedIn(account);
        (await browser.Follow(await browser.Get("/staff/own-presence"))).Words.Should().Contain("出張・研修");
        (await browser.Get($"/staff/members/{await Id("soudan")}/presence")).Status.Should().Be(403);
    }

    [Fact]
    public async Task Absence_Withdrawn_IsToldWithAHigherVersionAndStaysReadable()
    {
        var (id, supervisor) = (await Absence("shinri", "2026-06-15"), await app.SignedIn("kakaricho"));
        var traces = await Traces.From(app, "staff");
        var form = await supervisor.Get((await supervisor.Get($"/staff/absences/{id}")).Link("取り消す"));

        (await supervisor.SubmitTwice(form, new { Reason = "別の職員だった" })).Select(a => a.Status).Should().Equal(303, 303);

        (await traces.Events()).Should().Equal("staff.absence-recorded");
        (await Told("staff.absence-recorded")).Single().Should().Contain("\"Withdrawn\":true").And.Contain("\"Version\":2").And.Contain(id).And.NotContain("別の職員");
        (await supervisor.Get($"/staff/members/{await Id("shinri")}/presence")).Words.Should().Contain("取消し").And.Contain("別の職員だった");
        (await (await app.SignedIn("hokenshi1")).Get($"/staff/members/{await Id("shinri")}/presence")).Words.Should().NotContain("別の職員だった").And.NotContain("R8.6.15から");
        (await supervisor.Submit(await supervisor.Get($"/staff/absences/{id}"), new { To = "2026-06-16" })).Errors.Should().Contain(e => e.Contains("取り消されています"));
        (await supervisor.Get("/staff/presence?week=2026-06-15")).Html.QuerySelectorAll("tr").Single(r => r.QuerySelector("th")!.TextContent.Contains("木村 遥")).TextContent.Should().NotContain("不在");
    }

    [Fact]
    public async Task Absence_EndBecomesKnown_IsChangedOnce_AndAColleaguesChangeIsShown()
    {
        var (id, one, other) = (await Absence("tokatsu", "2026-08-03"), await app.SignedIn("kakaricho"), await app.SignedIn("kanri"));
        var (mine, theirs) = (await one.Get($"/staff/absences/{id}"), await other.Get($"/staff/absences/{id}"));
        (await other.SubmitTwice(theirs, new { To = "2026-08-07" })).Select(a => a.Status).Should().Equal(303, 303);

        var answer = await one.Submit(mine, new { To = "2026-08-31" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("R8.8.3からR8.8.7まで").And.Contain("R8.8.3からR8.8.31まで");
        (await app.Database.Scalar<string>($"select \"to\"::text from staff.absence where id = '{id}'")).Should().Be("2026-08-07");
        (await one.Submit(answer)).Status.Should().Be(303);
        (await Told("staff.absence-recorded")).Single().Should().Contain("\"Version\":3").And.Contain("2026-08-31");
    }

    [Theory]
    [InlineData("absences", "Kind", "King", "不在の種類を選んでください")]
    [InlineData("absences", "From", "", "始めの日を入力してください")]
    [InlineData("absences", "To", "2026-05-31", "終わりの日は始めの日以後")]
    [InlineData("deputies", "Deputy", "", "代理の職員を選んでください")]
    [InlineData("deputies", "Deputy", "self", "本人を代理にすることはできません")]
    [InlineData("deputies", "Deputy", "closed", "利用が停止されています")]
    [InlineData("deputies", "Rank", "0", "代理の順番を選んでください")]
    [InlineData("deputies", "Rank", "1", "この順番の代理が決まっています")]
    [InlineData("working-days", "Days", null, "勤務する曜日を一つ以上選んでください")]
    [InlineData("working-days", "Days", "Someday", "勤務する曜日を一つ以上選んでください")]
    public async Task Enter_Invalid_SaysWhyAndKeepsWhatWasTyped(string what, string field, string? typed, string says)
    {
        if (typed == "closed") await app.Database.Execute("update staff.member set active = false where name = '中島 歩'");
        var value = typed switch { "self" => await Id("hokenshi1"), "closed" => await Id("itaku"), _ => typed };
        var all = new Dictionary<string, string?> { ["Kind"] = "Travel", ["Deputy"] = await Id("sentacho"), ["Rank"] = "3", ["Days"] = "Monday", ["From"] = "2026-06-01", ["To"] = "R8.6.30", [field] = value };

        var page = await Enter("kakaricho", "hokenshi1", what, all);

        if (typed == "closed") await app.Database.Execute("update staff.member set active = true where name = '中島 歩'");
        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var name in new[] { "From", "To" }) page.Value(name).Should().Be(all[name]);
        (await app.Database.Scalar<long>($"select count(*) from staff.{what switch { "absences" => "absence", "deputies" => "deputizing", _ => "working_pattern" }} where staff = '{await Id("hokenshi1")}' and \"from\" = '2026-06-01'")).Should().Be(0);
    }

    [Fact]
    public async Task WorkingDays_OfAPeriod_AreToldOnceAndMeetNoOther()
    {
        var traces = await Traces.From(app, "staff");
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get($"/staff/members/{await Id("sentacho")}/working-days/new");

        (await supervisor.SubmitTwice(form, new { Days = "Tuesday", From = "2026-06-01", To = "2026-06-30" })).Select(a => a.Status).Should().Equal(303, 303);

        (await traces.Events()).Should().Equal("staff.working-days-set");
        (await Told("staff.working-days-set")).Single().Should().Contain("\"Days\":2");
        (await Enter("kakaricho", "sentacho", "working-days", new { Days = "Friday", From = "2026-06-30" })).Errors.Should().Contain(e => e.Contains("ほかの勤務日の定め"));
        (await Enter("kakaricho", "sentacho", "working-days", new { Days = "Friday", From = "2026-07-01" })).Status.Should().Be(303);
        string[] Week(Page page) => [.. page.Html.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains("鈴木 隆")).QuerySelectorAll("td").Select(d => d.TextContent.Trim()[..2])];
        Week(await supervisor.Get("/staff/presence?week=2026-06-03")).Should().Equal("休み", "勤務", "休み", "休み", "休み", "閉庁", "閉庁");
        Week(await supervisor.Get("/staff/presence?week=2026-07-05")).Should().Equal("休み", "勤務", "休み", "休み", "勤務", "閉庁", "閉庁"); // the last of June is a Tuesday
    }

    [Fact]
    public async Task Week_OfWhoeverIsAway_NamesTheFirstDeputyWhoIsThere_AndIsFilteredByOffice()
    {
        // The demo's: hokenshi4 is away from Wednesday to Friday, and hokenshi3 is asked first.
        await Absence("hokenshi3", "2026-06-05", "2026-06-05", "AnnualLeave");
        var page = await (await app.SignedIn("etsuran")).Get("/staff/presence");
        string[] Of(Page shown, string name) => [.. shown.Html.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains(name)).QuerySelectorAll("td").Select(d => string.Concat(d.TextContent.Where(c => !char.IsWhiteSpace(c))).Replace("当番", "", StringComparison.Ordinal))];

        Of(page, "遠藤 彩").Should().Equal("勤務", "勤務", "不在代理：上田千夏", "不在代理：上田千夏", "不在代理：石田由香", "閉庁", "閉庁");
        Of(page, "片山 健").Should().Equal("勤務", "勤務", "勤務", "勤務", "休み代理：島田恵子", "閉庁", "閉庁");
        page.Html.QuerySelectorAll("main p").Single(p => p.TextContent.StartsWith("今日", StringComparison.Ordinal)).TextContent.Should().Contain("青木 美咲").And.NotContain("小野 真紀", "Monday is not one of her days");
        var branch = await app.Database.Scalar<string>("select id::text from staff.office where name = '東部支所'");
        var filtered = await (await app.SignedIn("etsuran")).Get($"/staff/presence?office={branch}");
        filtered.Html.QuerySelectorAll("main tbody tr").Should().HaveCount(3);
        filtered.Words.Should().Contain("遠藤 彩").And.NotContain("青木 美咲");
        (await (await app.SignedIn("etsuran")).Get("/staff/presence?week=9999-12-31&office=%27--")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredWithASentence()
    {
        var supervisor = await app.SignedIn("kakaricho");
        app.Errors.Clear();
        var (member, id) = (await Id("chosei"), await Absence("chosei", "2026-10-01"));
        List<string> wrong = [];

        foreach (var what in new[] { "absences", "deputies", "working-days" }) wrong.AddRange(await Garbage.ThrownAt(supervisor, () => Task.FromResult($"/staff/members/{member}/{what}/new")));
        wrong.AddRange(await Garbage.ThrownAt(supervisor, () => Task.FromResult($"/staff/absences/{id}")));
        var number = 0;
        wrong.AddRange(await Garbage.ThrownAt(supervisor, async () => $"/staff/presence/absences/{await Absence("chosei", $"2027-01-{++number:00}")}/withdraw"));

        wrong.Should().BeEmpty();
        app.Errors.Should().BeEmpty();
        (await supervisor.Get($"/staff/presence/kings/{id}/withdraw")).Status.Should().Be(404);
    }
}
