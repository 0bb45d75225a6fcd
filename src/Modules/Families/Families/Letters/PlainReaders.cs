using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Support;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Letters;

/// <summary>Who asked for letters in plain Japanese.</summary>
static class PlainReaders
{
    /// <summary>The need of each who asked for it, by any record of the person.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, CommunicationNeed>> PlainReadersAmong(this FamiliesDb db, IReadOnlyCollection<PersonId> people, DateOnly today, CancellationToken stop)
    {
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var needs = (await db.Communications.AsNoTracking().HoldingOn(today).Where(c => ids.Contains(c.Person) && c.PlainJapanese).OrderByDescending(c => c.From).ThenBy(c => c.Id).ToListAsync(stop)).ToLookup(c => c.Person);
        return people.Distinct().Where(p => same[p].Any(needs.Contains)).ToDictionary(p => p, p => same[p].SelectMany(id => needs[id]).First());
    }
}
