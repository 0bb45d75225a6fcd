using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What leaders see: each rule with what became of it, what falls due and who will be there, the morning's digest, the safety net.</summary>
public sealed class LeaderTests(Board board) : IClassFixture<Board>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        await board.Database.Execute("truncate follow_ups.presence, follow_ups.notice, follow_ups.follow_up, follow_ups.line_fact, follow_ups.withdrawn_event, follow_ups.job_run, follow_ups.digest, follow_ups.vacancy");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    Task Run(string job) => board.With<IEnumerable<IJob>>(jobs => jobs.Single(j => j.Id == job).Run(board.Clock.Today, default));

    async Task<(PersonId Woman, PregnancyId Pregnancy, string Name)> Owed(int days)
    {
        var name = $"係長 {Guid.CreateVersion7().ToString("N", null)[^8..]}";
        var woman = (await board.Register(new Resident { Name = name }))[0];
        var pregnancy = PregnancyId.New();
        // Recorded on the day it happened: what is recorded late is never born overdue.
        board.Clock.Set(App.Monday.AddDays(days - 14 < 0 ? days - 14 : 0));
        await board.Tell(new PregnancyNotified(woman, pregnancy, App.Monday.AddDays(days - 14), new(2026, 12, 1), 1, AfterDelivery: false));
        board.Clock.Set(App.Monday);
        return (woman, pregnancy, name);
    }

    async Task<string> Numbers(string slug)
    {
        var page = await (await board.SignedIn("kakaricho")).Get("/follow-ups/rules?year=2026");
        return string.Join(' ', page.Html.QuerySelectorAll($"a[href^='/follow-ups/rules/{slug}?']").Select(a => a.FirstChild!.TextContent));
    }

    [Fact]
    public async Task Rules_EachEnd_IsCountedOnceAndOpensExactlyItsRows()
    {
        var (inTime, late, declined, cancelled, overdue, open, mistaken) = (await Owed(0), await Owed(-20), await Owed(1), await Owed(2), await Owed(-3), await Owed(9), await Owed(5));
        await board.Tell(new PregnancyInterviewed(inTime.Woman, inTime.Pregnancy, App.Monday), new PregnancyInterviewed(late.Woman, late.Pregnancy, App.Monday),
            new PregnancyInterviewDeclined(declined.Woman, declined.Pregnancy, App.Monday), new PregnancyEnded(cancelled.Woman, cancelled.Pregnancy, App.Monday, PregnancyOutcome.Miscarriage));
        await board.Tell(new FactWithdrawn(Guid.Parse((await board.Database.Rows($"select opening_event from follow_ups.follow_up where subject = '{mistaken.Pregnancy}' and rule = 'pregnancy-interview'")).Single()), mistaken.Woman, App.Monday));

        (await Numbers("pregnancy-interview")).Should().Be("6 1 1 1 1 1 1", "opened, in time, late, declined, no longer owed, overdue, open; what was a mistake is none of them");
        var supervisor = await board.SignedIn("kakaricho");
        foreach (var (end, of) in new[] { ("InTime", inTime), ("Late", late), ("Declined", declined), ("Cancelled", cancelled), ("Overdue", overdue), ("Open", open) })
        {
            var rows = (await supervisor.Get($"/follow-ups/rules/pregnancy-interview?year=2026&end={end}")).Html.QuerySelectorAll("main tbody th[scope=row]").Select(r => r.TextContent);
            rows.Should().ContainSingle(end).Which.Should().Contain(of.Name);
        }
        (await supervisor.Get("/follow-ups/rules?year=2025")).Words.Should().Contain("2025年度");
        (await supervisor.Get("/follow-ups/rules/none")).Status.Should().Be(404);
        foreach (var garbage in new[] { "?year=x", "?year=99999999999", "?year=2026&end=7", "?year=2026&after=zz" }) (await supervisor.Get($"/follow-ups/rules/pregnancy-interview{garbage}")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Ahead_OnAFriday_ShowsWhatFallsDueUntilTheOfficeOpens_WithWhoIsOnCallAndAway()
    {
        var friday = App.Monday.AddDays(4);
        board.Clock.Set(friday);
        var (saturday, monday, tuesday) = (await Manual("2026-06-06"), await Manual("2026-06-08"), await Manual("2026-06-09"));
        await board.Tell(new DutyAssigned(Guid.CreateVersion7(), 1, await board.Staff("soudan"), Duty.OnCall, null, friday.AddDays(1), friday.AddDays(1)),
            new AbsenceRecorded(Guid.CreateVersion7(), 1, await board.Staff("hokenshi1"), friday.AddDays(3), friday.AddDays(3), Withdrawn: false));

        var page = await (await board.SignedIn("kakaricho")).Get("/follow-ups/ahead");

        page.Words.Should().Contain(saturday).And.Contain(monday).And.NotContain(tuesday);
        page.Letters.Should().MatchRegex("2026-06-06.*当番：片山健").And.MatchRegex("2026-06-08.*不在：青木美咲").And.Contain("その日は不在");
        (await (await board.SignedIn("kakaricho")).Get("/follow-ups/ahead?span=week")).Words.Should().Contain(tuesday);
        (await (await board.SignedIn("hokenshi1")).Get("/follow-ups/ahead")).Status.Should().Be(403);
    }

    async Task<string> Manual(string due)
    {
        var name = $"先 {Guid.CreateVersion7().ToString("N", null)[^8..]}";
        var person = (await board.Register(new Resident { Name = name }))[0];
        var nurse = await board.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get($"/follow-ups/new?person={person}"), new { What = "電話", DueOn = due, Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        return name;
    }

    [Fact]
    public async Task Digest_OnceAMorning_FromTheTimeThatIsSet_SaysToEachWhatIsBeforeThem()
    {
        await Owed(-3);
        await Owed(0);
        await Owed(3);
        board.Clock.Set(App.Monday, 7, 59);
        await Run("digest");
        (await board.Database.Scalar<long>("select count(*) from follow_ups.digest")).Should().Be(0, "it is not eight yet");
        board.Clock.Set(App.Monday, 8);
        await Task.WhenAll(Run("digest"), Run("digest"));
        await Run("digest");

        (await board.Database.Rows("select d.overdue, d.today, d.soon from follow_ups.digest d join staff.account a on a.id = d.staff where a.user_name = 'hokenshi1'")).Should().Equal("1\t1\t1");
        (await board.Database.Rows("select d.overdue_of_all from follow_ups.digest d join staff.account a on a.id = d.staff where a.user_name = 'kakaricho'")).Should().Equal("1");
        (await board.Database.Scalar<long>("select count(*) from follow_ups.digest d join staff.account a on a.id = d.staff where a.user_name = 'hokenshi3'")).Should().Be(0, "nothing is before her");
        (await (await board.SignedIn("hokenshi1")).Get("/follow-ups/notices")).Letters.Should().Contain("朝のまとめ").And.Contain("超過1件").And.Contain("今日まで1件");
        board.Clock.Set(App.Monday.AddDays(5), 9);
        await Run("digest");
        (await board.Database.Scalar<long>("select count(distinct day) from follow_ups.digest")).Should().Be(1, "on a Saturday nobody is there to read it");
    }

    [Fact]
    public async Task Digest_OwnerAway_GoesToWhoeverStandsIn()
    {
        await Owed(0);
        var (nurse, deputy) = (await board.Staff("hokenshi1"), await board.Staff("hokenshi3"));
        await board.Tell(new AbsenceRecorded(Guid.CreateVersion7(), 1, nurse, App.Monday, App.Monday, Withdrawn: false), new DeputyNamed(Guid.CreateVersion7(), 1, nurse, deputy, 1, App.Monday.AddDays(-1), null, Withdrawn: false));

        await Run("digest");

        (await board.Database.Rows("select a.user_name, d.today, d.stands_in_for from follow_ups.digest d join staff.account a on a.id = d.staff where d.today > 0")).Should().Equal("hokenshi3\t1\t1");
    }

    [Fact]
    public async Task SafetyNet_SaysWhatIsSilentAwayAndNotReceived()
    {
        await Owed(-3);
        var supervisor = await board.SignedIn("kakaricho");
        await board.With<Night.NightlyRun>(run => run.RunUpTo(App.Monday, default));
        (await supervisor.Get("/follow-ups/safety-net")).Words.Should().NotContain("知らせていないもの").And.NotContain("不在で急ぐもの");

        await board.Database.Execute("delete from follow_ups.notice");
        var (nurse, deputy) = (await board.Staff("hokenshi1"), await board.Staff("hokenshi3"));
        await board.Tell(new AbsenceRecorded(Guid.CreateVersion7(), 1, nurse, App.Monday, null, Withdrawn: false), new DeputyNamed(Guid.CreateVersion7(), 1, nurse, deputy, 1, App.Monday.AddDays(-1), null, Withdrawn: false));

        var net = (await supervisor.Get("/follow-ups/safety-net")).Letters;
        net.Should().Contain("期限を過ぎたのに知らせていないものが1件").And.Contain("不在の担当代理件数青木美咲上田千夏1");
    }

    [Fact]
    public async Task UrgentNotice_ReachesWhoeverIsOnCallToo()
    {
        await board.Tell(new DutyAssigned(Guid.CreateVersion7(), 1, await board.Staff("soudan"), Duty.OnCall, null, App.Monday, App.Monday));
        var nurse = await board.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get("/follow-ups/notes/new"), new { Text = "折り返し", CallOn = "2026-06-01", CallAt = "10:00", CallTo = "田中" })).Status.Should().Be(303);
        await board.Delivered();
        board.Clock.Set(App.Monday, 10, 1);

        await Run("watch-instants");

        (await board.Database.Rows("select distinct a.user_name from follow_ups.notice n join staff.account a on a.id = n.staff where n.kind = 'Overdue' order by 1")).Should().Equal("hokenshi1", "soudan");
    }
}
