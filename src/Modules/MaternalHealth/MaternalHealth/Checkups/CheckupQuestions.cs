using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>A child that a check-up is for.</summary>
/// <param name="Id">Under the id that stands for it.</param>
/// <param name="Born">Birth date.</param>
/// <param name="Window">When it may be examined.</param>
internal sealed record Target(PersonId Id, DateOnly Born, CheckupWindow Window)
{
    /// <summary>Its record of this kind, under whatever id; null where there is none.</summary>
    public ChildCheckup? Checkup { get; init; }
}

/// <summary>The questions that several pages of the check-ups ask. Merged children are one.</summary>
internal static class CheckupQuestions
{
    /// <summary>Everybody who holds a seat at a session or waits for one.</summary>
    public static Task<List<ChildCheckup>> At(this MaternalHealthDb db, Session session, CancellationToken stop) =>
        db.ChildCheckups.AsSplitQuery().Where(c => c.Session == session.Id).ToListAsync(stop);

    /// <summary>Whoever left the municipality or died by a day.</summary>
    public static IQueryable<Leaving> Gone(this MaternalHealthDb db, DateOnly on) => db.Leavings.Where(l => l.On <= on
        && (l.Kind == LeavingKind.Died || (l.Kind == LeavingKind.MovedOut && !db.Leavings.Any(back => back.Person == l.Person && back.Kind == LeavingKind.MovedIn && back.On >= l.On))));

    /// <summary>Every check-up of a child, under whatever id it was recorded.</summary>
    public static async Task<List<ChildCheckup>> CheckupsOf(this MaternalHealthDb db, PersonId child, CancellationToken stop)
    {
        var same = (await db.SamePersons([child], stop)).SelectMany(s => s).Distinct().ToList();
        return await db.ChildCheckups.AsSingleQuery().Where(c => same.Contains(c.Child)).ToListAsync(stop);
    }

    /// <summary>
    /// The children living here whose window meets the wish, the oldest first. Whom the municipality owes a check-up is a question of the directory and not
    /// of what was recorded before, so that nobody is forgotten of whom nothing was ever written.
    /// </summary>
    public static async Task<List<Target>> Targets(this MaternalHealthDb db, CheckupPlan plan, DateOnly first, DateOnly last, Func<CheckupWindow, bool> meets, DateOnly today, CancellationToken stop)
    {
        var (from, to) = plan.BornAround(first, last);
        var gone = db.Gone(today);
        var children = db.Directory.Where(p => p.Id == p.CanonicalId && p.BirthDate >= from && p.BirthDate <= to && !gone.Any(l => l.Person == p.Id));
        var known = await children.Select(p => new { p.Id, p.BirthDate }).ToListAsync(stop);
        var kind = plan.Kind;
        var checkups = await (
            from c in db.ChildCheckups
            join record in db.Directory on c.Child equals record.Id
            join child in children on record.CanonicalId equals child.Id
            where c.Kind == kind
            select new { child.Id, Checkup = c }).AsSplitQuery().ToListAsync(stop);
        var byChild = checkups.ToLookup(c => c.Id, c => c.Checkup);
        return
        [
            .. known.Select(p => new Target(p.Id, p.BirthDate!.Value, plan.WindowOf(p.BirthDate.Value)) { Checkup = byChild[p.Id].OrderByDescending(c => c.Result is not null).FirstOrDefault() })
                .Where(t => meets(t.Window)).OrderBy(t => t.Born).ThenBy(t => t.Id.Value),
        ];
    }
}
