using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Owners;

/// <summary>Reads who is in charge, who is there and who stands in.</summary>
sealed class Rosters(FollowUpsDb db, BusinessDays openDays)
{
    public async Task<Roster> On(DateOnly day, CancellationToken stop)
    {
        var found = await db.StaffDirectory.LeftJoin(db.DutyHolders.AsNoTracking().Where(h => h.From <= day && (h.To == null || h.To >= day)), s => s.Id, h => h.Holder, (s, h) => new { Staff = s, OnDuty = h }).ToListAsync(stop);
        var presence = await db.Presence.AsNoTracking().Where(p => !p.Withdrawn && (p.To == null || p.To >= day)).ToListAsync(stop);
        return new Roster(day, openDays, found.Select(f => f.OnDuty).OfType<DutyHolder>(), found.DistinctBy(f => f.Staff.Id).ToDictionary(f => f.Staff.Id, f => f.Staff), presence);
    }
}

/// <summary>
/// Who owes what on a day: derived from duties, accounts, leave and deputies, so that a transfer or an illness moves no follow-up and
/// none is ever without an owner while anybody is in charge.
/// </summary>
sealed class Roster
{
    /// <summary>Who is away longer is away until further notice.</summary>
    const int AwayAtMostDays = 400;

    readonly DateOnly day;
    readonly BusinessDays openDays;
    readonly ILookup<Duty, DutyHolder> holders;
    readonly IReadOnlyDictionary<StaffId, DirectoryStaff> staff;
    readonly ILookup<StaffId, Presence> working;
    readonly ILookup<StaffId, Presence> absences;
    readonly ILookup<StaffId, StaffId> deputies;
    readonly Dictionary<(Duty, string?), Answer> answers = [];

    internal Roster(DateOnly day, BusinessDays openDays, IEnumerable<DutyHolder> onDuty, IReadOnlyDictionary<StaffId, DirectoryStaff> staff, IReadOnlyList<Presence> presence)
    {
        (this.day, this.openDays, this.staff) = (day, openDays, staff);
        holders = onDuty.Where(h => IsActive(h.Holder)).ToLookup(h => h.Duty);
        working = presence.Where(p => p.Kind is PresenceKind.Works).ToLookup(p => p.Staff);
        absences = presence.Where(p => p.Kind is PresenceKind.Away).ToLookup(p => p.Staff);
        deputies = presence.Where(p => p.Kind is PresenceKind.Deputized && p.Covers(day) && IsActive(p.Deputy!.Value)).OrderBy(p => p.Rank).ToLookup(p => p.Staff, p => p.Deputy!.Value);
    }

    /// <summary>Who answers for a duty in a district on this day.</summary>
    public Answer For(Duty duty, string? district)
    {
        if (answers.TryGetValue((duty, district), out var known)) return known;
        foreach (var asked in DutyLine.From(duty))
        {
            // A duty divided by district belongs to nobody where the district is unknown or withheld.
            var found = HoldersOf(asked, district);
            if (found.Count > 0) return answers[(duty, district)] = WithStandIns(found, asked, district, isSubstitute: asked != duty);
        }
        return answers[(duty, district)] = new Answer([], [], IsSubstitute: true);
    }

    /// <summary>Who owes a follow-up: whoever it was handed to while there, or the duty.</summary>
    public Answer OwnersOf(Duty duty, string? district, StaffId? handedTo, DateOnly? until) =>
        handedTo is { } person && IsActive(person) && (until is null || until >= day) ? WithStandIns([person], duty, district, isSubstitute: false) : For(duty, district);

    public Answer OwnersOf(FollowUp followUp) => OwnersOf(followUp.Duty, followUp.District, followUp.HandedOverTo, followUp.HandedOverUntil);

    /// <summary>Whether a follow-up is this reader's to see: its owner, who stands in, to whom it was escalated, and who sees the safety net, if their desk may.</summary>
    public bool MaySee(FollowUp followUp, CurrentStaff reader) =>
        IsUpTo(reader.Id, followUp) || (reader.Has(FollowUpPermissions.SafetyNet) && reader.MaySee(followUp.RestrictedTo));

    /// <summary>Whether this person must act on it: as its owner, for its owner, or because it was escalated.</summary>
    public bool IsUpTo(StaffId person, FollowUp followUp) =>
        OwnersOf(followUp).Acting.Contains(person) || (followUp.EscalatedTo is { } duty && DutiesOf(person).Contains(duty));

    /// <summary>Duties a person holds, in whatever district.</summary>
    public IEnumerable<Duty> DutiesOf(StaffId person) => holders.Where(d => d.Any(h => h.Holder == person)).Select(d => d.Key);

    /// <summary>Who holds a duty in a district, and nobody else.</summary>
    public IReadOnlyList<StaffId> HoldersOf(Duty duty, string? district) => [.. holders[duty].Where(h => h.District is null || h.District == district).Select(h => h.Holder).Distinct()];

    /// <summary>Whether a duty is held by district, so that nobody holds it where the district is unknown.</summary>
    public bool IsDivided(Duty duty) => holders[duty].Any(h => h.District is not null);

    /// <summary>What a person answers for on this day, whatever is open: derived from the duties alone.</summary>
    public Share ShareOf(StaffId person)
    {
        var named = Districts;
        var duties = Enum.GetValues<Duty>();
        return new Share(
            [.. from duty in duties from district in named where For(duty, district).Staff.Contains(person) select (duty, district)],
            [.. duties.Where(duty => For(duty, null).Staff.Contains(person))],
            named);
    }

