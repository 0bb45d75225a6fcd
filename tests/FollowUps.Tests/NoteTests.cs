using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>メモ: one key, the time by itself, several open at once, filed or discarded, and nothing left at the desk.</summary>
public sealed class NoteTests(Board board) : IClassFixture<Board>, IAsyncLifetime
{
    public Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    async Task<string> Write(Browser by, string text = "近所の人から電話。泣き声がする。", object? more = null, string? person = null)
    {
        var page = await by.Get($"/follow-ups/notes/new{(person is null ? "" : $"?person={person}")}");
        var saved = await by.Submit(page, more is null ? new { Text = text } : more);
        saved.Status.Should().Be(303, saved.Words);
        await board.Delivered();
        return saved.Location!;
    }

    static Guid IdOf(string location) => Guid.Parse(location.Split('/')[^1]);

    async Task<string> Owed(string location, string rule) => (await board.Database.Rows($"select status, duty, coalesce(handed_over_to::text, '') from follow_ups.follow_up where subject = '{IdOf(location)}' and rule = '{rule}'")).SingleOrDefault() ?? "";

    [Fact]
    public async Task Write_FromAnyPage_OpensBesideIt_AndIsOwedUntilItIsFiled()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var link = (await nurse.Get("/follow-ups")).Html.QuerySelector("header a[accesskey]")!;
        (link.GetAttribute("accesskey"), link.GetAttribute("target"), link.GetAttribute("href")).Should().Be(("m", "_blank", "/follow-ups/notes/new"));

        var (first, second) = (await Write(nurse, "一件目のメモ"), await Write(nurse, "二件目のメモ"));

