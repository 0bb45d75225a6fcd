using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class BusinessDaysTests
{
    readonly BusinessDays days = new(HolidayCalendar.Computed);

    [Theory]
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", false)]
    [InlineData("2029-01-03", false)] // a Wednesday
    [InlineData("2029-01-04", true)]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-24", true)]
    public void IsOpen_WeekendHolidayAndYearEnd_AreClosed(string date, bool open) => days.IsOpen(Day(date)).Should().Be(open);

    [Theory]
    [InlineData("2027-01-24", "2027-01-22")] // D3
    [InlineData("2026-12-31", "2026-12-28")] // D10
    [InlineData("2027-01-03", "2026-12-28")]
    [InlineData("2026-09-23", "2026-09-18")]
    [InlineData("2026-12-28", "2026-12-28")]
    public void LastOpenOnOrBefore_ClosedDay_IsTheDayToActBy(string date, string open) =>
        days.LastOpenOnOrBefore(Day(date)).Should().Be(Day(open));

    [Theory]
    [InlineData("2026-12-29", "2027-01-04")]
    [InlineData("2026-05-02", "2026-05-07")]
    [InlineData("2026-05-01", "2026-05-01")]
    public void NextOpenOnOrAfter_ClosedDay_RollsForward(string date, string open) =>
        days.NextOpenOnOrAfter(Day(date)).Should().Be(Day(open));

    [Theory]
    [InlineData("2026-12-25", 1, "2026-12-28")]
    [InlineData("2026-12-25", 2, "2027-01-04")]
    [InlineData("2026-12-26", 1, "2026-12-28")] // from a Saturday
    [InlineData("2026-04-01", 5, "2026-04-08")]
    [InlineData("2026-04-01", 10, "2026-04-15")]
    [InlineData("2026-03-31", -3, "2026-03-26")]
    [InlineData("2026-05-07", -1, "2026-05-01")]
    [InlineData("2026-12-31", 0, "2026-12-31")]
    public void AddOpenDays_DoesNotCountTheFirstDay(string date, int count, string expected) =>
        days.AddOpenDays(Day(date), count).Should().Be(Day(expected));

    [Fact]
    public void IsOpen_HolidayOfTheMunicipality_IsClosed()
    {
        var own = new BusinessDays(new HolidayCalendar([new(Day("2026-06-03"), "町の記念日")]));

        own.IsOpen(Day("2026-06-03")).Should().BeFalse();
        days.IsOpen(Day("2026-06-03")).Should().BeTrue();
    }
}
