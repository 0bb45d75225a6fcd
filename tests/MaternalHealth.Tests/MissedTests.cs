using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Missed check-ups: found by night, chased until somebody has seen the child.</summary>
public sealed class MissedTests(App desk) : IClassFixture<App>
{
    static readonly DateOnly Session = new(2026, 6, 10);

    async Task<(PersonId Child, string Miss)> Missed(Func<Resident, int, Resident>? with = null)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var child = (await desk.Children(1, with))[0];
        await desk.Delivered();
        (await nurse.Invite(await desk.Session(), [child])).Status.Should().Be(303);
        await desk.MissedRun(NextDate());
        var miss = (await desk.Database.Rows($"select miss from maternal_health.child_checkup where child = '{child}'")).Single();
        await desk.Delivered();
        return (child, miss);
    }

    // A business date is done once; each test takes its own.
    static int dates;

    static DateOnly NextDate() => Session.AddDays(13 + Interlocked.Increment(ref dates));

    Task<string> StateOf(string miss) => desk.Database.Scalar<string>($"select status from follow_ups.follow_up where rule = 'missed-checkup' and subject = '{miss}'");

    [Fact]
    public async Task Run_SeveralHundred_FindsExactlyWhomNothingExcuses_AndTwiceTheSame()
    {
        const int Children = 300;
        var nurse = await desk.SignedIn("hokenshi1");
        var children = await desk.Children(Children);
        await desk.Delivered();
        var session = await desk.Session(capacity: Children - 10);   // ten wait for a seat in vain: nobody has seen them either
        (await nurse.Invite(session, children)).Status.Should().Be(303);
        await nurse.Submit(await nurse.Get($"/maternal-health/children/{children[0]}/checkups/EighteenMonths/result"), new { On = "2026-05-20", Source = "Clinic", Result = "Normal" });
        foreach (var (child, reason) in new[] { (children[1], "Hospitalized"), (children[2], "Refused") })
            (await nurse.Submit(await nurse.Get($"/maternal-health/children/{child}/checkups/EighteenMonths/seat"), new { What = "leave", Reason = reason })).Status.Should().Be(303);
        await desk.Database.Execute($"insert into maternal_health.leaving (event_id, person, \"on\", kind) values ('{Guid.CreateVersion7()}', '{children[3]}', '2026-06-01', 'MovedOut')");
        string Ours(string what) => $"child_checkup where session = '{session.Split('/')[^1]}' and {what}";
        var traces = await Traces.From(desk, "maternal-health");

        await desk.MissedRun(Session.AddDays(13));
        (await desk.Count(Ours("miss is not null"))).Should().Be(0, "a day is left");
        var date = NextDate();
        await Task.WhenAll(desk.MissedRun(date), desk.MissedRun(date));
        await desk.MissedRun(NextDate());

        (await desk.Count(Ours("seat = 'Missed' and miss is not null"))).Should().Be(Children - 3);
        (await desk.Count(Ours("seat = 'Left' and left_out = 'MovedOut' and miss is null"))).Should().Be(1, "why it was left out is kept");
        (await traces.Events()).Count(e => e == "maternal-health.checkup-missed").Should().Be(Children - 3);
        (await desk.Count($"child_checkup where child in ('{children[0]}', '{children[1]}') and miss is not null")).Should().Be(0);
        (await desk.Count($"child_checkup where child = '{children[2]}' and miss is not null")).Should().Be(1, "a refusal excuses nothing");
    }

    [Fact]
    public async Task Calls_SettleNothing_AndAVoiceIsNoSighting()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        desk.Clock.Set(new DateOnly(2026, 7, 1));
        var (_, miss) = await Missed();
        var page = $"/maternal-health/missed-checkups/{miss}";

        (await nurse.Submit(await nurse.Get(page + "/tries"), new { On = "2026-06-30", Way = "Phone", Note = "元気と聞いた" })).Status.Should().Be(303);
        var voice = await nurse.Submit(await nurse.Get(page + "/endings"), new { Kind = "Seen", On = "2026-06-30", How = "voice", SeenBy = "保健師", Where = "電話" });
        voice.Status.Should().Be(422);
        voice.Errors.Should().Contain(e => e.Contains("お子さんを目で見たときだけ現認になります"));
        (await nurse.Submit(await nurse.Get(page + "/endings"), new { Kind = "Explained", On = "2026-06-30", Reason = "Refused", Note = "断られた" })).Errors.Should().Contain(e => e.Contains("拒否や不明は理由になりません"));
        (await nurse.Submit(await nurse.Get(page + "/endings"), new { Kind = "Seen", On = "2026-06-09", How = "eye", SeenBy = "園の担任", Where = "園" })).Errors.Should().Contain(e => e.Contains("会場日"));
        (await nurse.Submit(await nurse.Get(page + "/endings"), new { Kind = "Unlocated", On = "2026-06-30", Note = "表札がない" })).Status.Should().Be(303);
        await desk.Delivered();

        (await StateOf(miss)).Should().Be("Open");
        (await nurse.Get("/maternal-health/missed-checkups")).Words.Should().Contain("電話、居所が分からない");

        var saved = await nurse.Submit(await nurse.Get(page + "/endings"), new { Kind = "Seen", On = "2026-06-30", How = "eye", SeenBy = "地区担当保健師", Where = "自宅", Note = "元気だった" });
        saved.Status.Should().Be(303);
        await desk.Delivered();
        (await StateOf(miss)).Should().Be("Settled");
        (await nurse.Follow(saved)).Words.Should().Contain("会った人：地区担当保健師。場所：自宅。元気だった").And.Contain("確認済み");

        // Taken back, it is owed again.
        (await nurse.Submit(await nurse.Get((await nurse.Get(page)).Html.QuerySelectorAll("a").First(a => a.TextContent.Contains("取り消す（お子さんを目で見て", StringComparison.Ordinal)).GetAttribute("href")!), new { Reason = "別の子だった" })).Status.Should().Be(303);
        await desk.Delivered();
        (await StateOf(miss)).Should().Be("Open");
    }

    [Fact]
    public async Task Result_RecordedElsewhere_SettlesIt_AndAReferralIsChasedToItsReply()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        desk.Clock.Set(new DateOnly(2026, 7, 1));
        var (child, miss) = await Missed();
        var path = $"/maternal-health/children/{child}/checkups/EighteenMonths/result";

        (await nurse.Submit(await nurse.Get(path), new { On = "2026-02-01", Source = "OtherMunicipality", Result = "Normal" })).Errors.Should().Contain(e => e.Contains("健診の時期の外です"));
        var saved = await nurse.SubmitTwice(await nurse.Get(path), new { On = "2026-06-05", Source = "OtherMunicipality", Institution = "川端市", Result = "Referral", FollowUps = "referral" });
        saved.Should().OnlyContain(a => a.Status == 303);
        await desk.Delivered();
        (await StateOf(miss)).Should().Be("Settled");

        var record = await nurse.Get($"/maternal-health/children/{child}");
        record.Words.Should().Contain("要紹介（要精密）（他市町村：川端市）。事後：紹介");
        var exam = record.Link("精密健診の結果を記録");
        var referral = exam.Split('/')[^1];
        (await nurse.Submit(await nurse.Get(exam), new { On = "2026-06-04", Outcome = "Normal" })).Errors.Should().Contain(e => e.Contains("紹介した日"));
        (await desk.Database.Scalar<string>($"select status from follow_ups.follow_up where rule = 'detailed-exam' and subject = '{referral}'")).Should().Be("Open");
        (await nurse.Submit(await nurse.Get(exam), new { On = "2026-06-20", Outcome = "Observe", Institution = "若葉市立病院" })).Status.Should().Be(303);
        await desk.Delivered();
        (await desk.Database.Scalar<string>($"select status from follow_ups.follow_up where rule = 'detailed-exam' and subject = '{referral}'")).Should().Be("Settled");
    }

    [Fact]
    public async Task Death_StopsTheChase()
    {
        var resident = new Resident { Born = CheckupDesk.Born };
        var (child, miss) = await Missed((_, _) => resident);
        await desk.Register(resident with { Number = resident.RegisterNumber, DiedOn = new DateOnly(2026, 5, 30) });
        await desk.Delivered();

        (await StateOf(miss)).Should().Be("Cancelled");
        (await (await desk.SignedIn("hokenshi1")).Get("/maternal-health/missed-checkups")).Text.Should().NotContain($"{child}");
    }

    [Fact]
    public async Task SealedChild_IsShownWithoutItsDistrictOrWhoSawIt_AndNobodyElseSeesIt()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        desk.Clock.Set(new DateOnly(2026, 7, 1));
        var (child, miss) = await Missed((r, _) => r with { Name = "秘匿 隠子", Sealed = true, District = "川端小" });
        await nurse.Submit(await nurse.Get($"/maternal-health/missed-checkups/{miss}/tries"), new { On = "2026-06-30", Way = "Letter" });

        async Task<string> PageWith(string list)
        {
            for (var page = await nurse.Get(list); !page.Words.Contains("秘匿 隠子", StringComparison.Ordinal);) page = await nurse.Get(list = page.Link("次へ"));
            return list;
        }
        string[] pages = [await PageWith("/maternal-health/missed-checkups"), $"/maternal-health/missed-checkups/{miss}", $"/maternal-health/children/{child}", await PageWith("/maternal-health/checkup-rates/children?year=2026&kind=EighteenMonths&count=missing")];
        foreach (var url in pages)
        {
            var page = await nurse.Get(url);
            page.Status.Should().Be(200, url);
            page.Words.Should().NotContain("川端小", url).And.Contain("表示しません", url);
            foreach (var userName in new[] { "soudan", "jimu", "kanri", "gaibu" })
            {
                var refused = await (await desk.SignedIn(userName)).Get(url);
                refused.Status.Should().Be(403, $"{userName} {url}");
                refused.Text.Should().NotContain("秘匿 隠子");
            }
        }
        (await nurse.Get("/maternal-health/checkup-rates/children?year=2026&kind=EighteenMonths&count=target&district=川端小")).Text.Should().NotContain("秘匿 隠子");
    }

    [Fact]
    public async Task Rates_OpenExactlyTheChildrenTheyCount()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        desk.Clock.Set(new DateOnly(2026, 7, 1));
        // Their time begins in April 2023's fiscal year; nobody else of this class is as old.
        var children = await desk.Children(5, (r, n) => r with { Born = new DateOnly(2022, 1, 10).AddDays(n) });
        await desk.Delivered();
        foreach (var (child, source) in new[] { (children[0], "Clinic"), (children[1], "Session") })
            (await nurse.Submit(await nurse.Get($"/maternal-health/children/{child}/checkups/EighteenMonths/result"), new { On = "2023-08-01", Source = source, Result = "Normal" })).Status.Should().Be(303);

        var page = await nurse.Get("/maternal-health/checkup-rates?year=2023");
        page.Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("1歳6か月児", StringComparison.Ordinal)).TextContent.Should().Contain("5人").And.Contain("2人").And.Contain("3人").And.Contain("40.0%");
        var opened = await nurse.Get("/maternal-health/checkup-rates/children?year=2023&kind=EighteenMonths&count=missing");
        opened.Html.QuerySelectorAll("tbody tr").Should().HaveCount(3);
        (await nurse.Get("/maternal-health/checkup-rates?year=abc")).Status.Should().Be(200);
        (await nurse.Get("/maternal-health/checkup-rates/children?kind=x&count=y")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredWithASentence()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (child, miss) = await Missed();
        var session = await desk.Session();
        desk.Errors.Clear();
        foreach (var url in new[]
        {
            "/maternal-health/sessions/new", session + "/edit", $"/maternal-health/children/{child}/checkups/ThreeYears/result", $"/maternal-health/children/{child}/checkups/ThreeYears/seat",
            $"/maternal-health/missed-checkups/{miss}/tries", $"/maternal-health/missed-checkups/{miss}/endings",
        })
            (await Garbage.ThrownAt(nurse, () => Task.FromResult(url))).Should().BeEmpty(url);
        foreach (var url in new[] { $"/maternal-health/sessions/{Guid.CreateVersion7()}/day", $"/maternal-health/missed-checkups/{Guid.CreateVersion7()}/endings", $"/maternal-health/detailed-exams/{Guid.CreateVersion7()}", $"/maternal-health/children/{Guid.CreateVersion7()}", $"/maternal-health/children/{child}/checkups/Nothing/seat" })
            (await nurse.Get(url)).Status.Should().Be(404, url);
        desk.Errors.Should().BeEmpty();
    }
}
