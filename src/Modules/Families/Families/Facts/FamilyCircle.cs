using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Facts;

/// <summary>The people around somebody: who is registered or stays in the same households, and who is named in a fact about them, whichever way round.</summary>
sealed class FamilyCircle(FamiliesDb db)
{
    /// <summary>All of them, the oldest first; without the person.</summary>
    public async Task<IReadOnlyList<Person>> Of(PersonId person, DateOnly today, CancellationToken stop)
    {
        var self = (await db.SamePersons([person], stop))[person].ToHashSet();
        var households = await HouseholdsOf(self, today, stop);
        var found = await db.People.Where(p => households.Contains(p.HouseholdId)).Select(p => p.Id)
            .Union(db.Memberships.HoldingOn(today).Where(m => households.Contains(m.Household)).Select(m => m.Person)).ToListAsync(stop);
        found.AddRange(await KinOf(self, stop));
        var ids = found.Where(p => !self.Contains(p)).Distinct().ToList();
        return [.. (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(stop)).OrderBy(p => p.BirthDate ?? DateOnly.MaxValue).ThenBy(p => p.KanaKey, StringComparer.Ordinal).ThenBy(p => p.Id.Value)];
    }

    /// <summary>The household of the register first, then those somebody also belongs to.</summary>
    public async Task<IReadOnlyList<HouseholdId>> HouseholdsOf(IReadOnlyCollection<PersonId> people, DateOnly today, CancellationToken stop) =>
    [
        .. (await db.People.Where(p => people.Contains(p.Id)).Select(p => p.HouseholdId).ToListAsync(stop))
            .Concat(await db.Memberships.HoldingOn(today).Where(m => people.Contains(m.Person)).Select(m => m.Household).ToListAsync(stop)).Distinct(),
    ];

    /// <summary>Whom a fact of kinship joins to these people, one step away. What has ended counts too: a mother stays a mother.</summary>
    public async Task<IReadOnlyList<PersonId>> KinOf(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        List<PersonId> kin = [];
        foreach (var facts in new[] { Joined(db.Parentages), Joined(db.ParentalAuthorities), Joined(db.Custodies), Joined(db.Partnerships) })
            foreach (var pair in await facts.Where(f => people.Contains(f.Person) || people.Contains(f.Other)).ToListAsync(stop))
                kin.Add(people.Contains(pair.Person) ? pair.Other : pair.Person);
        return [.. kin.Distinct()];
    }

    static IQueryable<Pair> Joined<T>(IQueryable<T> facts) where T : FactWithOther =>
        facts.Where(f => f.WithdrawnOn == null && f.Other != null).Select(f => new Pair { Person = f.Person, Other = f.Other!.Value });

    sealed class Pair
    {
        public PersonId Person { get; init; }

        public PersonId Other { get; init; }
    }
}