        (await nurse.Get("/follow-ups/notes")).Words.Should().Contain("一件目のメモ").And.Contain("二件目のメモ");
        (await nurse.Get(first)).Words.Should().Contain("2026-06-01 09:00").And.Contain("青木 美咲");
        (await Owed(first, "unfiled-note")).Should().Be($"Open\tOnCall\t{await board.Staff("hokenshi1")}");
        (await nurse.Submit(await nurse.Get($"{first}/file"), new { Where = "経過に書いた" })).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(first, "unfiled-note")).Should().StartWith("Settled");
        (await Owed(second, "unfiled-note")).Should().StartWith("Open");
        (await nurse.Get("/follow-ups/notes")).Words.Should().NotContain("一件目のメモ");
    }

    [Fact]
    public async Task File_FromAPersonsPage_TiesItToThatRecord_AndTheAccessIsLogged()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var note = await Write(nurse);
        var person = (await board.Register(new Resident { Name = "結 ばれる" }))[0];
        var traces = await Traces.From(board, "follow-ups");

        var list = await nurse.Get($"/follow-ups/notes?person={person}");
        var form = await nurse.Get(list.Html.QuerySelector($"a[href^='{note}/file']")!.GetAttribute("href")!);
        form.Words.Should().Contain("結 ばれる");
        (await nurse.Submit(form, new { Where = "" })).Errors.Should().Equal("どこに記録したか、どう対応したかを入力してください。");
        (await nurse.Submit(form, new { Where = "面談の記録に書いた" })).Status.Should().Be(303);

        (await nurse.Get(note)).Words.Should().Contain("整理済み").And.Contain("結 ばれる").And.Contain("面談の記録に書いた");
        (await traces.Accesses(await board.Staff("hokenshi1"))).Should().Contain(a => a.Kind == AccessKind.Write && a.About().Contains(person));
    }

    [Fact]
    public async Task Discard_AsksForAReason_AndIsNotCountedAsDone()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var note = await Write(nurse);
        var form = await nurse.Get($"{note}/discard");

        (await nurse.Submit(form, new { Reason = "　" })).Errors.Should().Equal("破棄する理由を入力してください。");
        (await nurse.Submit(form, new { Reason = "間違い電話" })).Status.Should().Be(303);
        await board.Delivered();

        (await Owed(note, "unfiled-note")).Should().StartWith("Cancelled");
        (await nurse.Get(note)).Words.Should().Contain("破棄").And.Contain("間違い電話").And.Contain("泣き声", "what was written stays readable");
    }

    [Fact]
    public async Task File_SomebodyElseDiscardedItMeanwhile_SavesNothingAndKeepsWhatWasTyped()
    {
        var (nurse, supervisor) = (await board.SignedIn("hokenshi1"), await board.SignedIn("kakaricho"));
        var note = await Write(nurse);
        var form = await nurse.Get($"{note}/file");
        await supervisor.Submit(await supervisor.Get($"{note}/discard"), new { Reason = "重複" });

        var answer = await nurse.Submit(form, new { Where = "経過に書いた" });

        answer.Status.Should().Be(409);
        answer.Value("Where").Should().Be("経過に書いた");
        answer.Words.Should().Contain("ほかの職員がこのメモを処理しました").And.Contain("重複");
    }

    [Fact]
    public async Task Promise_IsOwedAtItsMoment_AndOnlyBeingReachedSettlesIt()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var form = await nurse.Get("/follow-ups/notes/new");
        (await nurse.Submit(form, new { Text = "折り返し希望", CallOn = "2026-06-02", CallAt = "25:00", CallTo = "" })).Errors.Should().HaveCount(2);
        var note = await Write(nurse, more: new { Text = "折り返し希望", CallOn = "R8.6.2", CallAt = "午後2時半", CallTo = "090-0000-0000 田中さん" });
        (await board.Database.Scalar<DateTime>($"select due_at from follow_ups.follow_up where subject = '{IdOf(note)}' and rule = 'callback'")).ToUniversalTime().Should().Be(new DateTime(2026, 6, 2, 5, 30, 0, DateTimeKind.Utc));

        var call = await nurse.Get($"{note}/calls/new");
        (await nurse.Submit(call, new { Result = "no-answer", Remark = "留守" })).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(note, "callback")).Should().StartWith("Open", "an attempt reached nobody");

        (await nurse.Submit(await nurse.Get(note), form: "form[action$='/calls/new']")).Status.Should().Be(303, "one press");
        await board.Delivered();
        (await Owed(note, "callback")).Should().StartWith("Settled");
        (await nurse.Get(note)).Words.Should().Contain("留守").And.Contain("話せた").And.NotContain("折り返し待ち");
    }

    [Theory]
    [InlineData(17, 14, false)]
    [InlineData(17, 15, true)]
    [InlineData(8, 29, true)]
    [InlineData(8, 30, false)]
    public async Task Write_WhileTheOfficeIsClosed_IsHandedOverInTheMorning(int hour, int minute, bool afterHours)
    {
        board.Clock.Set(App.Monday, hour, minute);
        var night = await board.SignInAnew("yakan");

        var note = await Write(night);

        (await Owed(note, "after-hours")).Should().Be(afterHours ? $"Open\tOnCall\t{await board.Staff("yakan")}" : "");
        if (!afterHours) return;
        var supervisor = await board.SignInAnew("kakaricho");
        (await supervisor.Submit(await supervisor.Get(note), form: "form[action$='/take-over']")).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(note, "after-hours")).Should().StartWith("Settled");
    }

    [Fact]
    public async Task Write_AboutTheDayInTheEvening_IsNoNightCall()
    {
        board.Clock.Set(App.Monday, 18);
        var nurse = await board.SignInAnew("hokenshi1");

        (await Owed(await Write(nurse, more: new { Text = "昼の面談", FromDaytime = "true" }), "after-hours")).Should().BeEmpty();
    }

    [Fact]
    public async Task Note_OfSomebodyElse_IsSeenByNobodyWhoHasNothingToDoWithIt()
    {
        var note = await Write(await board.SignedIn("hokenshi1"), "秘密の通告者の名前");

        foreach (var (who, may) in new[] { ("hokenshi2", false), ("soudan", false), ("kakaricho", true), ("tokatsu", true) })
        {
            var browser = await board.SignedIn(who);
            (await browser.Get(note)).Status.Should().Be(may ? 200 : 404, who);
            (await browser.Get("/follow-ups/notes")).Text.Contains("秘密の通告者の名前", StringComparison.Ordinal).Should().Be(may, who);
            if (!may) (await browser.Post($"{note}/take-over")).Status.Should().BeOneOf([400, 404], who);
        }
        foreach (var who in new[] { "etsuran", "gaibu", "itaku" }) (await (await board.SignedIn(who)).Get("/follow-ups/notes/new")).Status.Should().Be(403, who);
    }

    [Fact]
    public async Task Write_PressedTwice_IsOneNote()
    {
        var nurse = await board.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get("/follow-ups/notes/new"), new { Text = "二度押し" });

        answers.Select(a => a.Status).Should().AllBeEquivalentTo(303);
        (await board.Database.Scalar<long>("select count(*) from follow_ups.quick_note where text = '二度押し'")).Should().Be(1);
    }
}
