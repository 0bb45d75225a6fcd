using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>Merged persons are one, under whatever id a desk has written. No desk rewrites its ids: it asks here.</summary>
public static class SamePeople
{
    /// <summary>Every id under which a desk may have recorded the people, by the id that was asked for; that one is always among them.</summary>
    public static async Task<ILookup<PersonId, PersonId>> SamePersons(this ModuleDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var same = await (
            from asked in db.Directory
            join other in db.Directory on asked.CanonicalId equals other.CanonicalId
            where people.Contains(asked.Id)
            select new { Asked = asked.Id, other.Id }).ToListAsync(stop);
        return people.Select(p => new { Asked = p, Id = p }).Concat(same).Distinct().ToLookup(x => x.Asked, x => x.Id);
    }

    /// <summary>The person that each id stands for: itself, or the one it was merged into. Whoever the directory does not know yet is absent.</summary>
    public static Task<Dictionary<PersonId, DirectoryPerson>> Canonical(this ModuleDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop) => (
        from asked in db.Directory
        join canonical in db.Directory on asked.CanonicalId equals canonical.Id
        where people.Contains(asked.Id)
        select new { asked.Id, Person = canonical }).ToDictionaryAsync(x => x.Id, x => x.Person, stop);

    /// <summary>The person that an id stands for; null for somebody whom the directory does not know yet.</summary>
    public static async Task<DirectoryPerson?> Canonical(this ModuleDb db, PersonId person, CancellationToken stop) =>
        (await db.Canonical([person], stop)).GetValueOrDefault(person);
}
