using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>Nobody falls between two municipalities (deadlines.md 21, 22), and no support runs on unlooked at (AY-33).</summary>
public sealed class MoveRuleTests
{
    static FollowUpState After(DeadlineRule rule, params (IIntegrationEvent Event, string At)[] told)
    {
        var line = new Line(rule);
        foreach (var (happened, at) in told) line.Happens(happened, at);
        return line.State;
    }

    [Fact]
    public void Transfer_Known_IsSentWithinThreeOpenDays()
    {
        var state = After(new CaseTransferDue(Settings), (Moving("2026-07-16"), "2026-07-16 09:00"));   // a Thursday before a holiday on Monday

        (state.Due, state.Status, state.Owner).Should().Be((Due.On(Day("2026-07-22")), FollowUpStatus.Open, Duty.PublicHealthNurse));
    }

    [Fact]
    public void Transfer_Sent_IsStillOwedUntilSomebodyThereTookIt()
    {
        var rule = new CaseTransferDue(Settings);
        var sent = After(rule, (Moving("2026-06-01"), "2026-06-01 09:00"), (SheetSent("2026-06-03"), "2026-06-03 09:00"));
        var taken = After(rule, (Moving("2026-06-01"), "2026-06-01 09:00"), (SheetSent("2026-06-03"), "2026-06-03 09:00"), (new CaseTransferred(Child, MoveOut, Day("2026-06-09")), "2026-06-09 09:00"));

        (sent.Status, sent.Due).Should().Be((FollowUpStatus.Open, Due.On(Day("2026-06-10"))));
        taken.Status.Should().Be(FollowUpStatus.Settled);
        (rule.IsSafety, rule.May(Verb.Postponed), rule.May(Verb.Declines)).Should().Be((true, false, false));
    }

    [Theory]
    [InlineData(TransferEnding.StaysHere, "stays-here")]
    [InlineData(TransferEnding.NothingToHandOver, "nothing-to-hand-over")]
    public void Transfer_CalledOff_IsNoLongerOwedAndNotCountedAsDone(TransferEnding reason, string code)
    {
        var state = After(new CaseTransferDue(Settings), (Moving("2026-06-01"), "2026-06-01 09:00"), (new CaseTransferCalledOff(Child, MoveOut, Day("2026-06-02"), reason), "2026-06-02 09:00"));

        (state.Status, state.CloseReason).Should().Be((FollowUpStatus.Cancelled, code));
    }

    [Fact]
    public void Transfer_NotTaken_ClimbsToTheSupervisorAndTheGeneralSupportOfficer()
    {
        var rule = new CaseTransferDue(Settings);
        var state = After(rule, (Moving("2026-06-01"), "2026-06-01 09:00"));

        rule.LadderOf(state, OpenDays).Should().Equal(new Escalation(1, Duty.MaternalHealthSupervisor, Due.On(Day("2026-06-04"))), new Escalation(2, Duty.GeneralSupportOfficer, Due.On(Day("2026-06-11"))));
    }

    [Fact]
    public void Arrival_IsAskedAboutWithinTwoWeeks_AndOnlyTheAnswerSettlesIt()
    {
        var rule = new MoveInDue(Settings);
        var asked = After(rule, (new ArrivalNoticed(Child, MoveIn, Day("2026-06-01")), "2026-06-01 09:00"));
        var answered = After(rule, (new ArrivalNoticed(Child, MoveIn, Day("2026-06-01")), "2026-06-01 09:00"), (new HistoryReceived(Child, MoveIn, Day("2026-06-09")), "2026-06-09 09:00"));

        (asked.Due, asked.Status).Should().Be((Due.On(Day("2026-06-15")), FollowUpStatus.Open));
        answered.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void TakenOver_IsMetWithinAWeek_AndWithin48HoursWhereNobodyHasSeenTheChild()
    {
        var rule = new MoveInFirstDue(Settings);

        After(rule, (TakenOver("2026-06-05 16:00", sighted: true), "2026-06-05 16:00")).Due.Should().Be(Due.On(Day("2026-06-12")));
        After(rule, (TakenOver("2026-06-05 16:00", sighted: false), "2026-06-05 16:00")).Due.Should().Be(Due.At(Time("2026-06-07 16:00")), "weekends count");
        (rule.IsSafety, rule.Urgency).Should().Be((true, Urgency.S));
    }

    [Fact]
    public void RearingSupport_IsLookedAtAgainAndAgainUntilSomebodyEndsIt()
    {
        var rule = new RearingReviewDue(Settings);
        (IIntegrationEvent, string) decided = (new RearingSupportDecided(Child, MoveIn, Day("2026-06-01"), Day("2026-09-01")), "2026-06-01 09:00");
        (IIntegrationEvent, string) reviewed = (new RearingSupportReviewed(Child, MoveIn, Day("2026-08-25"), Day("2026-11-25")), "2026-08-25 09:00");

        After(rule, decided).Due.Should().Be(Due.On(Day("2026-09-01")));
        var again = After(rule, decided, reviewed);
        (again.Status, again.Due).Should().Be((FollowUpStatus.Open, Due.On(Day("2026-11-25"))));
        After(rule, decided, reviewed, (new RearingSupportEnded(Child, MoveIn, Day("2026-11-20")), "2026-11-20 09:00")).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void EightMonth_AnAnswerWithoutConcern_StandsForTheInterview_AndOneWithConcernDoesNot()
    {
        var rule = new EightMonthInterviewDue(Settings);
        FollowUpState Answered(bool concern) => After(rule, (Notified("2026-08-03", "2027-03-01"), "2026-08-03 09:00"), (new EightMonthSurveyAnswered(Mother, Pregnancy, Day("2026-12-20"), concern), "2026-12-20 09:00"));

        Answered(concern: false).Status.Should().Be(FollowUpStatus.Settled);
        Answered(concern: true).Status.Should().Be(FollowUpStatus.Open);
    }
}
