using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class ClockExtensionsTests
{
    static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    [Theory]
    [InlineData(14, "2026-03-31")]
    [InlineData(15, "2026-04-01")]
    public void Today_ServerInUtc_IsTheDateInTheMunicipality(int utcHour, string today)
    {
        var clock = new StoppedClock(new(2026, 3, 31, utcHour, 0, 0, TimeSpan.Zero));

        clock.Today().Should().Be(Day(today));
    }

    [Fact]
    public void LocalNow_ServerInUtc_ShowsTheMunicipalitysClock() =>
        new StoppedClock(new(2026, 3, 31, 15, 30, 0, TimeSpan.Zero)).LocalNow()
            .Should().BeExactly(new DateTimeOffset(2026, 4, 1, 0, 30, 0, Japan));

    [Theory]
    [InlineData("2026-11-20", "17:30", "2026-11-22", "17:30")] // T8: Friday to Sunday
    [InlineData("2026-12-31", "23:10", "2027-01-02", "23:10")] // D1
    [InlineData("2028-02-28", "10:00", "2028-03-01", "10:00")] // D2
    public void MomentOf_FortyEightHoursOn_RunsThroughClosedDays(string date, string time, string dueDate, string dueTime)
    {
        var clock = new StoppedClock(DateTimeOffset.UnixEpoch);
        var received = clock.MomentOf(Day(date), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        var due = clock.ToLocal(received.ToUniversalTime().AddHours(48));

        due.Offset.Should().Be(Japan);
        DateOnly.FromDateTime(due.DateTime).Should().Be(Day(dueDate));
        TimeOnly.FromDateTime(due.DateTime).Should().Be(TimeOnly.Parse(dueTime, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void MomentOf_TypedTime_IsThatOfTheMunicipality() =>
        new StoppedClock(DateTimeOffset.UnixEpoch).MomentOf(Day("2026-11-20"), new(17, 30)).UtcDateTime
            .Should().Be(new DateTime(2026, 11, 20, 8, 30, 0, DateTimeKind.Utc));

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("Japan", Japan, "Japan", "Japan");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
