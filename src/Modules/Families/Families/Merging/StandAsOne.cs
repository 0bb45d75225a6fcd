using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>
/// Lets people stand for whom the mergings that stand say, and keeps their seals together: where one record of a person is
/// withheld all are, and with each of them whoever lives there; where one is warned of, all are. The caller saves.
/// </summary>
sealed class StandAsOne(FamiliesDb db, IPublisher publisher)
{
    /// <summary>After somebody was merged or separated. Everybody who is one with them is told anew, so that nobody can do the same at the same moment.</summary>
    public Task Join(IReadOnlyCollection<PersonId> people, CancellationToken stop) => Settle(people, tellAll: true, stop);

    /// <summary>After a seal or a household changed.</summary>
    public Task KeepSeals(IReadOnlyCollection<PersonId> people, CancellationToken stop) => Settle(people, tellAll: false, stop);

    async Task Settle(IReadOnlyCollection<PersonId> people, bool tellAll, CancellationToken stop)
    {
        var known = await Around(people, stop);
        var ids = known.Keys.ToList();
        await db.Mergings.Where(m => m.SeparatedOn == null && ids.Contains(m.Person)).LoadAsync(stop);
        var canonical = Merging.Canonical(db.Mergings.Local);
        PersonId CanonicalOf(Person p) => canonical.GetValueOrDefault(p.Id, p.Id);

        var wholes = known.Values.ToLookup(CanonicalOf);
        var asked = people.SelectMany(p => new[] { known[p].Canonical, CanonicalOf(known[p]) }).ToHashSet();
        List<Person> changed = [];
        foreach (var place in Places(known.Values, CanonicalOf))
        {
            var sealedAsOne = place.Any(p => p.Sealed) && place.Any(p => wholes[CanonicalOf(p)].Skip(1).Any());
            foreach (var person in place)
            {
                PersonId? other = canonical.TryGetValue(person.Id, out var end) ? end : null;
                var isSealed = sealedAsOne && !person.Sealed;
                var isWarned = !person.Warned && wholes[CanonicalOf(person)].Any(p => p.Warned);
                if (person.MergedInto == other && person.SealedAsOne == isSealed && person.WarnedAsOne == isWarned && !(tellAll && (asked.Contains(person.Canonical) || asked.Contains(CanonicalOf(person))))) continue;
                person.StandFor(other, isSealed, isWarned);
                changed.Add(person);
            }
        }
        if (changed.Count > 0) publisher.Publish(db, new PeopleChanged([.. changed.Select(p => p.ToIdentity())]));
    }

    /// <summary>The people, whoever is one with them, whoever lives with any of those, and so on.</summary>
    async Task<Dictionary<PersonId, Person>> Around(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var known = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        for (var before = 0; before < known.Count;)
        {
            before = known.Count;
            var (households, canonical) = (known.Values.Select(p => p.HouseholdId).Distinct().ToList(), known.Values.Select(p => p.Canonical).Distinct().ToList());
            var aliasesOf = canonical.Select(p => (PersonId?)p).ToList();
            foreach (var person in await db.People.Where(p => households.Contains(p.HouseholdId) || canonical.Contains(p.Id) || aliasesOf.Contains(p.MergedInto)).ToListAsync(stop))
                known[person.Id] = person;
        }
        return known;
    }

    /// <summary>Groups of people of whom each betrays where the others are: one person, or one household.</summary>
    static IEnumerable<IReadOnlyList<Person>> Places(IReadOnlyCollection<Person> people, Func<Person, PersonId> canonicalOf)
    {
        var (byHousehold, byWhole) = (people.ToLookup(p => p.HouseholdId), people.ToLookup(canonicalOf));
        HashSet<PersonId> seen = [];
        foreach (var first in people.Where(p => seen.Add(p.Id)))
        {
            List<Person> place = [first];
            for (var at = 0; at < place.Count; at++)
                place.AddRange(byHousehold[place[at].HouseholdId].Concat(byWhole[canonicalOf(place[at])]).Where(p => seen.Add(p.Id)));
            yield return place;
        }
    }
}

/// <summary>A seal that arrives for one record of a merged person, from the register or by hand, holds for the others too.</summary>
sealed class KeepSealsOnPeopleChanged(FamiliesDb db, StandAsOne stand) : IReaction<PeopleChanged>
{
    public async Task React(PeopleChanged fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
        // Of a bulk import nearly nobody has to do with a merged person.
        var concerned = await db.People.Where(p => ids.Contains(p.Id) && db.People.Any(h => h.HouseholdId == p.HouseholdId && (h.MergedInto != null || db.People.Any(a => a.MergedInto == h.Id))))
            .Select(p => p.Id).ToListAsync(stop);
        if (concerned.Count > 0) await stand.KeepSeals(concerned, stop);
    }
}
