using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Families.SafeContacts;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Letters;

/// <summary>The one gate for all that is sent and for every call. It reads what is true at that moment and keeps nothing.</summary>
sealed class ContactGate(FamiliesDb db, TimeProvider clock) : IContactGate
{
    public async Task<IReadOnlyDictionary<PersonId, ContactDecision>> MaySend(IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        (await MaySend([.. people.Distinct().Select(LetterFor.OwnOf)], stop)).ToDictionary(d => d.Key.Addressee, d => d.Value);

    public async Task<IReadOnlyDictionary<LetterFor, ContactDecision>> MaySend(IReadOnlyCollection<LetterFor> letters, CancellationToken stop)
    {
        var known = await Know([.. letters.Select(l => l.Addressee)], stop);
        var lost = await Lost([.. letters.Where(l => l.Kind == LetterKind.ForTheChild && l.About != l.Addressee.Value).Select(l => l.About)], stop);
        return letters.Distinct().ToDictionary(l => l, l =>
            l.Kind == LetterKind.ForTheChild && lost.Contains(l.About) ? ContactDecision.Refused(ContactRefusal.Lost)
            : known.TryGetValue(l.Addressee, out var addressee) ? addressee.MaySend() : ContactDecision.Refused(ContactRefusal.Unknown));
    }

    public async Task<IReadOnlyDictionary<PersonId, CallDecision>> MayCall(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var known = await Know(people, stop);
        return people.Distinct().ToDictionary(id => id, id => known.TryGetValue(id, out var person) ? person.MayCall() : new CallDecision(ContactRefusal.Unknown));
    }

    /// <summary>
    /// Each as the person they are. A seal or a death that any record of the person tells of counts, and so does a seal of
    /// anybody who lives where one of these records does; where a neutral envelope was asked for, the letter box is everybody's.
    /// </summary>
    internal async Task<IReadOnlyDictionary<PersonId, Known>> Know(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var today = clock.Today();
        var canonical = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToDictionaryAsync(p => p.Id, p => p.Canonical, stop);
        var records = await db.People.AsNoTracking().OneWith([.. canonical.Values]).ToListAsync(stop);
        var places = records.Select(p => p.HouseholdId).Distinct().ToList();
        var members = await db.People.Where(p => places.Contains(p.HouseholdId)).Select(p => new { p.Id, p.HouseholdId, Withheld = p.Sealed || p.SealedAsOne }).ToListAsync(stop);
        var ids = members.Select(m => m.Id).ToList();
        var recorded = (await db.SafeContacts.AsNoTracking().Where(c => ids.Contains(c.Person)).ToListAsync(stop)).ToLookup(c => c.Person);

        var withheld = members.Where(m => m.Withheld).Select(m => m.HouseholdId).ToHashSet();
        var neutral = members.Where(m => SafeContact.On(today, recorded[m.Id])?.Facts.NeutralEnvelope ?? false).Select(m => m.HouseholdId).ToHashSet();
        var wholes = records.ToLookup(p => p.Canonical);
        return canonical.ToDictionary(p => p.Key, p => new Known(
            wholes[p.Value].Single(r => r.Id == p.Value), today,
            wholes[p.Value].Any(r => r.IsWithheld || withheld.Contains(r.HouseholdId)), wholes[p.Value].Min(r => r.DiedOn),
            SafeContact.On(today, wholes[p.Value].SelectMany(r => recorded[r.Id]))?.Facts, wholes[p.Value].Any(r => neutral.Contains(r.HouseholdId))));
    }

    async Task<HashSet<Guid>> Lost(IReadOnlyCollection<Guid> subjects, CancellationToken stop)
    {
        if (subjects.Count == 0) return [];
        var children = subjects.Select(s => new PersonId(s)).ToList();
        var pregnancies = subjects.Select(s => new PregnancyId(s)).ToList();
        var canonical = await db.People.Where(p => children.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToListAsync(stop);
        // A death that any record of the child tells of is the child's.
        var died = (await db.People.OneWith([.. canonical.Select(c => c.Canonical)]).Where(p => p.DiedOn != null).Select(p => p.MergedInto ?? p.Id).ToListAsync(stop)).ToHashSet();
        var ended = await db.ExpectedChildren.Where(c => pregnancies.Contains(c.Id) && c.Lost).Select(c => c.Id).ToListAsync(stop);
        return [.. canonical.Where(c => died.Contains(c.Canonical)).Select(c => c.Id.Value), .. ended.Select(p => p.Value)];
    }

    /// <summary>What the decisions about a person rest on.</summary>
    /// <param name="Person">The person they are.</param>
    /// <param name="Today">The day of the decision.</param>
    /// <param name="Withheld">Some record of the person is sealed, or somebody who lives there.</param>
    /// <param name="DiedOn">Day that any record gives.</param>
    /// <param name="Safe">The safe contact that counts today; null where there is none.</param>
    /// <param name="Neutral">Somebody who lives there asked for a neutral envelope.</param>
    internal sealed record Known(Person Person, DateOnly Today, bool Withheld, DateOnly? DiedOn, SafeContactFacts? Safe, bool Neutral)
    {
        public ContactDecision MaySend() => Person.MaySend(Today, Withheld, DiedOn) with { NeutralEnvelope = Neutral };

        /// <summary>Who hides may be called at the number they gave and at no other.</summary>
        public CallDecision MayCall() => DiedOn is not null ? new(ContactRefusal.Died)
            : Safe is not null ? Safe.Call
            : Withheld ? new(ContactRefusal.Sealed) : new CallDecision(null);
    }
}
