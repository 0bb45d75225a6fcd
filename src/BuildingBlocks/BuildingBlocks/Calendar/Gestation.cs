using System.Globalization;
using System.Runtime.InteropServices;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 妊娠週数: completed weeks and days since the day that lies 280 days before the expected one, which is 0w0d. When the
/// expected day is corrected every week moves with it, so weeks are never stored.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Gestation(int Weeks, int Days)
{
    const int DaysInWeek = 7;
    const int DaysToExpectedDelivery = 280;

    /// <summary>0w0d.</summary>
    public static DateOnly StartOf(DateOnly expectedDelivery) => expectedDelivery.AddDays(-DaysToExpectedDelivery);

    /// <summary>How far a pregnancy is on a day; null before 0w0d, where one of the two dates is wrong.</summary>
    public static Gestation? At(DateOnly expectedDelivery, DateOnly asOf)
    {
        // In numbers: of a typed day near the beginning of the calendar there is no 280th day before.
        var days = asOf.DayNumber - expectedDelivery.DayNumber + DaysToExpectedDelivery;
        return days < 0 ? null : new(days / DaysInWeek, days % DaysInWeek);
    }

    /// <summary>The day on which a pregnancy is so far.</summary>
    public static DateOnly DayOf(DateOnly expectedDelivery, int weeks, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(days, DaysInWeek);
        return StartOf(expectedDelivery).AddDays((weeks * DaysInWeek) + days);
    }

    /// <summary>34週6日.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weeks}週{Days}日");
}
