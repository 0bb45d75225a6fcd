using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>検算値 of the deadline table: D1 to D7 and D14. D8 to D10 stand with the calendar, D11 with the register, D12 with the night, D15 with the go-live date; D13 comes with its rule.</summary>
public sealed class TestVectorTests
{
    [Theory]
    [InlineData("2026-12-31 23:10", "2027-01-02 23:10")]   // D1: the year's end goes on
    [InlineData("2028-02-28 10:00", "2028-03-01 10:00")]   // D2: a leap year
    public void Counts_FortyEightHours_AreElapsedHours(string received, string expected)
    {
        var line = new Line(new SafetyCheck());
        line.Happens(new Reported(Child, Time(received)), recorded: received);

        line.State.Due.Should().Be(Due.At(Time(expected)));
    }

    [Fact]
    public void D3_EightMonthInterview_IsVisibleFromWeek28AndDueBySunday()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(Notified("2026-08-03", "2027-03-01"));

        line.State.VisibleFrom.Should().Be(Day("2026-12-07"));
        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
        line.State.ActBy.Should().Be(Day("2027-01-22"));
        line.State.LateAtOpening.Should().BeFalse();
    }

    [Fact]
    public void D4_NotifiedInWeek36_IsDueFourteenDaysLaterAndMarked()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(Notified("2027-02-01", "2027-03-01"));

        line.State.Due.Should().Be(Due.On(Day("2027-02-15")));
        line.State.LateAtOpening.Should().BeTrue();
        line.State.VisibleFrom.Should().Be(Day("2027-02-01"));
    }

    [Fact]
    public void D5_BornInWeek30_CancelsTheEightMonthInterviewAsBirth()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(Notified("2026-08-03", "2027-03-01"));
        line.Happens(Ended("2026-12-21", PregnancyOutcome.LiveBirth));

        line.State.Status.Should().Be(FollowUpStatus.Cancelled);
        line.State.CloseReason.Should().Be("livebirth");
        line.State.ClosedOn.Should().Be(Day("2026-12-21"));
    }

    [Fact]
    public void D6_TwinsOneStillbornOneInHospital_OweOneVisitThatWaits()
    {
        var book = RuleBook.Of(Settings);
        IIntegrationEvent[] events = [Born("2026-12-01", weight: 1900, inHospital: true), Ended("2026-12-01", PregnancyOutcome.LiveBirth)];

        var visits = events.SelectMany((e, n) => book.Read(new(Id(n + 1), e, Time("2026-12-01 12:00"))))
            .Where(e => e.Rule.Slug == "newborn-visit").ToList();
        visits.Select(v => v.Subject).Distinct().Should().Equal(Child.Value);
        var facts = visits.ConvertAll(v => v.Fact);
        var newborn = visits[0].Rule;
        var held = newborn.Fold(Child.Value, facts, new HashSet<Guid>(), OpenDays).Should().ContainSingle().Subject;
        held.IsHeld(Day("2027-01-15")).Should().BeTrue();

        facts.AddRange(newborn.Read(new(Id(9), Discharged("2027-01-20"), Time("2027-01-20 12:00"))).Select(e => e.Fact));
        var resumed = newborn.Fold(Child.Value, facts, new HashSet<Guid>(), OpenDays).Should().ContainSingle().Subject;
        resumed.HoldUntil.Should().BeNull();
        resumed.Status.Should().Be(FollowUpStatus.Open);
        resumed.Due.Should().Be(Due.On(Day("2027-01-27")));
        resumed.DueAfterHold.Should().BeTrue();
    }

    [Fact]
    public void D7_FourteenDaysAfterTheExpectedDelivery_TheSupervisorIsTold()
    {
        var rule = new ExpectedDeliveryPassed(Settings);
        var line = new Line(rule);
        line.Happens(Notified("2026-05-01", "2026-11-07"));

        line.State.VisibleFrom.Should().Be(Day("2026-11-07"));
        line.State.Due.Should().Be(Due.On(Day("2026-11-21")));
        new Nightly(Settings, OpenDays).Decide(rule, line.State, Told.Nothing, Day("2026-11-21")).Steps
            .Should().Equal(new Step(StepKind.Overdue, Duty.MaternalHealthSupervisor));
    }

    [Fact]
    public void D14_FortyEightHours_CannotBePostponed()
    {
        var rule = new SafetyCheck();
        var line = new Line(rule);
        var opening = line.Happens(new Reported(Child, Time("2026-12-31 23:10")), recorded: "2026-12-31 23:10");
        var before = line.State;
        line.ByHand("2026-12-31", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-01-05"), "busy"));

        rule.May(Verb.Postponed).Should().BeFalse();
        Describe(line.States).Should().Be(Describe([before]));
    }
}
