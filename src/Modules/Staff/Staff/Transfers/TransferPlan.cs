using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Transfers;

/// <summary>A duty that ends with a transfer, and who holds it from that day on; nobody where that is open.</summary>
sealed record Handing(DutyAssignment Duty, StaffId? Successor);

/// <summary>What a transfer would do on its day: what ends, what begins, and to whom falls what nobody holds.</summary>
sealed class TransferPlan
{
    readonly List<(Duty Duty, string? District, StaffId Holder)> after;

    TransferPlan(DateOnly on, IReadOnlyList<Handing> handings, IReadOnlyList<Member> leavers, List<(Duty, string?, StaffId)> after) => (On, Handings, Leavers, this.after) = (on, handings, leavers, after);

    public DateOnly On { get; }

    public IReadOnlyList<Handing> Handings { get; }

    public IReadOnlyList<Member> Leavers { get; }

    /// <summary>What stands on the day before, and so may change hands. Who is on call stands in the roster.</summary>
    public static IQueryable<DutyAssignment> Standing(StaffDb db, DateOnly on)
    {
        var before = Before(on);
        return db.Duties.Where(d => d.Duty != Duty.OnCall && d.From <= before && (d.To == null || d.To >= before)).OrderBy(d => d.Duty).ThenBy(d => d.District).ThenBy(d => d.From).ThenBy(d => d.Id);
    }

    public static DateOnly Before(DateOnly day) => day > DateOnly.MinValue ? day.AddDays(-1) : day;

    public static async Task<TransferPlan> Make(DateOnly on, IReadOnlyList<Handing> handings, IReadOnlyList<Member> leavers, StaffDb db, CancellationToken stop)
    {
        var leaving = leavers.Select(l => l.Id).ToList();
        // What a leaver was to do later, days on call among it, never begins.
        var later = (await db.Duties.Where(d => leaving.Contains(d.Holder) && d.From >= on).OrderBy(d => d.Duty).ThenBy(d => d.From).ToListAsync(stop)).Where(d => !(d.To < d.From)).Select(d => new Handing(d, null));
        IReadOnlyList<Handing> all = [.. handings, .. later];
        var ended = all.Select(h => h.Duty.Id).ToHashSet();
        var staying = (await db.Members.Where(m => m.Active && !leaving.Contains(m.Id)).Select(m => m.Id).ToListAsync(stop)).ToHashSet();
        var held = await db.Duties.Where(d => d.From <= on && (d.To == null || d.To >= on)).ToListAsync(stop);
        List<(Duty, string?, StaffId)> then =
        [
            .. held.Where(d => !ended.Contains(d.Id) && staying.Contains(d.Holder)).Select(d => (d.Duty, d.District, d.Holder)),
            .. all.Where(h => h.Successor is { } s && staying.Contains(s)).Select(h => (h.Duty.Duty, h.Duty.District, h.Successor!.Value)),
        ];
        return new(on, all, leavers, then);
    }

    /// <summary>Who answers from that day on for a duty without successor: another holder of it, or the line above. Empty where nobody is left.</summary>
    public (Duty As, IReadOnlyList<StaffId> Staff) FallsTo(DutyAssignment duty)
    {
        foreach (var asked in DutyLine.From(duty.Duty))
        {
            List<StaffId> found = [.. after.Where(a => a.Duty == asked && (a.District is null || a.District == duty.District)).Select(a => a.Holder).Distinct()];
            if (found.Count > 0) return (asked, found);
        }
        return (duty.Duty, []);
    }

    /// <summary>Carries it out on the records; the caller saves them all at once.</summary>
    public Transfer Carry(Guid id, StaffId by, DateTimeOffset at, StaffDb db, bool endRoles)
    {
        var lastDay = Before(On);
        var transfer = Transfer.Record(id, On, by, at, Handings.Select(h => new TransferLine(h.Duty.Id, h.Duty.Duty, h.Duty.District, h.Duty.Holder, h.Successor)), Leavers.Select(l => l.Id));
        foreach (var (duty, successor) in Handings)
        {
            var until = duty.To >= On ? duty.To : null;
            if (duty.From >= On) duty.End(Before(duty.From));
            else if (!(duty.To <= lastDay)) duty.End(lastDay);
            if (successor is { } next) db.Add(DutyAssignment.Give(Ids.New(), next, duty.Duty, duty.District, On, until));
        }
        if (endRoles)
            foreach (var leaver in Leavers) leaver.Leave(lastDay);
        db.Add(transfer);
        return transfer;
    }
}
