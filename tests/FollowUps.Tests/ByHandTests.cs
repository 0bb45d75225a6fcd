using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What people do to a follow-up by hand: postpone, hold, decline, hand over, close.</summary>
public sealed class ByHandTests(Board board) : IClassFixture<Board>
{
    static readonly string[] Forms = ["postpone", "hold", "decline", "hand-over", "close"];

    public static TheoryData<string> Names => [.. Forms];

    public static TheoryData<string, string, string?, string> Refusals => new()
    {
        { "postpone", "RemindOn", "", "次に催促する日を入力してください" },
        { "postpone", "RemindOn", "あした", "次に催促する日は「2026-04-01」" },
        { "postpone", "RemindOn", "2026-06-01", "次に催促する日は2026年6月2日以後" },
        { "postpone", "Reason", "　", "理由を入力してください" },
        { "postpone", "Reason", null, "理由を入力してください" },
        { "postpone", "Reason", "長", "理由は400文字以内" },
        { "hold", "Until", "", "再開する日を入力してください" },
        { "hold", "Until", "2026-06-01", "再開する日は2026年6月2日以後" },
        { "hold", "Until", "2036-06-01", "日以内の日付にしてください" },
        { "hold", "Reason", "", "理由を入力してください" },
        { "decline", "Reason", "", "理由を入力してください" },
        { "decline", "Reason", "長", "理由は400文字以内" },
        { "hand-over", "To", "", "引き継ぐ職員を選んでください" },
        { "hand-over", "To", "00000000-0000-0000-0000-000000000001", "引き継ぐ職員を選び直してください" },
        { "hand-over", "Until", "2026-05-31", "引継ぎの終わりの日は2026年6月1日以後" },
        { "close", "How", null, "終わり方を選んでください" },
        { "close", "How", "maybe", "終わり方を選んでください" },
        { "close", "How", "dropped", "取りやめる理由を入力してください" },
    };

    async Task<Dictionary<string, string?>> Valid(string form) => form switch
    {
        "postpone" => new() { ["RemindOn"] = "R8.6.10", ["Reason"] = "里帰りの葛󠄀城さんを待つ" },
        "hold" => new() { ["Until"] = "2026-06-15", ["Reason"] = "入院中" },
        "decline" => new() { ["Reason"] = "本人から電話で" },
        "hand-over" => new() { ["To"] = $"{await board.Staff("hokenshi3")}", ["Until"] = "2026-06-30" },
        _ => new() { ["How"] = "done", ["Reason"] = "" },
    };

    static string Verb(string form) => form switch { "postpone" => "Postponed", "hold" => "Held", "decline" => "Declines", "hand-over" => "HandedOver", _ => "Done" };

    Task<long> Facts(string form, Guid id) => board.Database.Scalar<long>(
        $"select count(*) from follow_ups.line_fact f join follow_ups.follow_up u on u.rule = f.rule and u.subject = f.subject where u.id = '{id}' and f.verb = '{Verb(form)}'");

    async Task<string> Version(Guid id) => (await board.Database.Rows($"select version from follow_ups.follow_up where id = '{id}'")).Single();

