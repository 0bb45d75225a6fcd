using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Staff.Members;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>Whether somebody is there on a day.</summary>
public enum PresenceState
{
    /// <summary>The office is closed.</summary>
    Closed,

    /// <summary>勤務.</summary>
    There,

    /// <summary>休み: not one of their days.</summary>
    Off,

    /// <summary>不在.</summary>
    Away,
}

/// <summary>Who is there on which day, who stands in, and who is on call: as working days, absences, decisions and the roster say.</summary>
sealed class PresenceBook
{
    readonly BusinessDays openDays;
    readonly ILookup<StaffId, WorkingPattern> patterns;
    readonly ILookup<StaffId, Absence> absences;
    readonly ILookup<StaffId, Deputizing> deputies;
    readonly HashSet<StaffId> active;

    PresenceBook(BusinessDays openDays, IReadOnlyList<Member> members, IEnumerable<WorkingPattern> patterns, IEnumerable<Absence> absences, IEnumerable<Deputizing> deputies)
    {
        (this.openDays, Members, active) = (openDays, members, [.. members.Select(m => m.Id)]);
        (this.patterns, this.absences, this.deputies) = (patterns.ToLookup(p => p.Staff), absences.ToLookup(a => a.Staff), deputies.ToLookup(d => d.Staff));
    }

    /// <summary>Everybody whose account is open.</summary>
    public IReadOnlyList<Member> Members { get; }

    public static async Task<PresenceBook> Between(DateOnly first, DateOnly last, StaffDb db, BusinessDays openDays, CancellationToken stop) => new(
        openDays,
        await db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Id).ToListAsync(stop),
        await db.WorkingPatterns.AsNoTracking().Where(r => r.WithdrawnOn == null && r.From <= last && (r.To == null || r.To >= first)).ToListAsync(stop),
        await db.Absences.AsNoTracking().Where(r => r.WithdrawnOn == null && r.From <= last && (r.To == null || r.To >= first)).ToListAsync(stop),
        await db.Deputizings.AsNoTracking().Where(r => r.WithdrawnOn == null && r.From <= last && (r.To == null || r.To >= first)).OrderBy(r => r.Rank).ThenBy(r => r.Id).ToListAsync(stop));

    public PresenceState On(StaffId staff, DateOnly day) =>
        !openDays.IsOpen(day) ? PresenceState.Closed
        : absences[staff].Any(a => a.HoldsOn(day)) ? PresenceState.Away
        : patterns[staff].FirstOrDefault(p => p.HoldsOn(day)) is { } pattern && !pattern.Has(day) ? PresenceState.Off
        : PresenceState.There;

    /// <summary>Who stands in on a day: the first in rank who is there; null where nobody is.</summary>
    public StaffId? StandInOf(StaffId staff, DateOnly day) =>
        deputies[staff].Where(d => d.HoldsOn(day) && active.Contains(d.Deputy) && On(d.Deputy, day) is PresenceState.There).Select(d => (StaffId?)d.Deputy).FirstOrDefault();
}

/// <summary>A week as pages show it.</summary>
static class Weeks
{
    /// <summary>The Monday of the week that an address names, or of today's; a year from now at most either way, which keeps every sum of days within the calendar.</summary>
    public static DateOnly Monday(string? typed, DateOnly today)
    {
        var day = JapaneseDate.TryParse(typed, out var asked) && Math.Abs(asked.DayNumber - today.DayNumber) <= Furthest ? asked : today;
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    public static IReadOnlyList<DateOnly> Days(DateOnly monday) => [.. Enumerable.Range(0, 7).Select(monday.AddDays)];

    public static string Title(DateOnly day) => $"{day.Month}/{day.Day}（{FormText.Weekday(day)}）";

    const int Furthest = 366;
}
