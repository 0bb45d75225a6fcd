using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>Quiet by design: what is routine is one line and worked in batch; what is overdue or class S always stands by itself.</summary>
public sealed class BatchTests(Board board) : IClassFixture<Board>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        await board.Database.Execute("truncate follow_ups.notice, follow_ups.follow_up, follow_ups.line_fact, follow_ups.job_run");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    async Task Owe(int count, int days)
    {
        var women = await board.Register([.. Enumerable.Range(0, count).Select(_ => new Resident())]);
        // Recorded on the day it happened: what is recorded late is never born overdue.
        board.Clock.Set(App.Monday.AddDays(Math.Min(days - 14, 0)));
        await board.Tell([.. women.Select(w => new PregnancyNotified(w, PregnancyId.New(), App.Monday.AddDays(days - 14), new(2026, 12, 1), 1, AfterDelivery: false))]);
        board.Clock.Set(App.Monday);
    }

    static IEnumerable<KeyValuePair<string, string?>> Chosen(IEnumerable<string> ids, object typed) =>
        ids.Select(id => KeyValuePair.Create("Ids", (string?)id)).Concat(typed.GetType().GetProperties().Select(p => KeyValuePair.Create(p.Name, (string?)p.GetValue(typed))));

    Task<IReadOnlyList<string>> Reminders() => board.Database.Rows("select remind_on::text from follow_ups.follow_up where rule = 'pregnancy-interview' and remind_on is not null");

    [Fact]
    public async Task Show_ManyOfOneKind_AreOneLine_AndOverdueOnesStandEachByItself()
    {
        await Owe(12, days: 10);
        await Owe(6, days: -3);
        var nurse = await board.SignedIn("hokenshi1");

        var page = await nurse.Get("/follow-ups");

        page.Html.QuerySelectorAll("#worklist details.more summary").Select(s => s.TextContent).Should().ContainSingle(s => s.Contains("妊娠届時の面談　12件", StringComparison.Ordinal));
        page.Html.QuerySelectorAll("#worklist tbody tr").Count(r => r.Closest("details") is null).Should().Be(6, "what is overdue is never folded");
        (await nurse.Get("/follow-ups?rule=pregnancy-interview")).Html.QuerySelectorAll("#worklist details.more summary").Should().NotContain(s => s.TextContent.Contains("12件", StringComparison.Ordinal), "asked for, they stand singly");
    }

    [Fact]
    public async Task Batch_PutsOffThoseThatWereChosen_EachWithItsOwnFact_Once()
    {
        await Owe(5, days: 10);
        var nurse = await board.SignedIn("hokenshi1");
        var form = await nurse.Get("/follow-ups/batch?rule=pregnancy-interview");
        var chosen = form.Html.QuerySelectorAll("input[name=Ids]").Take(3).Select(i => i.GetAttribute("value")!).ToArray();
        var nobody = await nurse.Submit(form, new { Deed = "postpone", RemindOn = "2026-06-05", Reason = "里帰り" });
        nobody.Status.Should().Be(422, nobody.Words);
        nobody.Errors.Should().Equal("進める人を選んでください。");

        var answers = new[] { await nurse.Submit(form, Chosen(chosen, new { Deed = "postpone", RemindOn = "2026-06-05", Reason = "里帰り" })), await nurse.Submit(form, Chosen(chosen, new { Deed = "postpone", RemindOn = "2026-06-05", Reason = "里帰り" })) };

        answers.Select(a => a.Status).Should().AllBeEquivalentTo(303);
        (await Reminders()).Should().Equal("2026-06-05", "2026-06-05", "2026-06-05");
        (await board.Database.Scalar<long>("select count(*) from follow_ups.line_fact where verb = 'Postponed'")).Should().Be(3);
    }

    [Fact]
    public async Task Batch_OneWasChangedMeanwhile_SavesTheOthersAndSaysSo()
    {
        await Owe(3, days: 10);
        var (nurse, supervisor) = (await board.SignedIn("hokenshi1"), await board.SignedIn("kakaricho"));
        var form = await nurse.Get("/follow-ups/batch?rule=pregnancy-interview");
        var all = form.Html.QuerySelectorAll("input[name=Ids]").Select(i => i.GetAttribute("value")!).ToArray();
        var other = all[1].Split(':')[0];
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/{other}/postpone"), new { RemindOn = "2026-06-20", Reason = "先に" })).Status.Should().Be(303);

        var answer = await nurse.Submit(form, Chosen(all, new { Deed = "postpone", RemindOn = "2026-06-05", Reason = "里帰り" }));

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("1件は、入力中にほかの職員が変更した");
        answer.Html.QuerySelectorAll("input[name=Ids][checked]").Select(i => i.GetAttribute("value")!.Split(':')[0]).Should().Equal(other);
        (await Reminders()).Should().BeEquivalentTo("2026-06-05", "2026-06-05", "2026-06-20");
    }

    [Fact]
    public async Task Batch_OfWhatIsNotOnesOwn_OrOfASafetyRule_DoesNothing()
    {
        await Owe(2, days: 10);
        var (nurse, other) = (await board.SignedIn("hokenshi1"), await board.SignedIn("hokenshi3"));
        var form = await nurse.Get("/follow-ups/batch?rule=pregnancy-interview");
        var ids = form.Html.QuerySelectorAll("input[name=Ids]").Select(i => i.GetAttribute("value")!).ToArray();
        var foreign = await other.Get("/follow-ups/batch?rule=pregnancy-interview");
        foreign.Html.QuerySelectorAll("input[name=Ids]").Should().BeEmpty();

        (await nurse.Get("/follow-ups/batch?rule=unfiled-note")).Html.QuerySelectorAll("input[value=postpone], input[value=decline]").Should().BeEmpty();
        (await nurse.Submit(form, Chosen(ids, new { Deed = "close" }))).Errors.Should().Equal("することを選んでください。");
        (await nurse.Get("/follow-ups/batch?rule=none")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Batch_HandsOverToAColleague()
    {
        await Owe(2, days: 10);
        var nurse = await board.SignedIn("hokenshi1");
        var form = await nurse.Get("/follow-ups/batch?rule=pregnancy-interview");
        var ids = form.Html.QuerySelectorAll("input[name=Ids]").Select(i => i.GetAttribute("value")!).ToArray();
        (await nurse.Submit(form, Chosen(ids, new { Deed = "hand-over", To = $"{Guid.CreateVersion7()}" }))).Errors.Should().Equal("引き継ぐ職員を選んでください。");

        (await nurse.Submit(form, Chosen(ids, new { Deed = "hand-over", To = $"{await board.Staff("hokenshi3")}" }))).Status.Should().Be(303);

        (await (await board.SignedIn("hokenshi3")).Get("/follow-ups/batch?rule=pregnancy-interview")).Html.QuerySelectorAll("input[name=Ids]").Should().HaveCount(2);
    }
}