    async Task<string> State(Guid id) => (await board.Database.Rows($"select status, due_on::text, remind_on::text from follow_ups.follow_up where id = '{id}'")).Single();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Valid_StoresAndLogs_AndTheFollowUpShowsIt(string form)
    {
        var (id, person, _) = await board.Manual();
        var supervisor = await board.SignedIn("kakaricho");
        var page = await supervisor.Get($"/follow-ups/{id}/{form}");
        var traces = await Traces.From(board, "follow-ups");

        var saved = await supervisor.Submit(page, await Valid(form));

        saved.Status.Should().Be(303, saved.Words);
        (await Facts(form, id)).Should().Be(1);
        (await traces.Accesses(await board.Staff("kakaricho"))).Should().Contain(a => a.Kind == AccessKind.Write && a.About().Contains(person));
        var shown = await supervisor.Get($"/follow-ups/{id}");
        shown.Letters.Should().Contain(form switch
        {
            "postpone" => "次の催促2026-06-10里帰りの葛󠄀城さんを待つ", "hold" => "保留2026-06-15に再開", "decline" => "状態本人が断った", "hand-over" => "担当上田千夏", _ => "状態完了",
        });
        shown.Letters.Should().Contain("期限2026-06-20").And.Contain("坂本久美子");
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Save_Invalid_SaysWhyAndKeepsEverythingTyped(string form, string field, string? typed, string says)
    {
        var (id, _, _) = await board.Manual();
        var nurse = await board.SignedIn("hokenshi1");
        var all = await Valid(form);
        all[field] = typed == "長" ? new string('長', 401) : typed;

        var page = await nurse.Submit(await nurse.Get($"/follow-ups/{id}/{form}"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var (name, text) in all.Where(t => t.Value is not null && t.Key is not ("To" or "How"))) page.Value(name).Should().Be(text, name);
        (await Facts(form, id)).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_PressedTwiceAtOnce_IsOneDeed(string form)
    {
        var (id, _, _) = await board.Manual();
        var nurse = await board.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get($"/follow-ups/{id}/{form}"), await Valid(form));

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await Facts(form, id)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_PressedAgainLater_IsOneDeed(string form)
    {
        var (id, _, _) = await board.Manual();
        var nurse = await board.SignedIn("hokenshi1");
        var page = await nurse.Get($"/follow-ups/{id}/{form}");

        (await nurse.Submit(page, await Valid(form))).Status.Should().Be(303);
        (await nurse.Submit(page, await Valid(form))).Status.Should().Be(303);

        (await Facts(form, id)).Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_AfterAColleaguePostponed_ShowsHowItStandsAndKeepsWhatWasTyped(string form)
    {
        var (id, _, _) = await board.Manual();
        var (nurse, supervisor) = (await board.SignedIn("hokenshi1"), await board.SignedIn("kakaricho"));
        var (mine, theirs) = (await nurse.Get($"/follow-ups/{id}/{form}"), await supervisor.Get($"/follow-ups/{id}/postpone"));
        (await supervisor.Submit(theirs, new { RemindOn = "2026-06-12", Reason = "係長が先に" })).Status.Should().Be(303);

        var answer = await nurse.Submit(mine, await Valid(form));

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("ほかの職員がこのやることを変更しました").And.Contain("係長が先に");
        foreach (var (name, text) in await Valid(form)) answer.Value(name).Should().Be(text, name);
        (await State(id)).Should().Be("Open\t2026-06-20\t2026-06-12");
        // Having seen it, the same press is a decision.
        (await nurse.Submit(answer)).Status.Should().Be(303);
        (await Facts(form, id)).Should().Be(form == "postpone" ? 2 : 1);
    }

    [Fact]
    public async Task Save_AfterAColleagueClosed_SaysThatNothingCanBeDone()
    {
        var (id, _, _) = await board.Manual();
        var (nurse, supervisor) = (await board.SignedIn("hokenshi1"), await board.SignedIn("kakaricho"));
        var mine = await nurse.Get($"/follow-ups/{id}/postpone");
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/{id}/close"), new { How = "dropped", Reason = "転居した" })).Status.Should().Be(303);

        var answer = await nurse.Submit(mine, await Valid("postpone"));

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("もうできません").And.Contain("不要になった");
        answer.Value("Reason").Should().Be("里帰りの葛󠄀城さんを待つ");
        (await Facts("postpone", id)).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Garbage_IsAnsweredWithASentence(string form)
    {
        board.Errors.Clear();

        var wrong = await Garbage.ThrownAt(await board.SignedIn("kakaricho"), async () => $"/follow-ups/{(await board.Manual()).Id}/{form}");

        wrong.Should().BeEmpty();
        board.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Postpone_MovesTheReminderNeverTheDue()
    {
        var (id, _, _) = await board.Manual(due: "2026-06-05");
        var nurse = await board.SignedIn("hokenshi1");

        await nurse.Submit(await nurse.Get($"/follow-ups/{id}/postpone"), new { RemindOn = "2026-07-10", Reason = "待つ" });

        (await State(id)).Should().Be("Open\t2026-06-05\t2026-07-10");
        board.Clock.Set(new(2026, 6, 9));
        try
        {
            (await nurse.Get("/follow-ups")).Html.QuerySelectorAll("tr[data-tone=danger]").Should().Contain(r => r.TextContent.Contains("4日超過") && r.InnerHtml.Contains($"{id}"));
        }
        finally
        {
            board.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task HandOver_GoesToTheOtherAndComesBackAfterwards()
    {
        var (id, _, _) = await board.Manual();
        var (nurse, other) = (await board.SignedIn("hokenshi1"), await board.SignedIn("hokenshi3"));
        (await other.Get($"/follow-ups/{id}")).Status.Should().Be(404);

        var answer = await nurse.Submit(await nurse.Get($"/follow-ups/{id}/hand-over"), await Valid("hand-over"));

        // The page after the deed is one that the nurse may still see.
        (await nurse.Follow(answer)).Status.Should().Be(200);
        (await Board.Lists(nurse, id)).Should().BeFalse();
        (await Board.Lists(other, id)).Should().BeTrue();
        (await other.Get($"/follow-ups/{id}")).Status.Should().Be(200);
        board.Clock.Set(new(2026, 7, 1));
        try
        {
            (await Board.Lists(nurse, id)).Should().BeTrue();
        }
        finally
        {
            board.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task Hold_TakesItOffTheListUntilItGoesOn()
    {
        var (id, _, _) = await board.Manual();
        var nurse = await board.SignedIn("hokenshi1");
        await nurse.Submit(await nurse.Get($"/follow-ups/{id}/hold"), await Valid("hold"));

        (await Board.Lists(nurse, id)).Should().BeFalse();
        (await Board.Lists(nurse, id, "/follow-ups?held=1")).Should().BeTrue();
        (await nurse.Get("/follow-ups?held=1")).Words.Should().Contain("6/15まで保留");
        board.Clock.Set(new(2026, 6, 15));
        try
        {
            (await Board.Lists(nurse, id)).Should().BeTrue();
        }
        finally
        {
            board.Clock.Set(App.Monday);
        }
    }

    [Theory]
    [InlineData("postpone")]
    [InlineData("decline")]
    [InlineData("hold")]
    [InlineData("close")]
    public async Task SafetyRule_CanBeNeitherPostponedNorDeclinedNorClosed(string form)
    {
        var woman = (await board.Register(new Resident()))[0];
        var pregnancy = await board.Notified(woman, expected: App.Monday);
        var id = await board.Line(pregnancy.Value, "edd-passed");
        var supervisor = await board.SignedIn("kakaricho");

        var page = await supervisor.Get($"/follow-ups/{id}");
        var shown = await supervisor.Get($"/follow-ups/{id}/{form}");
        var forged = await supervisor.Post($"/follow-ups/{id}/{form}",
            [("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), ("Version", await Version(id)), ("Press", $"{Guid.CreateVersion7()}"), .. (await Valid(form)).Select(v => (v.Key, v.Value!))]);

        page.Status.Should().Be(200);
        page.Html.QuerySelectorAll($"a[href$='/{form}']").Should().BeEmpty();
        shown.Status.Should().Be(404);
        forged.Status.Should().Be(404);
        (await State(id)).Should().StartWith("Open\t2026-06-15");
        (await Facts(form, id)).Should().Be(0);
    }

    [Fact]
    public async Task AnotherDistrictsNurse_FindsNothing()
    {
        var (id, _, name) = await board.Manual();
        foreach (var account in new[] { "hokenshi2", "soudan", "jimu" })
        {
            var browser = await board.SignedIn(account);
            foreach (var url in Forms.Select(f => $"/follow-ups/{id}/{f}").Append($"/follow-ups/{id}"))
            {
                var page = await browser.Get(url);
                page.Status.Should().Be(404, $"{account} {url}");
                page.Text.Should().NotContain(name);
            }
        }
    }
}
