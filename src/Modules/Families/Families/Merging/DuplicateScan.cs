using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>
/// Looks through everybody for records that may be one person. The people come in the order of their kana, then of their
/// names, so that those of one key stand together and no more than these are held at a time.
/// </summary>
sealed class DuplicateScan(FamiliesDb db, TimeProvider clock)
{
    const int Chunk = 1000;

    /// <summary>Finds all pairs anew and keeps them; what was dismissed stays dismissed, what is not alike any more is forgotten. Needs the caller's transaction.</summary>
    public async Task<DuplicatesFound> Run(CancellationToken stop)
    {
        var found = new Dictionary<(PersonId, PersonId), DuplicateReason>();
        void Add(DuplicateReason reason, IEnumerable<(PersonId One, PersonId Other)> pairs)
        {
            foreach (var (one, other) in pairs) found.TryAdd(DuplicateSuggestion.Pair(one, other), reason);
        }

        Add(DuplicateReason.SameNewborn, await Newborns(null, stop));
        Add(DuplicateReason.SameNumber, await SameNumber(stop));
        await foreach (var group in Groups(Standing.Where(p => p.KanaKey != "").OrderBy(p => p.KanaKey)
            .Select(p => new Likeness(p.Id, p.KanaKey, p.BirthDate, p.BornFrom, p.BornTo, p.Sex)), stop))
        {
            Add(DuplicateReason.SameKana, LikePeople.BornTheSameDay(group));
            Add(DuplicateReason.NearBirth, LikePeople.BornNearly(group));
            Add(DuplicateReason.EstimatedBirth, LikePeople.BornPerhaps(group));
        }
        await foreach (var group in Groups(Standing.Where(p => p.NameKey != "").OrderBy(p => p.NameKey)
            .Select(p => new Likeness(p.Id, p.NameKey, p.BirthDate, p.BornFrom, p.BornTo, p.Sex)), stop))
            Add(DuplicateReason.SameName, LikePeople.BornTheSameDay(group));
        return await Keep(found, stop);
    }

    /// <summary>The newborns who are among these people, or whom these people may be: found at once, since their deadlines run.</summary>
    public async Task SuggestNewborns(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var pairs = (await Newborns(people, stop)).Select(p => DuplicateSuggestion.Pair(p.Newborn, p.Resident)).Distinct().ToList();
        var firsts = pairs.Select(p => p.First).ToList();
        var known = (await db.Duplicates.Where(d => firsts.Contains(d.First)).ToListAsync(stop)).ToDictionary(d => (d.First, d.Second));
        foreach (var pair in pairs)
        {
            if (known.TryGetValue(pair, out var suggestion)) suggestion.FindFor(DuplicateReason.SameNewborn);
            else db.Add(DuplicateSuggestion.Of(pair, DuplicateReason.SameNewborn, clock.Today()));
        }
    }

    /// <summary>Whoever stands for themselves and has a name of their own: 佐藤（名前未定） is the name of many.</summary>
    IQueryable<Person> Standing => db.People.AsNoTracking().Where(p => p.MergedInto == null && !p.Nameless);

    /// <summary>
    /// Nameless people whose birthday is known, and the children of the register who live with them or with whoever gave birth
    /// to them. Not who is another newborn of hers already: that is the twin.
    /// </summary>
    async Task<IReadOnlyList<(PersonId Newborn, PersonId Resident)>> Newborns(IReadOnlyCollection<PersonId>? among, CancellationToken stop)
    {
        var pairs = from newborn in db.People
                    where newborn.Provisional && newborn.Nameless && newborn.MergedInto == null && newborn.BirthDate != null
                    join resident in db.People on newborn.BirthDate equals resident.BirthDate
                    where !resident.Provisional && resident.MergedInto == null
                        && (resident.HouseholdId == newborn.HouseholdId || db.People.Any(m => m.Id == newborn.BirthMother && m.HouseholdId == resident.HouseholdId))
                        && (resident.Sex == newborn.Sex || resident.Sex == Sex.Unknown || newborn.Sex == Sex.Unknown)
                        && (newborn.BirthMother == null || !db.People.Any(twin => twin.MergedInto == resident.Id && twin.BirthMother == newborn.BirthMother))
                    select new { Newborn = newborn.Id, Resident = resident.Id };
        if (among is not null) pairs = pairs.Where(p => among.Contains(p.Newborn) || among.Contains(p.Resident));
        return [.. (await pairs.ToListAsync(stop)).Select(p => (p.Newborn, p.Resident))];
    }

    async Task<IReadOnlyList<(PersonId, PersonId)>> SameNumber(CancellationToken stop)
    {
        var twice = db.People.Where(p => p.MergedInto == null && p.RegisterNumber != null).GroupBy(p => p.RegisterNumber).Where(g => g.Count() > 1).Select(g => g.Key);
        var people = await db.People.Where(p => p.MergedInto == null && twice.Contains(p.RegisterNumber)).Select(p => new { p.Id, p.RegisterNumber }).ToListAsync(stop);
        return [.. people.GroupBy(p => p.RegisterNumber).SelectMany(g => g.Skip(1).Select(other => (g.First().Id, other.Id)))];
    }

    static async IAsyncEnumerable<IReadOnlyList<Likeness>> Groups(IQueryable<Likeness> sorted, [EnumeratorCancellation] CancellationToken stop)
    {
        List<Likeness> group = [];
        await foreach (var person in sorted.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (group.Count > 0 && group[0].Key != person.Key)
            {
                if (group.Count > 1) yield return group;
                group = [];
            }
            group.Add(person);
        }
        if (group.Count > 1) yield return group;
    }

    async Task<DuplicatesFound> Keep(Dictionary<(PersonId First, PersonId Second), DuplicateReason> found, CancellationToken stop)
    {
        var today = clock.Today();
        var forgotten = 0;
        foreach (var kept in await db.Duplicates.ToListAsync(stop))
        {
            if (found.Remove((kept.First, kept.Second), out var reason))
            {
                if (kept.Reason != reason) kept.FindFor(reason);
            }
            else if (kept.DismissedOn is null)
            {
                db.Remove(kept);
                forgotten++;
            }
        }
        await db.SaveChangesAsync(stop);
        foreach (var chunk in found.Chunk(Chunk))
        {
            db.ChangeTracker.Clear();
            db.AddRange(chunk.Select(pair => DuplicateSuggestion.Of(pair.Key, pair.Value, today)));
            await db.SaveChangesAsync(stop);
        }
        db.ChangeTracker.Clear();
        return new DuplicatesFound(found.Count, forgotten, await db.Duplicates.CountAsync(d => d.DismissedOn == null, stop));
    }
}

/// <summary>What a scan changed.</summary>
/// <param name="Found">Pairs that are new.</param>
/// <param name="Forgotten">Pairs that are not alike any more.</param>
/// <param name="Waiting">Pairs that somebody has to compare.</param>
sealed record DuplicatesFound(int Found, int Forgotten, int Waiting);
