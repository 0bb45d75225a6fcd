using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Facts;

/// <summary>Facts as the database is asked for them.</summary>
internal static class FactQueries
{
    /// <summary>Those that hold on a day.</summary>
    public static IQueryable<T> HoldingOn<T>(this IQueryable<T> facts, DateOnly day) where T : Fact =>
        facts.Where(f => f.WithdrawnOn == null && (f.From == null || f.From <= day) && (f.To == null || f.To >= day));

    /// <summary>Whose place must not be told: the sealed, and whoever lives with one.</summary>
    public static async Task<HashSet<PersonId>> Hidden(this FamiliesDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        [.. await db.People.Where(p => people.Contains(p.Id) && (p.Sealed || p.SealedAsOne || db.People.Any(mate => mate.HouseholdId == p.HouseholdId && (mate.Sealed || mate.SealedAsOne)))).Select(p => p.Id).ToListAsync(stop)];

    /// <summary>
    /// The names of people. A name is no place: of the sealed too, since whoever decides about a child must know each parent.
    /// Where somebody can be found is withheld, and a drawing that leaves the building leaves them out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> NamesOf(this FamiliesDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
}
