using System.Collections.Frozen;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 開庁日 (地方自治法4条の2): closed on Saturdays, Sundays, holidays and as the municipality says. Statutory and
/// national deadlines do not move for a closed day: they stand, with <see cref="LastOpenOnOrBefore"/> as the day to act
/// by. Only a deadline the municipality sets itself may roll on to <see cref="NextOpenOnOrAfter"/>.
/// </summary>
public sealed class BusinessDays
{
    readonly HolidayCalendar holidays;
    readonly OfficeSettings office;
    readonly FrozenSet<DateOnly> closed;
    readonly FrozenSet<DateOnly> open;

    /// <summary>Takes the municipality's holidays, and what it closes besides.</summary>
    public BusinessDays(HolidayCalendar holidays, OfficeSettings? office = null)
    {
        (this.holidays, this.office) = (holidays, office ?? new OfficeSettings());
        (closed, open) = (this.office.ClosedDays.ToFrozenSet(), this.office.OpenDays.ToFrozenSet());
    }

    /// <summary>The computed holidays, and what the settings close besides.</summary>
    public static BusinessDays Of(Edition settings) => settings.Made(s => new BusinessDays(HolidayCalendar.Computed, s.Of<OfficeSettings>()));

    /// <summary>Whether the office is open.</summary>
    public bool IsOpen(DateOnly date) =>
        !closed.Contains(date)
        && (open.Contains(date) || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsYearEnd(date) && !holidays.IsHoliday(date)));

    /// <summary>「この日までに動く」: the day itself or the last open one before it.</summary>
    public DateOnly LastOpenOnOrBefore(DateOnly date) => Seek(date, step: -1);

    /// <summary>The day itself or the first open one after it.</summary>
    public DateOnly NextOpenOnOrAfter(DateOnly date) => Seek(date, step: 1);

    /// <summary>
    /// The <paramref name="days"/>th open day after a date, which is itself not counted (初日不算入, 民法140条), open or not;
    /// before it when negative (引継ぎ票は終了日の3開庁日前). None from a date is that date.
    /// </summary>
    public DateOnly AddOpenDays(DateOnly date, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0; left--)
            date = Seek(date.AddDays(step), step);
        return date;
    }

    /// <summary>The day on which the office opens next after a local time: the same day where it has not opened yet.</summary>
    public DateOnly NextOpeningAfter(DateTime local, TimeOnly opensAt)
    {
        var day = DateOnly.FromDateTime(local);
        return NextOpenOnOrAfter(TimeOnly.FromDateTime(local) < opensAt ? day : day.AddDays(1));
    }

    /// <summary>Whether the office is open at a local time.</summary>
    public bool IsOpenAt(DateTime local, TimeOnly opensAt, TimeOnly closesAt) =>
        IsOpen(DateOnly.FromDateTime(local)) && TimeOnly.FromDateTime(local) >= opensAt && TimeOnly.FromDateTime(local) < closesAt;

    DateOnly Seek(DateOnly date, int step)
    {
        while (!IsOpen(date))
            date = date.AddDays(step);
        return date;
    }

    bool IsYearEnd(DateOnly date) => (date.Month == 12 && date.Day >= office.YearEndFrom) || (date.Month == 1 && date.Day <= office.NewYearUntil);
}
