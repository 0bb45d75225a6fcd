using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

public sealed class NightlyTests
{
    static readonly Nightly Night = new(Settings, OpenDays);
    static readonly Watch Watching = new(Settings, OpenDays);

    /// <summary>Runs every night of a period, as the job does, and lists what was said when.</summary>
    static List<string> Nights(DeadlineRule rule, Func<FollowUpState> state, string from, string to)
    {
        var said = new List<string>();
        var told = Told.Nothing;
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1))
        {
            var notices = Night.Decide(rule, state(), told, day);
            told = notices.Told;
            said.AddRange(notices.Steps.Select(s => $"{day:MM-dd} {s.Kind}{(s.To is { } to2 ? " " + to2 : "")}{(s.Level > 0 ? " " + s.Level : "")}"));
            Night.Decide(rule, state(), told, day).Steps.Should().BeEmpty("a night run twice says nothing new");
        }

        return said;
    }

    static Line EightMonth(out Guid opening, out DeadlineRule rule)
    {
        rule = new EightMonthInterviewDue(Settings);
        var line = new Line(rule);
        opening = line.Happens(Notified("2026-08-03", "2027-03-01"));
        return line;
    }

    [Fact]
    public void Decide_NobodyActs_TellsEachStepOnceAndThenWeekly()
    {
        var line = EightMonth(out _, out var rule);

        Nights(rule, () => line.State, "2026-08-03", "2027-02-14").Should().Equal(
            "12-07 Visible",
            "01-17 Soon",
            "01-24 Overdue MaternalHealthSupervisor",
            "01-31 StillOverdue",
            "01-31 Escalate MaternalHealthSupervisor 1",
            "02-07 StillOverdue",
            "02-14 StillOverdue");
    }

    [Fact]
    public void Decide_ProtectionEnds_IsAnnouncedSixtyAndThirtyDaysBefore()
    {
        var rule = new ProtectionEnds(Settings);
        var line = new Line(rule);
        line.Happens(Sealed("2026-04-01", "2027-04-01"));

        Nights(rule, () => line.State, "2026-04-01", "2027-04-10").Should().Equal(
            "01-31 Visible",
            "03-02 Soon",
            "04-01 Overdue GeneralSupportOfficer",
            "04-08 StillOverdue",
            "04-08 Escalate GeneralSupportOfficer 1");
    }

    [Fact]
    public void Decide_ExpectedDeliveryPassed_ClimbsTheLadder()
    {
        var rule = new ExpectedDeliveryPassed(Settings);
        var line = new Line(rule);
        line.Happens(Notified("2026-05-01", "2026-11-07"));

        Nights(rule, () => line.State, "2026-11-06", "2026-12-06").Should().Equal(
            "11-07 Visible",
            "11-14 Soon",
            "11-21 Overdue MaternalHealthSupervisor",
            "11-28 StillOverdue",
            "11-28 Escalate MaternalHealthSupervisor 1",
            "12-05 StillOverdue",
            "12-05 Escalate GeneralSupportOfficer 2");
    }

    [Fact]
    public void Decide_InfantVisit_TellsTheSupervisorAtThreeMonths()
    {
        var rule = new InfantHomeVisitDue(Settings);
        var line = new Line(rule);
        line.Happens(Born("2026-08-10"));

        Nights(rule, () => line.State, "2026-08-10", "2026-12-17").Should().Equal(
            "08-10 Visible",
            "11-09 Escalate MaternalHealthSupervisor 1",
            "12-02 Soon",
            "12-09 Overdue MaternalHealthSupervisor",
            "12-16 StillOverdue",
            "12-16 Escalate GeneralSupportOfficer 2");
    }

    [Fact]
    public void Decide_InfantVisitRegisteredLate_TellsNobodyBeforeItsGrace()
    {
        var rule = new InfantHomeVisitDue(Settings);
        var line = new Line(rule);
        line.Happens(Born("2026-08-10", registered: "2026-12-20"));

        Nights(rule, () => line.State, "2026-12-20", "2026-12-27").Should().Equal(
            "12-20 Visible", "12-27 Overdue MaternalHealthSupervisor", "12-27 Escalate MaternalHealthSupervisor 1");
    }

    [Fact]
    public void Decide_Held_SaysNothingUntilItGoesOn()
    {
        var line = EightMonth(out var opening, out var rule);
        line.ByHand("2027-01-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-02-05"), "satogaeri"));

        Nights(rule, () => line.State, "2027-01-10", "2027-02-05").Should().Equal(
            "02-05 Overdue MaternalHealthSupervisor", "02-05 Escalate MaternalHealthSupervisor 1");
    }

    [Fact]
    public void Decide_Postponed_WaitsWithRemindersButNotWithEscalation()
    {
        var line = EightMonth(out var opening, out var rule);
        line.ByHand("2027-01-10", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-02-09"), "travelling"));

        Nights(rule, () => line.State, "2027-01-10", "2027-02-16").Should().Equal(
            "01-24 Overdue MaternalHealthSupervisor",
            "01-31 Escalate MaternalHealthSupervisor 1",
            "02-09 StillOverdue",
            "02-16 StillOverdue");
    }

    [Fact]
    public void Decide_PostponedBeforeItIsDue_RemindsOnThatDay()
    {
        var line = EightMonth(out var opening, out var rule);
        line.ByHand("2026-12-08", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2026-12-20"), "travelling"));
        var told = Night.Decide(rule, EightMonth(out _, out _).State, Told.Nothing, Day("2026-12-07")).Told;

        Night.Decide(rule, line.State, told, Day("2026-12-19")).Steps.Should().BeEmpty();
        Night.Decide(rule, line.State, told, Day("2026-12-20")).Steps.Should().Equal(new Step(StepKind.Reminder));
    }

    [Fact]
    public void Decide_DueDateMoved_StartsAnew()
    {
        var line = EightMonth(out _, out var rule);
        var told = Night.Decide(rule, line.State, Told.Nothing, Day("2027-01-24")).Told;
        told.Overdue.Should().BeTrue();
        line.Happens(Corrected("2027-01-25", "2027-03-15"));

        var notices = Night.Decide(rule, line.State, told, Day("2027-01-25"));

        notices.Steps.Should().BeEmpty("it is due on 7 February now, and was visible already");
        Night.Decide(rule, line.State, notices.Told, Day("2027-02-07")).Steps
            .Should().Equal(new Step(StepKind.Overdue, Duty.MaternalHealthSupervisor));
    }

    [Fact]
    public void Decide_MissedNights_SaysTheGravestOnce()
    {
        var line = EightMonth(out _, out var rule);

        Night.Decide(rule, line.State, Told.Nothing, Day("2027-02-10")).Steps.Should().Equal(
            new Step(StepKind.Overdue, Duty.MaternalHealthSupervisor), new Step(StepKind.Escalate, Duty.MaternalHealthSupervisor, 1));
    }

    [Fact]
    public void Decide_Closed_SaysNothing()
    {
        var line = EightMonth(out _, out var rule);
        line.Happens(EightMonthHeld("2027-01-20"));

        Nights(rule, () => line.State, "2027-01-24", "2027-02-14").Should().BeEmpty();
    }

    [Fact]
    public void Decide_ClassB_SaysNothing()
    {
        var rule = new ListOnly();
        var line = new Line(rule);
        line.Happens(new CaseOpened(Child, Day("2026-12-01")));

        Nights(rule, () => line.State, "2026-12-01", "2027-01-31").Should().BeEmpty();
    }

    [Fact]
    public void Decide_ClassS_RemindsDaily()
    {
        var rule = new SameDaySafety();
        var line = new Line(rule);
        line.Happens(new CaseOpened(Child, Day("2026-11-24")));

        Nights(rule, () => line.State, "2026-11-24", "2026-11-28").Should().Equal(
            "11-24 Visible", "11-25 Overdue", "11-26 StillOverdue", "11-27 StillOverdue", "11-27 Escalate ChildWelfareSupervisor 1", "11-28 StillOverdue");
    }

    [Fact]
    public void Decide_Instant_IsLeftToTheWatch()
    {
        var rule = new SafetyCheck();
        var line = new Line(rule);
        line.Happens(new Reported(Child, Time("2026-12-31 23:10")));

        Nights(rule, () => line.State, "2026-12-31", "2027-01-10").Should().BeEmpty();
    }

    [Fact]
    public void Watch_FortyEightHours_ClimbsInHoursAndRemindsDaily()
    {
        var rule = new SafetyCheck();
        var line = new Line(rule);
        line.Happens(new Reported(Child, Time("2026-12-31 23:10")), recorded: "2026-12-31 23:10");
        var said = new List<string>();
        var told = Told.Nothing;

        for (var now = Time("2026-12-31 23:10"); now <= Time("2027-01-04 23:30"); now = now.AddMinutes(5))
        {
            var notices = Watching.Decide(rule, line.State, told, now.ToUniversalTime());
            told = notices.Told;
            said.AddRange(notices.Steps.Select(s => $"{now:MM-dd HH:mm} {s.Kind} {s.To}".TrimEnd()));
        }

        said.Should().Equal(
            "12-31 23:10 Visible",
            "01-01 23:10 Escalate ChildWelfareSupervisor",
            "01-02 11:10 Escalate GeneralSupportOfficer",
            "01-02 23:10 Overdue",
            "01-02 23:10 Escalate CenterDirector",
            "01-03 23:10 StillOverdue",
            "01-04 23:10 StillOverdue");
    }

    [Fact]
    public void Watch_ClassSWithADate_IsToldAtOnceAndNotAgainAtNight()
    {
        var rule = new SameDaySafety();
        var line = new Line(rule);
        line.Happens(new CaseOpened(Child, Day("2026-11-24")));

        var notices = Watching.Decide(rule, line.State, Told.Nothing, Time("2026-11-24 10:00"));

        notices.Steps.Should().Equal(new Step(StepKind.Visible));
        Night.Decide(rule, line.State, notices.Told, Day("2026-11-24")).Steps.Should().NotContain(s => s.Kind == StepKind.Visible);
    }

    [Fact]
    public void Watch_CallbackOfClassA_IsOverdueAtItsMinute()
    {
        var rule = new Manual(Settings);
        var line = new Line(rule);
        line.ByHand("2026-12-01", (id, on, at) =>
            LineFact.OpenedByHand(id, on, at, Nurse, Child, Due.At(Time("2026-12-02 15:00")), Duty.Clerk, "call-back"));
        var told = Watching.Decide(rule, line.State, Told.Nothing, Time("2026-12-02 14:55")).Told;

        Watching.Decide(rule, line.State, told, Time("2026-12-02 15:00")).Steps.Should().Equal(new Step(StepKind.Overdue, Duty.GeneralSupportOfficer));
    }
}
