using AngleSharp.Dom;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Sessions: who is invited, who waits, and a day of forty children.</summary>
public sealed class SessionTests(App desk) : IClassFixture<App>
{
    [Fact]
    public async Task Invite_OffersWhoLivesHereAndIsOfAge_AndNobodyTwice()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var session = await desk.Session(capacity: 2);
        var children = await desk.Children(7, (r, n) => n switch
        {
            0 => r with { Name = "年長 待子", Born = new(2024, 6, 10) },     // the last day is 9 June 2026
            1 => r with { Name = "年中 来子", Born = new(2024, 6, 11) },     // the last day is the session's
            2 => r with { Name = "年少 早子", Born = new(2024, 12, 11) },    // the first day is 11 June
            3 => r with { Name = "転出 済子", MovedOutOn = new(2026, 5, 1) },
            4 => r with { Name = "秘匿 守子", Sealed = true, District = "川端小" },
            5 => r with { Name = "死亡 児子", DiedOn = new(2026, 5, 1) },
            _ => r with { Name = "普通 居子" },
        });
        await desk.Delivered();

        var page = await nurse.Get(session + "/invite");
        page.Words.Should().Contain("年中 来子").And.Contain("秘匿 守子").And.Contain("普通 居子");
        page.Words.Should().NotContain("年長 待子").And.NotContain("年少 早子").And.NotContain("転出 済子").And.NotContain("死亡 児子");
        page.Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("秘匿 守子", StringComparison.Ordinal)).TextContent.Should().Contain("表示しません").And.NotContain("川端小");

        (await nurse.Invite(session, [children[1], children[4], children[6]])).Status.Should().Be(303);
        var shown = await nurse.Get(session);
        shown.Words.Should().Contain("定員（2人）に達しています。1人が空きを待っています。").And.NotContain("川端小");
        (await desk.Seats(session)).Should().Equal("Given", "Given", "Waiting 1");
        (await nurse.Get(session + "/invite")).Words.Should().NotContain("年中 来子").And.NotContain("普通 居子");
        // The second press, and one who was chosen by nobody.
        (await nurse.Invite(session, [children[1], children[4], children[6]])).Status.Should().Be(303);
        (await nurse.Invite(session, [children[0]])).Status.Should().Be(422);
        (await nurse.Invite(session, [])).Errors.Should().Contain("案内する子を選んでください。");
        (await desk.Seats(session)).Should().HaveCount(3);
    }

    [Fact]
    public async Task Seat_TheLastOneTakenByTwoAtOnce_IsGivenOnce()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (first, second) = (await desk.Children(1), await desk.Children(1));
        await desk.Delivered();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var session = await desk.Session($"2026-06-{11 + attempt}", capacity: 1);
            var choice = new { What = "book", Session = session.Split('/')[^1] };
            var pages = await Task.WhenAll(nurse.Get($"/maternal-health/children/{first[0]}/checkups/EighteenMonths/seat"), nurse.Get($"/maternal-health/children/{second[0]}/checkups/EighteenMonths/seat"));
            var answers = await Task.WhenAll(nurse.Submit(pages[0], choice), nurse.Submit(pages[1], choice));

            answers.Should().OnlyContain(a => a.Status == 303);
            (await desk.Seats(session)).Should().Equal("Given", "Waiting 1");
            (await desk.Database.Scalar<long>($"select taken from maternal_health.checkup_session where id = '{session.Split('/')[^1]}'")).Should().Be(1);
        }
    }

    [Fact]
    public async Task Seat_GivenUp_GoesToWhoeverWaits_AndTheReasonIsKept()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var children = await desk.Children(2);
        await desk.Delivered();
        var session = await desk.Session("2026-06-20", capacity: 1);
        await nurse.Invite(session, [children[0]]);
        (await nurse.Submit(await nurse.Get($"/maternal-health/children/{children[1]}/checkups/EighteenMonths/seat"), new { What = "book", Session = session.Split('/')[^1] })).Status.Should().Be(303);
        var form = $"/maternal-health/children/{children[0]}/checkups/EighteenMonths/seat";

        (await nurse.Submit(await nurse.Get(form), new { What = "leave" })).Errors.Should().Contain("来ない理由を選んでください。");
        (await nurse.Submit(await nurse.Get(form), new { What = "leave", Reason = "Hospitalized", Note = "月末まで" })).Status.Should().Be(303);

        (await desk.Seats(session)).Should().Equal("Given", "Left");
        (await desk.Database.Rows($"select left_out || ' ' || left_out_note from maternal_health.child_checkup where child = '{children[0]}'")).Should().Equal("Hospitalized 月末まで");
        (await nurse.Get(session)).Words.Should().Contain("来ない（入院中）");
    }

    [Fact]
    public async Task Day_FortyChildren_AreRecordedOneAfterAnotherByKeyboard()
    {
        const int Children = 40;
        var nurse = await desk.SignedIn("hokenshi1");
        var children = await desk.Children(Children);
        await desk.Delivered();
        var session = await desk.Session("2026-06-22", Children);
        (await nurse.Invite(session, children)).Status.Should().Be(303);
        var traces = await Traces.From(desk, "maternal-health");
        var before = await desk.Count("measurement");

        var page = await nurse.Get(session + "/day");
        var presses = 0;
        for (var n = 0; n < Children; n++)
        {
            // The first number of the child has the focus, and every field that is filled stands before those that are not.
            page.Html.QuerySelectorAll("[autofocus]").Select(e => e.Id).Should().Equal("Weight");
            FieldsBefore(page, "Result").Should().Equal("Weight", "Height", "Head");
            var (weight, height, head) = ($"{9 + n % 3}.85", "78.5", "46.2");
            presses += weight.Length + 1 + height.Length + 1 + head.Length + 1 + 1 + 1;   // tabs between them, the space bar on the result, enter
            var saved = await nurse.Submit(page, new { Weight = weight, Height = height, Head = head, Result = "Normal" });
            saved.Status.Should().Be(303, saved.Words);
            page = await nurse.Follow(saved);
        }

        page.Words.Should().Contain("全員の記録が済みました");
        (await traces.Events()).Should().BeEquivalentTo(Enumerable.Repeat("maternal-health.checkup-recorded", Children).Concat(Enumerable.Repeat("maternal-health.child-measured", Children)));
        (await desk.Count("measurement")).Should().Be(before + Children);
        (presses / (double)Children).Should().BeLessThanOrEqualTo(18);
    }

    [Fact]
    public async Task Day_AValueOffByTen_IsAskedAgainAndTakenWhenConfirmed()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var child = (await desk.Children(1))[0];
        await desk.Delivered();
        var session = await desk.Session("2026-06-23");
        await nurse.Invite(session, [child]);
        var typed = new Dictionary<string, string?> { ["Weight"] = "95", ["Height"] = "8.5", ["Head"] = "46.2", ["Result"] = "Observe", ["Note"] = "再計測する" };

        var asked = await nurse.Submit(await nurse.Get(session + "/day"), typed);

        asked.Status.Should().Be(422);
        asked.Errors.Should().Contain(e => e.Contains("9.5kgではありませんか")).And.Contain(e => e.Contains("85cmではありませんか"));
        foreach (var (field, value) in typed) asked.Value(field).Should().Be(value);
        // Confirmed for other values than those that were asked about, it is asked anew.
        var changed = await nurse.Submit(asked, new { Confirmed = "true", Weight = "94" });
        changed.Errors.Should().Contain(e => e.Contains("9.4kgではありませんか"));
        (await nurse.Submit(asked, new { Confirmed = "true" })).Status.Should().Be(303);
        (await desk.Database.Rows($"select weight || ' ' || height || ' ' || head || ' ' || place || ' ' || lying from maternal_health.measurement where child = '{child}'")).Should().Equal("95000 85 462 Checkup true");
    }

    [Fact]
    public async Task Day_PressedTwice_RecordsOnce_AndArrivingIsOnePress()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var children = await desk.Children(2);
        await desk.Delivered();
        var session = await desk.Session("2026-06-24");
        await nurse.Invite(session, children);
        var page = await nurse.Get(session + "/day");

        var arrived = await nurse.Submit(page, null, "main td form");
        var next = await nurse.Follow(arrived);
        next.Words.Should().Contain("来所");
        next.Html.QuerySelectorAll("[autofocus]").Should().ContainSingle().Which.TextContent.Should().Contain("来た");

        var answers = await nurse.SubmitTwice(page, new { Weight = "9.5", Result = "Normal" });
        answers.Should().OnlyContain(a => a.Status == 303);
        (await desk.Count($"measurement where child in ('{children[0]}', '{children[1]}')")).Should().Be(1);
        (await desk.Count($"checkup_result r join maternal_health.child_checkup c on c.id = r.checkup_id where c.child in ('{children[0]}', '{children[1]}')")).Should().Be(1);
    }

    [Theory]
    [InlineData("/maternal-health/sessions", 200)]
    [InlineData("/maternal-health/sessions/new", 403)]
    [InlineData("/maternal-health/missed-checkups", 200)]
    [InlineData("/maternal-health/checkup-rates", 200)]
    public async Task Show_ByRole_IsGivenOnlyToWhoMay(string url, int ofTheDirector)
    {
        (await (await desk.SignedIn("sentacho")).Get(url)).Status.Should().Be(ofTheDirector);
        foreach (var userName in new[] { "soudan", "jimu", "kanri", "gaibu", "yakan" }) (await (await desk.SignedIn(userName)).Get(url)).Status.Should().Be(403, userName);
        (await desk.Anonymous().Get(url)).Location.Should().Contain("/sign-in");
    }

    static List<string> FieldsBefore(Page page, string last) =>
        [.. page.Html.QuerySelectorAll("main form.form input:not([type=hidden]), main form.form select, main form.form textarea").Select(e => e.GetAttribute("name")!).TakeWhile(n => n != last)];

    [Fact]
    public async Task Change_AfterAColleague_OverwritesNothing_UntilItIsSaidAgain()
    {
        var (nurse, colleague, session) = (await desk.SignedIn("hokenshi1"), await desk.SignedIn("kakaricho"), await desk.Session("2026-06-25"));
        var mine = await nurse.Get(session + "/edit");
        (await colleague.Submit(await colleague.Get(session + "/edit"), new { Place = "川端公民館" })).Status.Should().Be(303);

        var told = await nurse.Submit(mine, new { Capacity = "12" });

        told.Status.Should().Be(409);
        told.Errors.Should().ContainSingle(e => e.Contains("川端公民館"));
        told.Value("Capacity").Should().Be("12");
        (await desk.Database.Scalar<string>($"select place || capacity from maternal_health.checkup_session where id = '{session.Split('/')[^1]}'")).Should().Be("川端公民館40");
        (await nurse.Submit(told, new { Capacity = "12" })).Status.Should().Be(303);
    }
}
