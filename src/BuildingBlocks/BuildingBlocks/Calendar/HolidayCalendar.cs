using System.Collections.Frozen;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// The holidays a municipality goes by: the computed ones and its own corrections, which win. A correction is one day as
/// it stands; it moves no 振替休日, so a new law is entered with every day it changes.
/// </summary>
public sealed class HolidayCalendar
{
    /// <summary>The computed holidays alone.</summary>
    public static readonly HolidayCalendar Computed = new([]);

    readonly FrozenDictionary<DateOnly, string?> corrections;

    /// <summary>Takes corrections: a name makes the day a holiday, null takes the holiday from it.</summary>
    public HolidayCalendar(IEnumerable<KeyValuePair<DateOnly, string?>> corrections) => this.corrections = corrections.ToFrozenDictionary();

    /// <summary>The name of the holiday on a day, or null.</summary>
    public string? NameOf(DateOnly date) => corrections.TryGetValue(date, out var name) ? name : Holidays.NameOf(date);

    /// <summary>Whether a day is a holiday.</summary>
    public bool IsHoliday(DateOnly date) => NameOf(date) is not null;
}
