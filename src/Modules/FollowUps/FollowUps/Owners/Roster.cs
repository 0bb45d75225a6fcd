using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Owners;

/// <summary>Who owes what on a day: derived from duties and accounts, so that a transfer moves no follow-up and none is ever without an owner while anybody is in charge.</summary>
sealed class Roster
{
    readonly ILookup<Duty, DutyHolder> holders;
    readonly IReadOnlyDictionary<StaffId, DirectoryStaff> staff;

    Roster(IEnumerable<DutyHolder> onDuty, IReadOnlyDictionary<StaffId, DirectoryStaff> staff)
    {
        this.staff = staff;
        holders = onDuty.Where(h => IsActive(h.Holder)).ToLookup(h => h.Duty);
    }

    public static async Task<Roster> On(DateOnly day, FollowUpsDb db, CancellationToken stop)
    {
        var found = await db.StaffDirectory.LeftJoin(db.DutyHolders.AsNoTracking().Where(h => h.From <= day && (h.To == null || h.To >= day)), s => s.Id, h => h.Holder, (s, h) => new { Staff = s, OnDuty = h }).ToListAsync(stop);
        return new Roster(found.Select(f => f.OnDuty).OfType<DutyHolder>(), found.DistinctBy(f => f.Staff.Id).ToDictionary(f => f.Staff.Id, f => f.Staff));
    }

    /// <summary>Whose duty it is when nobody holds one: the desk's supervisor, then up the line.</summary>
    public static IReadOnlyList<Duty> LineOf(Duty duty) => duty switch
    {
        Duty.PublicHealthNurse or Duty.Clerk => [duty, Duty.MaternalHealthSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.CaseWorker => [duty, Duty.ChildWelfareSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.GeneralSupportOfficer or Duty.PrivacyOfficer => [duty, Duty.CenterDirector],
        Duty.CenterDirector => [duty],
        _ => [duty, Duty.GeneralSupportOfficer, Duty.CenterDirector],
    };

    /// <summary>Who answers for a duty in a district on this day.</summary>
    public Answer For(Duty duty, string? district)
    {
        foreach (var asked in LineOf(duty))
        {
            // A duty divided by district belongs to nobody where the district is unknown or withheld.
            var found = holders[asked].Where(h => h.District is null || h.District == district).Select(h => h.Holder).Distinct().ToList();
            if (found.Count > 0) return new Answer(found, IsSubstitute: asked != duty);
        }
        return new Answer([], IsSubstitute: true);
    }

    /// <summary>Who owes a follow-up: whoever it was handed to while there, or the duty.</summary>
    public Answer OwnersOf(Duty duty, string? district, StaffId? handedTo, DateOnly? until, DateOnly day) =>
        handedTo is { } person && IsActive(person) && (until is null || until >= day) ? new Answer([person], IsSubstitute: false) : For(duty, district);

    /// <summary>Whether a follow-up is this reader's to see: its owner, to whom it was escalated, and who sees the safety net, if their desk may.</summary>
    public bool MaySee(FollowUp followUp, CurrentStaff reader, DateOnly day) =>
        IsUpTo(reader.Id, followUp, day) || (reader.Has(FollowUpPermissions.SafetyNet) && reader.MaySee(followUp.RestrictedTo));

    /// <summary>Whether this person must act on it: as its owner, or because it was escalated.</summary>
    public bool IsUpTo(StaffId person, FollowUp followUp, DateOnly day) =>
        OwnersOf(followUp.Duty, followUp.District, followUp.HandedOverTo, followUp.HandedOverUntil, day).Staff.Contains(person)
        || (followUp.EscalatedTo is { } duty && DutiesOf(person).Contains(duty));

    /// <summary>Duties a person holds, in whatever district.</summary>
    public IEnumerable<Duty> DutiesOf(StaffId person) => holders.Where(d => d.Any(h => h.Holder == person)).Select(d => d.Key);

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

    /// <summary>Districts that some duty names.</summary>
    public IReadOnlyList<string> Districts => [.. holders.SelectMany(d => d).Select(h => h.District).OfType<string>().Distinct()];

    public bool IsActive(StaffId person) => staff.TryGetValue(person, out var known) && known.Active;

    public IEnumerable<StaffId> Inactive => staff.Values.Where(s => !s.Active).Select(s => s.Id);

    public IEnumerable<(StaffId Id, string Name)> ActiveStaff => staff.Values.Where(s => s.Active).OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => (s.Id, s.Name));

    public string NameOf(StaffId person) => staff.TryGetValue(person, out var known) ? known.Name : "（不明な職員）";

    /// <param name="Districts">Duties in districts that some duty names.</param>
    /// <param name="Elsewhere">Duties wherever the district is unknown, withheld, or named by no duty.</param>
    /// <param name="Named">Districts that some duty names.</param>
    public sealed record Share(IReadOnlyList<(Duty Duty, string District)> Districts, IReadOnlyList<Duty> Elsewhere, IReadOnlyList<string> Named);

    /// <param name="Staff">Who answers; empty when nobody at all is in charge.</param>
    /// <param name="IsSubstitute">The duty itself has no holder.</param>
    public sealed record Answer(IReadOnlyList<StaffId> Staff, bool IsSubstitute);
}
