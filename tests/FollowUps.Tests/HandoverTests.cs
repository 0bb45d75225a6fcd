using Hagukumi.Contracts;
using Hagukumi.FollowUps.Handovers;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>異動の引継ぎ (deadlines.md 39): each case has its note and its receipt, and a duty that nobody holds is said at once.</summary>
public sealed class HandoverTests(Board board) : IClassFixture<Board>, IAsyncLifetime
{
    static readonly DateOnly LastDay = App.Monday.AddDays(29); // Tuesday, 30 June

    readonly string district = $"引継{Guid.CreateVersion7():N}"[..14];
    readonly Guid assignment = Guid.CreateVersion7();

    public Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    async Task Holds(string userName, Guid id, int version, DateOnly from, DateOnly? to) => await board.Tell(new DutyAssigned(id, version, await board.Staff(userName), Duty.PublicHealthNurse, district, from, to));

    async Task<IReadOnlyList<(PersonId Person, string Name)>> Cases(int count)
    {
        await Holds("hokenshi1", assignment, 1, App.Monday.AddYears(-1), null);
        var residents = Enumerable.Range(0, count).Select(n => new Resident { Name = $"引継 {n}{Guid.CreateVersion7().ToString("N", null)[^8..]}", District = district }).ToArray();
        var people = await board.Register(residents);
        await board.Tell([.. people.Select(p => new PregnancyNotified(p, PregnancyId.New(), App.Monday, new(2026, 12, 1), 1, AfterDelivery: false))]);
        return [.. people.Zip(residents, (p, r) => (p, r.Name!))];
    }

    async Task Leaves(bool successor = true)
    {
        if (successor) await Holds("hokenshi3", Guid.CreateVersion7(), 1, LastDay.AddDays(1), null);
        await Holds("hokenshi1", assignment, 2, App.Monday.AddYears(-1), LastDay);
    }

    async Task<string> Owed(PersonId person) => string.Join(' ', await board.Database.Rows($"select rule || '=' || status from follow_ups.follow_up where person = '{person}' and rule like 'handover%' order by rule"));

