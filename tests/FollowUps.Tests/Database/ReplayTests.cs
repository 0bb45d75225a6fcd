using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>A rule that comes later reads the whole log: what is still owed is owed from that day on, what is done stays done, and the past is quiet.</summary>
public sealed class ReplayTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    const string Rule = "pregnancy-interview";

    public Task InitializeAsync() => app.Forget();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task CatchUp_NewRule_OwesWhatIsStillOpenFromThatDayAndRemindsOfNothingPast()
    {
        var (waiting, done) = (PregnancyId.New(), PregnancyId.New());
        await app.Tell(Notified(await app.Woman(), waiting));
        var interviewed = await app.Woman();
        await app.Tell(Notified(interviewed, done));
        await app.TellAll(new PregnancyInterviewed(interviewed, done, App.Monday));
        await app.Database.Execute($"delete from follow_ups.follow_up where rule = '{Rule}'; delete from follow_ups.line_fact where rule = '{Rule}'; delete from core.outbox_subscription where subscriber = 'follow-ups' and reaction = '{Rule}'");

        app.Clock.Set(App.Monday.AddDays(60));
        await app.With<OutboxOperations>(o => o.CatchUp(default));
        await app.Delivered();

        var open = await app.FollowUp(Rule, waiting.Value);
        open.Status.Should().Be(Rules.FollowUpStatus.Open);
        open.LateAtOpening.Should().BeTrue();
        open.DueOn.Should().Be(App.Monday.AddDays(67));
        (await app.FollowUp(Rule, done.Value)).Status.Should().Be(Rules.FollowUpStatus.Settled);

        await app.Verb("nightly", ("date", $"{App.Monday.AddDays(60):yyyy-MM-dd}"));
        (await app.Database.Rows($"select n.kind from follow_ups.notice n join follow_ups.follow_up f on f.id = n.follow_up_id where f.rule = '{Rule}'")).Should().Equal("Visible");
    }
}
