using System.Text.Json;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>Staff work while the night reckons: what they save counts, and the night is done all the same.</summary>
public sealed class NightDisturbedTests(DisturbedApp app) : IClassFixture<DisturbedApp>, IAsyncLifetime
{
    /// <summary>A notification of this day owes the interview within 14 days.</summary>
    static readonly DateOnly Due = App.Monday.AddDays(14);

    public Task InitializeAsync() => app.Forget();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_PostponedWhileItReckons_CountsThePostponementAndTellsNobodyTwice(int times)
    {
        var (postponed, other) = (await Pregnant(), await Pregnant());
        await Night(Due);
        app.Clock.Set(Due.AddDays(7), 23, 30);
        var traces = await Traces.From(app, "follow-ups");
        app.Meanwhile([.. Enumerable.Range(1, times).Select<int, Func<Task>>(n => () => Postpone(postponed, Due.AddDays(20 + n)))]);

        var night = await Night(Due.AddDays(7));

        app.Ahead.Should().Be(0, "somebody came first each time");
        night.Should().Be((1, 2, false), "a postponed reminder is not given; what is overdue is escalated all the same");
        (await Notices(postponed)).Should().Equal("2026-06-15 Escalate", "2026-06-15 Overdue", "2026-06-22 Escalate");
        (await Notices(other)).Should().Equal("2026-06-15 Escalate", "2026-06-15 Overdue", "2026-06-22 Escalate", "2026-06-22 StillOverdue");
        (await app.FollowUp("pregnancy-interview", postponed.Value)).Should().Match<Lines.FollowUp>(f => f.RemindOn == Due.AddDays(20 + times) && f.ToldLevel > 0);
        (await traces.Accesses(CurrentStaff.System)).Should().ContainSingle(a => a.Kind == AccessKind.Write, "what was tried again is one change");
        (await Night(Due.AddDays(7))).AlreadyDone.Should().BeTrue();
        var verified = await app.Verb("verify");
        verified.ExitCode.Should().Be(0, string.Join('\n', verified.Lines));
    }

    [Fact]
    public async Task Run_SettledWhileItReckons_TellsNobodyOfIt()
    {
        var woman = await app.Woman();
        var (settled, other) = (await Pregnant(woman), await Pregnant());
        app.Meanwhile(() => app.TellAll(new PregnancyInterviewed(woman, settled, Due)));

        (await Night(Due)).Reminded.Should().Be(2, "the other one, and the triage that the interview opened meanwhile");

        app.Ahead.Should().Be(0);
        (await app.Database.Rows($"select n.kind from follow_ups.notice n join follow_ups.follow_up f on f.id = n.follow_up_id where f.subject = '{settled}' and f.rule = 'pregnancy-interview'")).Should().BeEmpty();
        (await Notices(other)).Should().Equal("2026-06-15 Escalate", "2026-06-15 Overdue");
        (await app.FollowUp("pregnancy-interview", settled.Value)).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public async Task Run_DisturbedAtEveryTry_FailsWithNothingHalfDoneAndTheNextRunCatchesUp()
    {
        var (postponed, other) = (await Pregnant(), await Pregnant());
        app.Meanwhile(() => Postpone(postponed, Due.AddDays(21)), () => Postpone(postponed, Due.AddDays(22)), () => Postpone(postponed, Due.AddDays(23)));

        await this.Awaiting(t => t.Night(Due)).Should().ThrowAsync<DbUpdateConcurrencyException>();

        app.Ahead.Should().Be(0);
        (await app.Database.Scalar<int>("select (select count(*) from follow_ups.notice) + (select count(*) from follow_ups.job_run)")).Should().Be(0);
        (await Night(Due)).Should().Be((2, 2, false));
        foreach (var pregnancy in new[] { postponed, other }) (await Notices(pregnancy)).Should().Equal("2026-06-15 Escalate", "2026-06-15 Overdue");
    }

    [Fact]
    public async Task Watch_AFollowUpIsSavedMeanwhile_TellsEachOnceAtTheSameStart()
    {
        var (disturbed, other) = (await Pregnant(), await Pregnant());
        app.Clock.Set(App.Monday, 12);
        await app.Database.Execute($"update follow_ups.follow_up set due_at = '{App.Monday:yyyy-MM-dd} 00:00+00', due_on = '{App.Monday:yyyy-MM-dd}' where rule = 'pregnancy-interview'");
        app.Meanwhile(() => app.Database.Execute($"update follow_ups.follow_up set version = version + 1 where rule = 'pregnancy-interview' and subject = '{disturbed}'"));

        await app.With<JobRunner>(jobs => jobs.Run("watch-instants", app.Clock.GetUtcNow(), default));

        app.Ahead.Should().Be(0);
        foreach (var pregnancy in new[] { disturbed, other }) (await Notices(pregnancy)).Should().ContainSingle(n => n.EndsWith("Overdue", StringComparison.Ordinal));
    }

    async Task<PregnancyId> Pregnant(PersonId? known = null)
    {
        var pregnancy = PregnancyId.New();
        await app.TellAll(Notified(known ?? await app.Woman(), pregnancy));
        return pregnancy;
    }

    async Task Postpone(PregnancyId pregnancy, DateOnly until)
    {
        var nurse = await app.SignedIn("hokenshi1");
        var form = await nurse.Get($"/follow-ups/{(await app.FollowUp("pregnancy-interview", pregnancy.Value)).Id}/postpone");
        (await nurse.Submit(form, new { RemindOn = $"{until:yyyy-MM-dd}", Reason = "来週は不在と聞いた" })).Status.Should().Be(303);
    }

    async Task<(int Reminded, int Escalated, bool AlreadyDone)> Night(DateOnly date)
    {
        var json = JsonSerializer.SerializeToElement((await app.Verb("nightly", ("date", date.ToString("yyyy-MM-dd", null)))).Json);
        return (json.GetProperty("reminded").GetInt32(), json.GetProperty("escalated").GetInt32(), json.GetProperty("alreadyDone").GetBoolean());
    }

    /// <summary>Notices about the interview of a pregnancy.</summary>
    Task<IReadOnlyList<string>> Notices(PregnancyId pregnancy) => app.Database.Rows($"""
        select n.business_date::text || ' ' || n.kind from follow_ups.notice n
        join follow_ups.follow_up f on f.id = n.follow_up_id and f.rule = 'pregnancy-interview' and f.subject = '{pregnancy}' order by n.business_date, n.kind
        """);
}
