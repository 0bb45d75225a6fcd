using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What a mother's questionnaire asks of the desk (deadlines.md 11), and a child to be measured again.</summary>
public sealed class EpdsRuleTests
{
    static readonly EpdsItem10Due Item10 = new(Settings);

    [Theory]
    [InlineData("2026-12-01 10:00", "2026-12-01 17:15")]
    [InlineData("2026-12-01 16:15", "2026-12-01 17:15")]
    [InlineData("2026-12-01 16:16", "2026-12-01 23:59")]   // too late to decide by the close of the office
    [InlineData("2026-12-01 23:30", "2026-12-01 23:59")]
    [InlineData("2026-12-05 11:00", "2026-12-05 17:15")]   // a Saturday is a day like any other
    [InlineData("2026-12-03 09:00", "2026-12-03 17:15")]   // the clinic's form came two days later: never born overdue
    public void Item10_IsDecidedAboutOnTheDayItIsKnown(string recorded, string due)
    {
        var line = new Line(Item10);
        line.Happens(Epds("2026-12-01"), recorded);

        line.State.Due.Should().Be(Due.At(Time(due)));
    }

    [Fact]
    public void Item10_GoesUpTheSameDay_ToTheSupervisorAndThenToTheGeneralSupportOfficer()
    {
        var line = new Line(Item10);
        line.Happens(Epds("2026-12-01"), "2026-12-01 10:00");

        Item10.LadderOf(line.State, OpenDays).Should().Equal(new Escalation(1, Duty.MaternalHealthSupervisor, Due.At(Time("2026-12-01 17:15"))), new Escalation(2, Duty.GeneralSupportOfficer, Due.At(Time("2026-12-01 18:15"))));
        Item10.Urgency.Should().Be(Urgency.S);
        line.State.HandedOverTo.Should().Be(Nurse, "whoever asked her owes it");
    }

    [Fact]
    public void Item10_OnlyTheSafetyPlanSettlesIt_AndNobodyMayPutItOff()
    {
        var line = new Line(Item10);
        var opening = line.Happens(Epds("2026-12-01"), "2026-12-01 10:00");
        line.Happens(new InterventionStarted(Mother, Assessment, Day("2026-12-01")));
        line.Happens(new InterventionDeclined(Mother, Assessment, Day("2026-12-01")));
        line.Happens(new EpdsReassessed(Mother, Assessment, Day("2026-12-01")));
        line.ByHand("2026-12-01", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2026-12-20"), "busy"));
        line.ByHand("2026-12-01", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2026-12-20"), "hospital"));
        line.State.Should().BeEquivalentTo(new { Status = FollowUpStatus.Open, RemindOn = (DateOnly?)null, HoldUntil = (DateOnly?)null });

        line.Happens(new SafetyPlanMade(Mother, Assessment, Day("2026-12-01")));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Theory]
    [InlineData(true, false, false, "epds-again epds-item10")]
    [InlineData(false, true, false, "epds-again epds-high")]
    [InlineData(false, false, false, "")]
    [InlineData(false, false, true, "epds-redo")]
    [InlineData(true, true, true, "epds-high epds-item10 epds-redo")]
    public void T7_Epds_OpensWhatItAsksForAndNothingElse(bool item10, bool high, bool incomplete, string rules) =>
        string.Join(' ', RuleBook.Of(Settings).Rules.Where(r => r.EventTypes.Contains(typeof(EpdsRecorded)) && r.Read(new(Line.Id(1), Epds("2026-12-01", item10, high, incomplete), default, Nurse)).Any()).Select(r => r.Slug).Order(StringComparer.Ordinal)).Should().Be(rules);

    [Fact]
    public void High_WithinAWeek_EndsWithHelpOrWithHerNo()
    {
        var line = new Line(new EpdsHighDue(Settings));
        line.Happens(Epds("2026-12-01"));
        line.State.Due.Should().Be(Due.On(Day("2026-12-08")));
        line.Happens(new InterventionDeclined(Mother, Assessment, Day("2026-12-03")));
        line.State.Status.Should().Be(FollowUpStatus.Declined);
        line.Happens(new InterventionStarted(Mother, Assessment, Day("2026-12-10")));
        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void Again_IsVisibleAfterTwoWeeksAndDueAfterFour()
    {
        var line = new Line(new EpdsAgainDue(Settings));
        line.Happens(Epds("2026-12-01"));
        (line.State.VisibleFrom, line.State.Due).Should().Be((Day("2026-12-15"), Due.On(Day("2026-12-29"))));
        line.Happens(new EpdsReassessed(Mother, Assessment, Day("2026-12-20")));
        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void Redo_AQuestionnaireWithGaps_IsTakenAgainWithinAWeek()
    {
        var line = new Line(new EpdsRedoDue(Settings));
        line.Happens(Epds("2026-12-01", item10: false, high: false, incomplete: true));
        line.State.Due.Should().Be(Due.On(Day("2026-12-08")));
    }

    /// <summary>The measuring that gave the reason does not settle what it gave the reason for.</summary>
    [Fact]
    public void Remeasure_OnlyALaterMeasuringSettlesIt()
    {
        var line = new Line(new RemeasureDue(Settings));
        line.Happens(new ChildMeasured(Child, Assessment, Day("2026-12-01")), "2026-12-01 10:00");
        line.Happens(new RemeasureMarked(Child, Assessment, Day("2026-12-01"), Day("2026-12-20")), "2026-12-01 10:05");
        line.State.Should().BeEquivalentTo(new { Status = FollowUpStatus.Open, Due = Due.On(Day("2026-12-20")) });

        line.Happens(new ChildMeasured(Child, Assessment, Day("2026-12-18")));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }
}