    /// <summary>What a person does for others on this day, and until when.</summary>
    public IReadOnlyList<StandingIn> StandsInFor(StaffId person)
    {
        var away = staff.Keys.Where(s => IsActive(s) && !IsThere(s, day)).ToList();
        if (away.Count == 0) return [];
        (Duty Duty, string? District)[] keys = [.. from duty in Enum.GetValues<Duty>() from district in Districts.Append(null) select (duty, district)];
        return
        [
            .. keys.Where(k => For(k.Duty, k.District).StandIns.Contains(person)).GroupBy(k => For(k.Duty, k.District).Staff.Min(BackOn)).Select(g => new StandingIn(g.Key, null, [.. g])),
            .. from other in away
               let duties = keys.Where(k => WithStandIns([other], k.Duty, k.District, isSubstitute: false).StandIns.Contains(person)).ToList()
               where duties.Count > 0
               select new StandingIn(BackOn(other), other, duties),
        ];
    }

    /// <summary>For how many people a person stands in on this day.</summary>
    public int StoodInForBy(StaffId person) => staff.Keys.Count(other => IsActive(other) && !IsThere(other, day) && deputies[other].Where(d => IsThere(d, day)).Take(1).Contains(person));

    /// <summary>Districts that some duty names.</summary>
    public IReadOnlyList<string> Districts => [.. holders.SelectMany(d => d).Select(h => h.District).OfType<string>().Distinct()];

    public bool IsActive(StaffId person) => staff.TryGetValue(person, out var known) && known.Active;

    /// <summary>Whether somebody works on a day: not away, and on a weekday of theirs. On a day the office is closed nobody is called away.</summary>
    public bool IsThere(StaffId person, DateOnly on) => !openDays.IsOpen(on)
        || (!absences[person].Any(a => a.Covers(on)) && working[person].Where(w => w.Covers(on)).All(w => w.Days.HasFlag(DayOf(on))));

    /// <summary>The first open day after this one on which somebody works; far ahead where nobody knows.</summary>
    public DateOnly BackOn(StaffId person)
    {
        for (var on = openDays.NextOpenOnOrAfter(day.AddDays(1)); on <= day.AddDays(AwayAtMostDays); on = openDays.NextOpenOnOrAfter(on.AddDays(1)))
            if (IsThere(person, on)) return on;
        return day.AddDays(AwayAtMostDays);
    }

    /// <summary>Who does not work on this day, of those who hold a duty.</summary>
    public IEnumerable<StaffId> Away => holders.SelectMany(d => d).Select(h => h.Holder).Distinct().Where(h => !IsThere(h, day)).OrderBy(NameOf, StringComparer.Ordinal);

    public IEnumerable<StaffId> Inactive => staff.Values.Where(s => !s.Active).Select(s => s.Id);

    public IEnumerable<(StaffId Id, string Name)> ActiveStaff => staff.Values.Where(s => s.Active).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => (s.Id, s.Name));

    public string NameOf(StaffId person) => staff.TryGetValue(person, out var known) ? known.Name : "（不明な職員）";

    static Weekdays DayOf(DateOnly on) => on.DayOfWeek is DayOfWeek.Sunday ? Weekdays.Sunday : (Weekdays)(1 << ((int)on.DayOfWeek - 1));

    /// <summary>While one of the owners is there nobody stands in. Otherwise their deputies do, and where none is there the next in line.</summary>
    Answer WithStandIns(IReadOnlyList<StaffId> owners, Duty duty, string? district, bool isSubstitute)
    {
        if (owners.Any(o => IsThere(o, day))) return new Answer(owners, [], isSubstitute);
        List<StaffId> standIns = [.. owners.SelectMany(o => deputies[o].Where(d => IsThere(d, day)).Take(1)).Distinct()];
        if (standIns.Count == 0)
            standIns = [.. DutyLine.From(duty).Select(next => HoldersOf(next, district).Where(h => !owners.Contains(h) && IsThere(h, day)).ToList()).FirstOrDefault(next => next.Count > 0) ?? []];
        return new Answer(owners, standIns, isSubstitute);
    }

    /// <param name="Districts">Duties in districts that some duty names.</param>
    /// <param name="Elsewhere">Duties wherever the district is unknown, withheld, or named by no duty.</param>
    /// <param name="Named">Districts that some duty names.</param>
    public sealed record Share(IReadOnlyList<(Duty Duty, string District)> Districts, IReadOnlyList<Duty> Elsewhere, IReadOnlyList<string> Named);

    /// <summary>What is done for others until they are back.</summary>
    /// <param name="BackOn">The day they are back.</param>
    /// <param name="HandedTo">Who is away, for what was handed to them; null for what their duties owe.</param>
    /// <param name="Duties">Of which duties; without district wherever that is unknown.</param>
    public sealed record StandingIn(DateOnly BackOn, StaffId? HandedTo, IReadOnlyList<(Duty Duty, string? District)> Duties);

    /// <param name="Staff">Who answers; empty when nobody at all is in charge.</param>
    /// <param name="StandIns">Who acts for them on this day, where all of them are away.</param>
    /// <param name="IsSubstitute">The duty itself has no holder.</param>
    public sealed record Answer(IReadOnlyList<StaffId> Staff, IReadOnlyList<StaffId> StandIns, bool IsSubstitute)
    {
        /// <summary>Who may act, and is told.</summary>
        public IEnumerable<StaffId> Acting => Staff.Concat(StandIns);

        /// <summary>All who answer are away on this day.</summary>
        public bool IsAway => StandIns.Count > 0;
    }
}
