namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>The municipality's day and time of day.</summary>
public static class ClockExtensions
{
    /// <summary>Today in the municipality's zone.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
