using System.Runtime.InteropServices;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.FollowUps.Rules;

/// <summary>When something is owed: a date, reckoned at its close, or an instant, which the night does not wait for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Due : IComparable<Due>
{
    /// <summary>Every Japanese municipality keeps this time all year round.</summary>
    static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    Due(DateOnly day, DateTimeOffset? instant)
    {
        Day = day;
        Instant = instant;
    }

    /// <summary>The date, or the day in Japan on which the instant falls.</summary>
    public DateOnly Day { get; }

    /// <summary>Null where a date is owed.</summary>
    public DateTimeOffset? Instant { get; }

    public static Due On(DateOnly day) => new(day, null);

    public static Due At(DateTimeOffset instant) => new(DayOf(instant), instant);

    /// <summary>A time of a day in Japan.</summary>
    public static Due At(DateOnly day, TimeOnly time) => At(new DateTimeOffset(day.ToDateTime(time), Japan));

    /// <summary>What the clocks show in Japan.</summary>
    public static DateTime LocalOf(DateTimeOffset instant) => instant.ToOffset(Japan).DateTime;

    /// <summary>The day it is in Japan.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <inheritdoc/>
    public int CompareTo(Due other) => (Day, Instant ?? DateTimeOffset.MaxValue).CompareTo((other.Day, other.Instant ?? DateTimeOffset.MaxValue));

    public static bool operator <(Due left, Due right) => left.CompareTo(right) < 0;

    public static bool operator >(Due left, Due right) => left.CompareTo(right) > 0;

    public static bool operator <=(Due left, Due right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Due left, Due right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Instant is { } instant ? instant.ToOffset(Japan).ToString("yyyy-MM-dd HH:mm", null) : Day.ToString("yyyy-MM-dd", null);
}

/// <summary>What a schedule is counted from, such as the expected date of delivery, the birth, or the moment of a report.</summary>
/// <param name="Day">The day; counting in days leaves it out (初日不算入).</param>
/// <param name="Instant">The moment, for rules that count in hours.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Origin(DateOnly Day, DateTimeOffset Instant);

/// <summary>How a date or an instant of a schedule is counted.</summary>
internal delegate Due Count(Origin from, BusinessDays openDays);