    [Fact]
    public async Task Leave_EachCaseIsNotedBeforeAndReceivedAfter()
    {
        var cases = await Cases(3);
        await Leaves();
        (await Owed(cases[0].Person)).Should().Be("handover-note=Open handover-receipt=Open");
        var (old, next) = (await board.SignedIn("hokenshi1"), await board.SignedIn("hokenshi3"));
        (await old.Get("/follow-ups/handovers")).Words.Should().Contain(district).And.Contain("上田 千夏");

        var form = await old.Get($"/follow-ups/handovers/{assignment}");
        form.Words.Should().Contain(cases[0].Name).And.Contain("妊娠届時の面談");
        var at = Enumerable.Range(0, 3).Single(i => form.Html.QuerySelector($"label[for='Items_{i}__Note'], label[for='Items[{i}].Note']")!.TextContent.Contains(cases[0].Name));
        (await old.Submit(form, new Dictionary<string, string?> { [$"Items[{at}].Note"] = "夜は電話に出ない。", ["NothingToAddForTheRest"] = "true" })).Status.Should().Be(303);
        await board.Delivered();
        foreach (var (person, _) in cases) (await Owed(person)).Should().Be("handover-note=Settled handover-receipt=Open");

        board.Clock.Set(LastDay.AddDays(1));
        var receipt = await next.Get($"/follow-ups/handovers/{assignment}");
        receipt.Words.Should().Contain("夜は電話に出ない。").And.Contain("特記事項なし");
        receipt.Html.QuerySelectorAll("textarea").Should().BeEmpty("the successor receives and does not write");
        (await next.Submit(receipt, new Dictionary<string, string?> { [$"Items[{at}].Received"] = "true" })).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(cases[0].Person)).Should().Be("handover-note=Settled handover-receipt=Settled");
        (await Owed(cases[1].Person)).Should().Be("handover-note=Settled handover-receipt=Open");
        (await (await board.SignedIn("kakaricho")).Get("/follow-ups/handovers")).Words.Should().Contain(district, "two are not received yet");
    }

    [Fact]
    public async Task Leave_WithoutSuccessor_IsNotRefused_FallsToTheSupervisorAndIsSaid()
    {
        var cases = await Cases(1);
        await Leaves(successor: false);
        var supervisor = await board.SignedIn("kakaricho");
        (await supervisor.Get("/follow-ups/handovers")).Words.Should().Contain("後任未定").And.Contain("坂本 久美子");

        board.Clock.Set(LastDay.AddDays(1));
        await board.With<IEnumerable<BuildingBlocks.Jobs.IJob>>(jobs => jobs.Single(j => j.Id == "watch-duties").Run(board.Clock.Today, default));
        await board.Delivered();

        var list = await supervisor.Get("/follow-ups");
        list.Words.Should().Contain(cases[0].Name).And.Contain($"担当不在：地区担当保健師（{district}）");
        (await supervisor.Get("/follow-ups/safety-net")).Words.Should().Contain(cases[0].Name);

        await Holds("hokenshi3", Guid.CreateVersion7(), 1, LastDay.AddDays(1), null);
        await board.With<IEnumerable<BuildingBlocks.Jobs.IJob>>(jobs => jobs.Single(j => j.Id == "watch-duties").Run(board.Clock.Today, default));
        await board.Delivered();
        (await supervisor.Get("/follow-ups")).Words.Should().NotContain($"（{district}）");
    }

    [Fact]
    public async Task LeaveTakenBack_CancelsWhatWasToBeHandedOver_AndMovedMovesIt()
    {
        var cases = await Cases(1);
        await Leaves();
        await Holds("hokenshi1", assignment, 3, App.Monday.AddYears(-1), LastDay.AddDays(1));
        (await board.Database.Rows($"select due_on::text from follow_ups.follow_up where person = '{cases[0].Person}' and rule = 'handover-note'")).Should().Equal("2026-06-26");

        await Holds("hokenshi1", assignment, 4, App.Monday.AddYears(-1), null);

        (await Owed(cases[0].Person)).Should().Be("handover-note=Cancelled handover-receipt=Cancelled");
    }

    [Fact]
    public async Task OpenedAfterTheAnnouncement_IsHandedOverToo()
    {
        await Cases(1);
        await Leaves();
        var late = (await board.Register(new Resident { District = district }))[0];
        await board.Tell(new PregnancyNotified(late, PregnancyId.New(), App.Monday.AddDays(1), new(2026, 12, 1), 1, AfterDelivery: false));

        await board.With<IEnumerable<BuildingBlocks.Jobs.IJob>>(jobs => jobs.Single(j => j.Id == "handovers").Run(board.Clock.Today, default));
        await board.With<IEnumerable<BuildingBlocks.Jobs.IJob>>(jobs => jobs.Single(j => j.Id == "handovers").Run(board.Clock.Today, default));
        await board.Delivered();

        (await Owed(late)).Should().Be("handover-note=Open handover-receipt=Open");
    }

    [Fact]
    public async Task SomebodyElseHoldsItToo_NothingChangesHands()
    {
        var cases = await Cases(1);
        await Holds("hokenshi4", Guid.CreateVersion7(), 1, App.Monday.AddYears(-1), null);

        await Leaves();

        (await Owed(cases[0].Person)).Should().BeEmpty();
    }

    [Fact]
    public async Task Write_SomebodyElseWroteMeanwhile_KeepsBoth()
    {
        await Cases(1);
        await Leaves();
        var (old, supervisor) = (await board.SignedIn("hokenshi1"), await board.SignedIn("kakaricho"));
        var form = await old.Get($"/follow-ups/handovers/{assignment}");
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/handovers/{assignment}"), new Dictionary<string, string?> { ["Items[0].Note"] = "係長が書いた" })).Status.Should().Be(303);

        var answer = await old.Submit(form, new Dictionary<string, string?> { ["Items[0].Note"] = "前任が書いた" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("係長が書いた");
        answer.Value("Items[0].Note").Should().Contain("前任が書いた");
        (await old.Submit(answer)).Status.Should().Be(303);
        (await board.Database.Rows($"select note from follow_ups.handover where assignment = '{assignment}'")).Should().Equal("前任が書いた");
    }

    [Fact]
    public async Task Page_OfSomebodyElsesDuty_IsNotThere()
    {
        await Cases(1);
        await Leaves();

        foreach (var (who, status) in new[] { ("hokenshi2", 404), ("soudan", 404), ("hokenshi3", 200), ("sentacho", 200), ("etsuran", 403) })
            (await (await board.SignedIn(who)).Get($"/follow-ups/handovers/{assignment}")).Status.Should().Be(status, who);
    }
}
