using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What happened before the go-live date opens nothing, except what still lasts then; and nothing that is learned late is born overdue.</summary>
public sealed class GoLiveTests
{
    static readonly DateOnly GoLive = Day("2026-10-01");

    [Fact]
    public void D15_BirthsOfFiveYears_OnlyInfantsUnderFourMonthsAreOwedAVisit()
    {
        var owed = Enumerable.Range(1, 365 * 5).Select(days => GoLive.AddDays(-days)).Where(born => Opens(new InfantHomeVisitDue(Settings), born)).ToList();

        // Born on 2026-06-01, a child is four months old at the end of 2026-09-30.
        owed.Min().Should().Be(Day("2026-06-02"));
        owed.Should().HaveCount(121, "every child born since is owed one");
    }

    [Theory]
    [InlineData("2026-05-01", "2026-12-20", "eight-month,edd-passed,pregnancy-interview")]   // lasts
    [InlineData("2026-01-10", "2026-08-20", "edd-passed,pregnancy-interview")]               // its outcome is not known
    [InlineData("2023-05-01", "2023-12-20", "")]                                             // long over
    [InlineData("2026-10-01", "2027-04-20", "eight-month,edd-passed,pregnancy-interview")]
    public void Opens_Pregnancy_OnlyWhileItMayLast(string notified, string expected, string owed)
    {
        var opened = new List<DeadlineRule> { new EightMonthInterviewDue(Settings), new ExpectedDeliveryPassed(Settings), new PregnancyInterviewDue(Settings) }
            .Where(rule =>
            {
                var line = new Line(rule, GoLive);
                line.Happens(Notified(notified, expected));
                return line.States.Count > 0;
            });

        string.Join(',', opened.Select(r => r.Slug)).Should().Be(owed);
    }

    [Fact]
    public void Opens_CarriedOver_IsDueAfterTheGoLiveDateAndMarked()
    {
        var line = new Line(new PregnancyInterviewDue(Settings), GoLive);
        line.Happens(Notified("2026-05-01", "2026-12-20"));

        line.State.Due.Should().Be(Due.On(Day("2026-10-08")));
        line.State.LateAtOpening.Should().BeTrue();
    }

    [Fact]
    public void Opens_CarriedOverAndDoneBefore_IsSettled()
    {
        var line = new Line(new PregnancyInterviewDue(Settings), GoLive);
        line.Happens(Notified("2026-05-01", "2026-12-20"));
        line.Happens(Interviewed("2026-05-01"));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void Opens_BeforeGoLiveAndAgainAfter_CountsTheLater()
    {
        var line = new Line(new InfantHomeVisitDue(Settings), GoLive);
        line.Happens(Born("2026-01-10"));
        line.Happens(Born("2026-01-10", registered: "2026-10-05"));

        line.State.OpenedOn.Should().Be(Day("2026-10-05"));
    }

    [Fact]
    public void Opens_ByHand_AlwaysCounts()
    {
        var line = new Line(new Manual(Settings), GoLive);
        line.ByHand("2026-09-01", (id, on, at) => LineFact.OpenedByHand(id, on, at, Nurse, Mother, Due.On(Day("2026-09-20")), Hagukumi.Contracts.Duty.PublicHealthNurse, "電話"));

        line.States.Should().ContainSingle();
    }

    [Fact]
    public void Opens_LearnedFromTheLog_HasItsGraceFromThatDayAndNobodyIsRemindedOfThePast()
    {
        var rule = new PregnancyInterviewDue(Settings);
        var line = new Line(rule);
        line.Happens(Notified("2026-05-01", "2026-12-20"), learned: "2026-09-07");

        line.State.Due.Should().Be(Due.On(Day("2026-09-14")));
        line.State.LateAtOpening.Should().BeTrue();
        var night = new Nightly(Settings, OpenDays).Decide(rule, line.State, Told.Nothing, Day("2026-09-07"));
        night.Steps.Should().ContainSingle().Which.Kind.Should().Be(StepKind.Visible);
    }

    [Fact]
    public void Opens_LearnedFromTheLogBeforeItsDate_KeepsTheDate()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(Notified("2026-08-03", "2027-03-01"), learned: "2026-09-07");

        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
        line.State.LateAtOpening.Should().BeFalse();
    }

    static bool Opens(DeadlineRule rule, DateOnly born)
    {
        var line = new Line(rule, GoLive);
        line.Happens(new BirthRegistered(Child, Mother, Pregnancy, born, born.AddDays(5) < GoLive ? born.AddDays(5) : born, Hagukumi.Contracts.Sex.Female, 3000, InHospital: false));
        return line.States.Count > 0;
    }
}
