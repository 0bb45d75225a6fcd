using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The rules of the centre itself: calls, nights, notes, referrals, hand-overs, losses, births nobody registered (deadlines.md 10, 24, 29, 33, 39).</summary>
public sealed class CentreRuleTests
{
    static FollowUpState Fold(DeadlineRule rule, params IIntegrationEvent[] events)
    {
        var line = new Line(rule);
        foreach (var happened in events) line.Happens(happened);
        return line.State;
    }

    [Fact]
    public void Callback_IsOwedAtTheMomentPromised_ByWhoPromisedIt_AndCannotBePutOff()
    {
        var rule = new CallbackDue(Settings);
        var state = Fold(rule, Promised("2026-06-01", "2026-06-02 14:30"));

        state.Due.Should().Be(Due.At(Time("2026-06-02 14:30")));
        (state.HandedOverTo, state.Owner).Should().Be((Nurse, Duty.OnCall));
        rule.Urgency.Should().Be(Urgency.S);
        new[] { Verb.Postponed, Verb.Declines }.Should().OnlyContain(v => !rule.May(v));
        Fold(rule, Promised("2026-06-01", "2026-06-02 14:30"), new ContactMade(Note, null, Day("2026-06-02"))).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Theory]
    [InlineData("2026-06-05 17:15", "2026-06-08 10:00")]   // Friday after closing: Monday
    [InlineData("2026-06-07 23:50", "2026-06-08 10:00")]   // Sunday night
    [InlineData("2026-06-08 06:30", "2026-06-08 10:00")]   // before the office opens
    [InlineData("2026-12-28 19:00", "2027-01-04 10:00")]   // the year's end
    public void AfterHours_IsTakenOverByTenOfTheNextOpenDay(string received, string expected) =>
        Fold(new AfterHoursDue(Settings), Received(received)).Due.Should().Be(Due.At(Time(expected)));

    [Fact]
    public void UnfiledNote_IsOwedOnTheNextOpenDay_AndNotShownBefore()
    {
        var state = Fold(new UnfiledNoteDue(Settings), Saved("2026-06-05"));

        (state.VisibleFrom, state.Due).Should().Be((Day("2026-06-08"), Due.On(Day("2026-06-08"))));
        Fold(new UnfiledNoteDue(Settings), Saved("2026-06-05"), new NoteDiscarded(Note, null, Day("2026-06-05"))).Status.Should().Be(FollowUpStatus.Cancelled, "a discarded note was never filed");
    }

    [Fact]
    public void Handoff_SentOnIsNotArrived_UntilTheyHaveMet()
    {
        var (accepted, first) = (Fold(new HandoffAcceptedDue(Settings), Referred("2026-06-01")), Fold(new HandoffFirstDue(Settings), Referred("2026-06-01")));
        (accepted.Due, first.Due, first.VisibleFrom).Should().Be((Due.On(Day("2026-06-15")), Due.On(Day("2026-07-01")), Day("2026-06-15")));

        Fold(new HandoffFirstDue(Settings), Referred("2026-06-01"), new ReferralAccepted(Referral, Child, Day("2026-06-05"))).Status.Should().Be(FollowUpStatus.Open);
        Fold(new HandoffFirstDue(Settings), Referred("2026-06-01"), new ReferralConfirmed(Referral, Child, Day("2026-06-20"))).Status.Should().Be(FollowUpStatus.Settled);
        Fold(new HandoffFirstDue(Settings), Referred("2026-06-01"), new ReferralDeclined(Referral, Child, Day("2026-06-20"))).Status.Should().Be(FollowUpStatus.Declined);
    }

    [Theory]
    [InlineData(Duty.PublicHealthNurse, Duty.MaternalHealthSupervisor)]
    [InlineData(Duty.CaseWorker, Duty.ChildWelfareSupervisor)]
    [InlineData(Duty.DevelopmentalSupport, Duty.GeneralSupportOfficer)]
    public void Handoff_Overdue_TellsWhoeverStandsAboveTheDeskThatReferred(Duty desk, Duty above)
    {
        var rule = new HandoffAcceptedDue(Settings);

        new Nightly(Settings, OpenDays).Decide(rule, Fold(rule, Referred("2026-06-01", desk)), Told.Nothing, Day("2026-06-15")).Steps.Should().Contain(new Step(StepKind.Overdue, above));
    }

