using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class GestationTests
{
    static readonly DateOnly Expected = Day("2027-03-01"); // D3

    [Fact]
    public void DayOf_EightMonthInterview_IsVisibleAndDueOnTheStatedDays()
    {
        Gestation.DayOf(Expected, 28, 0).Should().Be(Day("2026-12-07"));
        Gestation.DayOf(Expected, 34, 6).Should().Be(Day("2027-01-24"));
        Gestation.DayOf(Expected, 40, 0).Should().Be(Expected);
    }

    [Fact]
    public void StartOf_Is280DaysBeforeTheExpectedDay() => Gestation.StartOf(Expected).Should().Be(Day("2026-05-25"));

    [Theory]
    [InlineData("2026-05-25", 0, 0, "0週0日")]
    [InlineData("2026-05-31", 0, 6, "0週6日")]
    [InlineData("2026-06-01", 1, 0, "1週0日")]
    [InlineData("2027-01-24", 34, 6, "34週6日")]
    [InlineData("2027-02-01", 36, 0, "36週0日")] // D4
    [InlineData("2027-03-15", 42, 0, "42週0日")]
    public void At_CountsCompletedWeeksAndDays(string asOf, int weeks, int days, string text)
    {
        var gestation = Gestation.At(Expected, Day(asOf));

        gestation.Should().Be(new Gestation(weeks, days));
        gestation.ToString().Should().Be(text);
    }

    [Fact]
    public void At_BeforeTheStart_IsNone() => Gestation.At(Expected, Day("2026-05-24")).Should().BeNull();

    [Fact]
    public void DayOf_FourteenCheckUps_AreOnTheirWeeks() // T4
    {
        int[] weeks = [8, 12, 16, 20, 24, 26, 28, 30, 32, 34, 36, 37, 38, 39];

        weeks.Select(week => Gestation.DayOf(Expected, week, 0)).Should().Equal(
            Day("2026-07-20"), Day("2026-08-17"), Day("2026-09-14"), Day("2026-10-12"), Day("2026-11-09"), Day("2026-11-23"), Day("2026-12-07"),
            Day("2026-12-21"), Day("2027-01-04"), Day("2027-01-18"), Day("2027-02-01"), Day("2027-02-08"), Day("2027-02-15"), Day("2027-02-22"));
    }

    [Fact]
    public void DayOf_SecondNotification_IsFrom56DaysBefore() => // T6
        Gestation.DayOf(Day("2026-06-30"), 32, 0).Should().Be(Day("2026-05-05"));

    [Theory]
    [InlineData(34, 7)]
    [InlineData(34, -1)]
    [InlineData(-1, 0)]
    public void DayOf_NoSuchDay_IsRefused(int weeks, int days) =>
        FluentActions.Invoking(() => Gestation.DayOf(Expected, weeks, days)).Should().Throw<ArgumentOutOfRangeException>();
}
