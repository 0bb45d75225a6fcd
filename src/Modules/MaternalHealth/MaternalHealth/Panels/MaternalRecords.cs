using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Panels;

/// <summary>All this desk has of some people, under the ids that were asked for; whoever may not see it learns that something is withheld.</summary>
internal static class MaternalRecords
{
    public static async Task<IReadOnlyDictionary<PersonId, Panel>> PanelsOf(
        this MaternalHealthDb db, IReadOnlyCollection<PersonId> people, CurrentStaff reader, Func<IReadOnlyList<Pregnancy>, IReadOnlyList<Infant>, IReadOnlyList<PanelLine>> lines, CancellationToken stop)
    {
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        if (!reader.Has(MaternalHealthPermissions.See))
        {
            var women = await db.Pregnancies.Where(p => ids.Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(stop);
            var children = await db.Infants.Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(stop);
            return people.Where(p => same[p].Any(id => women.Contains(id) || children.Contains(id))).Distinct().ToDictionary(p => p, _ => new Panel([], Withheld: true));
        }
        var pregnancies = (await db.Pregnancies.AsNoTracking().AsSplitQuery().Where(p => ids.Contains(p.PersonId) && p.WithdrawnOn == null).OrderByDescending(p => p.NotifiedOn).ToListAsync(stop)).ToLookup(p => p.PersonId);
        var infants = (await db.Infants.AsNoTracking().AsSplitQuery().Where(i => ids.Contains(i.Id)).ToListAsync(stop)).ToLookup(i => i.Id);
        return people.Distinct()
            .Select(p => (Person: p, Lines: lines([.. same[p].SelectMany(id => pregnancies[id])], [.. same[p].SelectMany(id => infants[id])])))
            .Where(p => p.Lines.Count > 0)
            .ToDictionary(p => p.Person, p => new Panel(p.Lines));
    }
}
