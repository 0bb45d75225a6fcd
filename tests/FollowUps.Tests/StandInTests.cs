using Hagukumi.Contracts;
using Hagukumi.FollowUps.Night;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>Who acts when the owner is away: working days, leave, deputies. Nothing moves; the owner is derived for the day.</summary>
public sealed class StandInTests(Board board) : IClassFixture<Board>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        await board.Database.Execute("truncate follow_ups.presence, follow_ups.notice, follow_ups.follow_up, follow_ups.line_fact, follow_ups.job_run");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    async Task<(Guid Id, string Name)> Due(int days)
    {
        var name = $"代理 {Guid.CreateVersion7():N}"[..12];
        var woman = (await board.Register(new Resident { Name = name }))[0];
        await board.Tell(new PregnancyNotified(woman, PregnancyId.New(), App.Monday.AddDays(days - 14), new(2026, 12, 1), 1, AfterDelivery: false));
        return (Guid.Parse((await board.Database.Rows($"select id from follow_ups.follow_up where person = '{woman}' and rule = 'pregnancy-interview'")).Single()), name);
    }

    async Task Away(string userName, int from = 0, int? to = 0) => await board.Tell(new AbsenceRecorded(Guid.CreateVersion7(), 1, await board.Staff(userName), App.Monday.AddDays(from), to is { } last ? App.Monday.AddDays(last) : null, Withdrawn: false));

    async Task Deputy(string userName, string deputy, int rank = 1) => await board.Tell(new DeputyNamed(Guid.CreateVersion7(), 1, await board.Staff(userName), await board.Staff(deputy), rank, App.Monday.AddDays(-30), null, Withdrawn: false));

    async Task<bool> Lists(string userName, Guid id) => await Board.Lists(await board.SignedIn(userName), id);

    [Fact]
    public async Task OwnerIsAway_WhatFallsDueBeforeSheIsBack_StandsOnTheDeputysListThatMorning()
    {
        var (pressing, later) = ((await Due(1)).Id, (await Due(9)).Id);
        await Away("hokenshi1", to: 2);
        await Deputy("hokenshi1", "hokenshi3");

        (await Lists("hokenshi3", pressing)).Should().BeTrue();
        (await Lists("hokenshi3", later)).Should().BeFalse("she is back before that");
        (await Lists("hokenshi1", pressing)).Should().BeTrue("it stays hers");
        (await Lists("hokenshi2", pressing)).Should().BeFalse();
        (await (await board.SignedIn("hokenshi3")).Get($"/follow-ups/{pressing}")).Words.Should().Contain("上田 千夏").And.Contain("青木 美咲");
        board.Clock.Set(App.Monday.AddDays(3));
        (await Lists("hokenshi3", pressing)).Should().BeFalse("she is back");
    }

    [Fact]
    public async Task DeputyIsAwayToo_TheNextOneActs_AndWhereThereIsNone_TheSupervisor()
    {
        var (id, _) = await Due(0);
        await Away("hokenshi1");
        await Deputy("hokenshi1", "hokenshi3");
        await Deputy("hokenshi1", "hokenshi4", rank: 2);
        await Away("hokenshi3");
        ((await Lists("hokenshi4", id)), (await Lists("hokenshi3", id)), (await Lists("kakaricho", id))).Should().Be((true, false, false));

        await Away("hokenshi4");

        (await Lists("kakaricho", id)).Should().BeTrue();
    }

    [Fact]
    public async Task PartTimer_OnHerFreeDay_IsStoodInFor_AndOnAWeekendNobodyIs()
    {
        var (id, _) = await Due(1);
        await board.Tell(new WorkingDaysSet(Guid.CreateVersion7(), 1, await board.Staff("hokenshi1"), App.Monday.AddDays(-60), null, Weekdays.Wednesday | Weekdays.Thursday, Withdrawn: false));
        await Deputy("hokenshi1", "hokenshi3");

        (await Lists("hokenshi3", id)).Should().BeTrue("on Monday she does not work, and is back on Wednesday");
        board.Clock.Set(App.Monday.AddDays(2));
        (await Lists("hokenshi3", id)).Should().BeFalse();
        board.Clock.Set(App.Monday.AddDays(5));
        (await Lists("hokenshi3", id)).Should().BeFalse("the office is closed for everybody");
    }

    [Fact]
    public async Task AbsenceWithdrawn_OlderVersionsAndRepeats_ChangeNothing()
    {
        var (id, _) = await Due(0);
        await Deputy("hokenshi1", "hokenshi3");
        var (absence, nurse) = (Guid.CreateVersion7(), await board.Staff("hokenshi1"));
        await board.Tell(new AbsenceRecorded(absence, 2, nurse, App.Monday, null, Withdrawn: true));
        await board.Tell(new AbsenceRecorded(absence, 1, nurse, App.Monday, null, Withdrawn: false));

        (await Lists("hokenshi3", id)).Should().BeFalse();
    }

    [Fact]
    public async Task HandedToSomebodyWhoIsAway_TheirDeputySeesIt()
    {
        var (id, _) = await Due(0);
        var nurse = await board.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get($"/follow-ups/{id}/hand-over"), new { To = $"{await board.Staff("soudan")}" })).Status.Should().Be(303);
        await Away("soudan");
        await Deputy("soudan", "chosei");

        ((await Lists("chosei", id)), (await Lists("hokenshi1", id))).Should().Be((true, false));
    }

    [Fact]
    public async Task Night_TellsWhoeverIsThereToReadIt()
    {
        await Due(0);
        await Away("hokenshi1", from: 1, to: 1);
        await Deputy("hokenshi1", "hokenshi3");

        await board.With<NightlyRun>(run => run.RunUpTo(App.Monday, default));

        (await board.Database.Rows($"select distinct a.user_name from follow_ups.notice n join staff.account a on a.id = n.staff order by 1")).Should().Equal("hokenshi1", "hokenshi3", "kakaricho");
    }

    [Fact]
    public async Task Night_OfTheLastDayOfADuty_TellsTheSuccessor()
    {
        const string district = "東光小";
        var woman = (await board.Register(new Resident { District = district }))[0];
        await board.Tell(new PregnancyNotified(woman, PregnancyId.New(), App.Monday.AddDays(-14), new(2026, 12, 1), 1, AfterDelivery: false));
        var old = (await board.Database.Rows($"select assignment, holder from follow_ups.duty_holder where district = '{district}' and duty = 'PublicHealthNurse'")).Single().Split('\t');
        await board.Tell(new DutyAssigned(Guid.Parse(old[0]), 50, new StaffId(Guid.Parse(old[1])), Duty.PublicHealthNurse, district, App.Monday.AddYears(-1), App.Monday));
        await board.Tell(new DutyAssigned(Guid.CreateVersion7(), 1, await board.Staff("josanshi"), Duty.PublicHealthNurse, district, App.Monday.AddDays(1), null));

        await board.With<NightlyRun>(run => run.RunUpTo(App.Monday, default));

        (await board.Database.Rows($"select distinct a.user_name from follow_ups.notice n join follow_ups.follow_up f on f.id = n.follow_up_id join staff.account a on a.id = n.staff where f.person = '{woman}' and f.rule = 'pregnancy-interview'")).Should().BeEquivalentTo("josanshi", "kakaricho");
    }
}
