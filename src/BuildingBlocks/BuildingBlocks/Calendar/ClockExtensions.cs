namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// The municipality's time. The zone is the clock's own, so that a server that runs in UTC still opens the day at
/// midnight in Japan: nine hours of "yesterday" each morning would be nine hours of wrong ages and deadlines.
/// </summary>
public static class ClockExtensions
{
    /// <summary>The date in the municipality.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The date and time in the municipality.</summary>
    public static DateTimeOffset LocalNow(this TimeProvider clock) => clock.GetLocalNow();

    /// <summary>A stored moment as the municipality's clocks showed it.</summary>
    public static DateTimeOffset ToLocal(this TimeProvider clock, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone);

    /// <summary>The moment of a date and time typed in the municipality. Deadlines in hours (48時間) count from it through nights and holidays.</summary>
    public static DateTimeOffset MomentOf(this TimeProvider clock, DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new(local, clock.LocalTimeZone.GetUtcOffset(local));
    }
}
