using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>Who may write and who may receive: whoever leaves, whoever holds the duty from the next day on, and who sees the safety net.</summary>
sealed class HandoverDesk(FollowUpsDb db, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public StaffId Me => staff.Id;

    public DateOnly Today { get; } = clock.Today();

    /// <summary>A duty that ends, if this reader has to do with it.</summary>
    public async Task<Ending?> Find(Guid assignment, CancellationToken stop)
    {
        if (await db.Handovers.AsNoTracking().Where(h => h.Assignment == assignment && h.CancelledOn == null).OrderBy(h => h.Number).FirstOrDefaultAsync(stop) is not { } first) return null;
        var after = await Successors(first.Duty, first.District, first.LastDay, stop);
        var (writes, receives) = (first.From == staff.Id || staff.Has(FollowUpPermissions.SafetyNet), after.Staff.Contains(staff.Id));
        if (!writes && !receives) return null;
        var roster = await rosters.On(Today, stop);
        return new Ending(assignment, first.From, roster.NameOf(first.From), first.Duty, first.District, first.LastDay, string.Join("、", after.Staff.Select(roster.NameOf)), after.IsSubstitute, writes, receives);
    }

    /// <summary>Who holds the duty on the day after, or stands in for nobody.</summary>
    public async Task<Roster.Answer> Successors(Duty duty, string? district, DateOnly lastDay, CancellationToken stop)
    {
        var first = lastDay.AddDays(1);
        return (await rosters.On(first < Today ? Today : first, stop)).For(duty, district);
    }

    /// <summary>Whom the cases are about.</summary>
    public async Task<IReadOnlyDictionary<PersonId, DirectoryPerson>> People(IEnumerable<Handover> cases, CancellationToken stop)
    {
        var people = await db.Canonical([.. cases.Select(h => h.Person).Distinct()], stop);
        reading.Shows(people.Values.Select(p => p.Id));
        return people;
    }

    /// <summary>A duty that ends.</summary>
    /// <param name="Assignment">The assignment.</param>
    /// <param name="From">Whose it was.</param>
    /// <param name="FromName">By name.</param>
    /// <param name="Duty">Which duty.</param>
    /// <param name="District">Of which district.</param>
    /// <param name="LastDay">Its last day.</param>
    /// <param name="To">Who holds it afterwards.</param>
    /// <param name="NoSuccessor">Nobody does: it falls to whoever stands above.</param>
    /// <param name="MayWrite">This reader writes what the successor must know.</param>
    /// <param name="MayReceive">This reader receives.</param>
    public sealed record Ending(Guid Assignment, StaffId From, string FromName, Duty Duty, string? District, DateOnly LastDay, string To, bool NoSuccessor, bool MayWrite, bool MayReceive);
}
