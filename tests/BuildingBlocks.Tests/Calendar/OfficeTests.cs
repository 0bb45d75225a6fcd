using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

/// <summary>What the municipality closes beside weekends and holidays.</summary>
public sealed class OfficeTests
{
    [Fact]
    public void IsOpen_DaysOfItsOwn_GoByTheMunicipality()
    {
        var days = new BusinessDays(HolidayCalendar.Computed, new OfficeSettings { ClosedDays = [Day("2026-06-15")], OpenDays = [Day("2026-07-20"), Day("2026-06-14")] });

        days.IsOpen(Day("2026-06-15")).Should().BeFalse();
        days.IsOpen(Day("2026-07-20")).Should().BeTrue("a special law moved 海の日 away");
        days.IsOpen(Day("2026-06-14")).Should().BeTrue("a Sunday on which the office opens");
        days.IsOpen(Day("2026-06-16")).Should().BeTrue();
        days.IsOpen(Day("2026-11-23")).Should().BeFalse("other holidays stay");
    }

    [Fact]
    public void IsOpen_YearEnd_GoesByTheMunicipality()
    {
        var (own, usual) = (new BusinessDays(HolidayCalendar.Computed, new OfficeSettings { YearEndFrom = 28, NewYearUntil = 4 }), new BusinessDays(HolidayCalendar.Computed));

        own.IsOpen(Day("2026-12-28")).Should().BeFalse();
        usual.IsOpen(Day("2026-12-28")).Should().BeTrue();
        own.IsOpen(Day("2027-01-04")).Should().BeFalse();
        usual.IsOpen(Day("2027-01-04")).Should().BeTrue();
        usual.IsOpen(Day("2026-12-29")).Should().BeFalse();
    }

    [Fact]
    public void IsOpen_ClosedAndOpen_IsClosed() =>
        new BusinessDays(HolidayCalendar.Computed, new OfficeSettings { ClosedDays = [Day("2026-06-16")], OpenDays = [Day("2026-06-16")] }).IsOpen(Day("2026-06-16")).Should().BeFalse();
}
