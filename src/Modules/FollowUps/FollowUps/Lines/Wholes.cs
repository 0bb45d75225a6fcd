using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;

namespace Hagukumi.FollowUps.Lines;

/// <summary>Who is one with whom, as far as some lines need it. A line of a person is a line of everybody who is that person.</summary>
sealed class Wholes
{
    readonly Dictionary<PersonId, PersonDistrict> known;
    readonly ILookup<PersonId, PersonId> members;

    public Wholes(IEnumerable<PersonDistrict> rows)
    {
        known = rows.DistinctBy(r => r.Person).ToDictionary(r => r.Person);
        members = known.Values.ToLookup(r => r.Canonical, r => r.Person);
    }

    public IReadOnlyCollection<PersonId> Everybody => known.Keys;

    public PersonId CanonicalOf(PersonId person) => known.TryGetValue(person, out var row) ? row.Canonical : person;

    public string? DistrictOf(PersonId person) => known.GetValueOrDefault(person)?.District;

    /// <summary>The subject under which a line is folded: the canonical person's, or the subject itself where it is no person.</summary>
    public Guid SubjectOf(Guid subject) => CanonicalOf(new PersonId(subject)).Value;

    /// <summary>The subjects under which facts of the line are kept.</summary>
    public IEnumerable<Guid> SubjectsOf(Guid folded) => members[new PersonId(folded)].Select(p => p.Value).Prepend(folded).Distinct();

    public bool Knows(PersonId person) => known.ContainsKey(person);

    public Wholes With(IEnumerable<PersonDistrict> more) => new(known.Values.Concat(more));
}