    [Fact]
    public void Handover_NoteIsDueThreeOpenDaysBeforeTheLastDay_ReceiptFiveAfter()
    {
        var (note, receipt) = (Fold(new HandoverNoteDue(Settings), Leaving("2027-03-31", "2027-03-08")), Fold(new HandoverReceiptDue(Settings), Leaving("2027-03-31", "2027-03-08")));

        (note.Due, note.HandedOverTo).Should().Be((Due.On(Day("2027-03-26")), Nurse));
        (receipt.Due, receipt.VisibleFrom, receipt.HandedOverTo).Should().Be((Due.On(Day("2027-04-07")), Day("2027-04-01"), null), "whoever holds the duty by then receives it");
    }

    [Fact]
    public void Handover_SuddenLeave_IsNotBornOverdue()
    {
        var note = Fold(new HandoverNoteDue(Settings), Leaving("2027-03-08", "2027-03-08"));

        (note.Due, note.LateAtOpening).Should().Be((Due.On(Day("2027-03-09")), true));
    }

    [Fact]
    public void Vacancy_IsOwedTheSameDayByWhoeverStandsAbove_AndSaysWhichDuty()
    {
        var state = Fold(new VacantDutyDue(Settings), Vacant("2026-06-01"));

        (state.Due, state.Owner, state.Person).Should().Be((Due.On(Day("2026-06-01")), Duty.MaternalHealthSupervisor, null));
        state.OpenReason.Should().Be("地区担当保健師（若葉小）");
        Fold(new VacantDutyDue(Settings), Vacant("2026-06-01"), new DutyFilled(Vacancy, Day("2026-06-01"))).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Theory]
    [InlineData(PregnancyOutcome.Miscarriage, true)]
    [InlineData(PregnancyOutcome.Stillbirth, true)]
    [InlineData(PregnancyOutcome.Terminated, true)]
    [InlineData(PregnancyOutcome.LiveBirth, false)]
    [InlineData(PregnancyOutcome.Unknown, false)]
    public void AfterLoss_APregnancyThatEnded_IsDecidedAboutWithinAWeek(PregnancyOutcome outcome, bool owed)
    {
        var line = new Line(new GriefContactDue(Settings));
        line.Happens(Ended("2026-12-01", outcome));

        line.States.Select(s => s.Due).Should().Equal(owed ? [Due.On(Day("2026-12-08"))] : []);
    }

    [Theory]
    [InlineData("2008-12-02", true)]    // dies the day before the eighteenth birthday: a child
    [InlineData("2008-12-01", false)]   // dies on it
    [InlineData(null, false)]
    public void AfterLoss_SomebodyDied_IsDecidedAboutWhereItWasAChild(string? born, bool owed)
    {
        var line = new Line(new GriefContactDue(Settings));
        line.Happens(new PersonDied(Child, Day("2026-12-01"), born is null ? null : Day(born)));

        line.States.Should().HaveCount(owed ? 1 : 0);
    }

    [Fact]
    public void D8_BornOnTheFirst_IsToBeRegisteredByTheFourteenth_AndThenGoesUpTheLine()
    {
        var rule = new UnregisteredBirthDue(Settings);
        var state = Fold(rule, Born("2026-12-01"));

        state.Due.Should().Be(Due.On(Day("2026-12-14")), "the day of birth is the first");
        rule.LadderOf(state, OpenDays).Should().Equal(new Escalation(1, Duty.MaternalHealthSupervisor, Due.On(Day("2026-12-14"))), new Escalation(2, Duty.GeneralSupportOfficer, Due.On(Day("2026-12-21"))));
        Fold(rule, Born("2026-12-01"), new PersonRegistered(Child, Mother, Day("2026-12-10"))).Status.Should().Be(FollowUpStatus.Settled);
    }
}
