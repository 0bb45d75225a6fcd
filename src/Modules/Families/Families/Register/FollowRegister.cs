using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Districts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>Lets people follow rows of the register, a chunk at a time: one save, one event with the identities that changed.</summary>
sealed class FollowRegister(FamiliesDb db, DutyDistricts districts, IPublisher publisher)
{
    /// <summary>What <see cref="PeopleChanged"/> may carry at most.</summary>
    public const int ChunkSize = 500;

    /// <summary>Takes the rows and saves; a dry run saves nothing. The context is empty afterwards.</summary>
    /// <param name="rows">At most <see cref="ChunkSize"/>, no number twice.</param>
    /// <param name="dryRun">Only tells what would change.</param>
    /// <param name="stop">Interrupted.</param>
    public async Task<IReadOnlyList<FollowedRow>> Run(IReadOnlyList<RegisterRow> rows, bool dryRun, CancellationToken stop)
    {
        var numbers = rows.Select(r => r.RegisterNumber).ToList();
        var known = (await db.People.Where(p => numbers.Contains(p.RegisterNumber!)).OrderBy(p => p.Id).ToListAsync(stop))
            .DistinctBy(p => p.RegisterNumber).ToDictionary(p => p.RegisterNumber!, StringComparer.Ordinal);
        var households = await Households(rows, stop);

        List<FollowedRow> followed = [];
        foreach (var row in rows)
        {
            var person = known.GetValueOrDefault(row.RegisterNumber);
            followed.Add(FollowedRow.Of(row, person, households[row.HouseholdNumber]));
            if (person is null) db.Add(followed[^1].Person);
        }

        followed = await SealHouseholds(followed, stop);
        var changed = followed.Where(f => f.Changed).ToList();
        // A row says where somebody is registered; who is in charge follows where they live.
        await districts.Place([.. changed.Select(f => f.Person)], stop);
        if (!dryRun && changed.Count > 0)
        {
            foreach (var chunk in changed.Select(f => f.Person.ToIdentity()).Chunk(ChunkSize)) publisher.Publish(db, new PeopleChanged(chunk));
            foreach (var fact in changed.SelectMany(f => f.Facts)) publisher.Publish(db, fact);
            await db.SaveChangesAsync(stop);
        }
        db.ChangeTracker.Clear();
        return followed;
    }

    /// <summary>Seals whoever lives with a sealed person, those without a row among the given ones included; they are told of as changed.</summary>
    async Task<List<FollowedRow>> SealHouseholds(List<FollowedRow> followed, CancellationToken stop)
    {
        var ids = followed.Select(f => f.Person.HouseholdId).Distinct().ToList();
        // The rows' people come from the context as they are now, the others from the database.
        var members = await db.People.Where(p => ids.Contains(p.HouseholdId)).ToListAsync(stop);
        var all = members.Concat(followed.Select(f => f.Person)).Distinct().ToLookup(p => p.HouseholdId);
        var rows = followed.ToDictionary(f => f.Person);
        foreach (var person in ids.Where(id => all[id].Any(p => p.Sealed)).SelectMany(id => all[id]).Where(p => p.SealWithHousehold()))
            rows[person] = rows.TryGetValue(person, out var row) ? row with { Changed = true, NewlySealed = true } : new FollowedRow(person, Changed: true, NewlySealed: true, []);
        return [.. rows.Values];
    }

    async Task<Dictionary<string, HouseholdId>> Households(IReadOnlyList<RegisterRow> rows, CancellationToken stop)
    {
        var numbers = rows.Select(r => r.HouseholdNumber).Distinct(StringComparer.Ordinal).ToList();
        var ids = (await db.Households.AsNoTracking().Where(h => numbers.Contains(h.RegisterNumber!)).OrderBy(h => h.Id).Select(h => new { h.RegisterNumber, h.Id }).ToListAsync(stop))
            .DistinctBy(h => h.RegisterNumber).ToDictionary(h => h.RegisterNumber!, h => h.Id, StringComparer.Ordinal);
        foreach (var number in numbers.Where(n => !ids.ContainsKey(n)))
        {
            var household = Household.Register(HouseholdId.New(), number);
            db.Add(household);
            ids.Add(number, household.Id);
        }
        return ids;
    }
}

/// <summary>What a row did to a person.</summary>
/// <param name="Person">Whom it is about, as they are now.</param>
/// <param name="Changed">The person is new or changed.</param>
/// <param name="NewlySealed">The address is withheld from now on. A column read wrongly shows here.</param>
/// <param name="Facts">What became true beside the identity.</param>
sealed record FollowedRow(Person Person, bool Changed, bool NewlySealed, IReadOnlyList<IIntegrationEvent> Facts)
{
    /// <summary>
    /// Registers or follows. That a person moved out or died is told when the register first says so, in a first import
    /// too: it is a fact, whoever learns it late. A corrected day is told again; a day ahead is told as the register has it.
    /// </summary>
    public static FollowedRow Of(RegisterRow row, Person? known, HouseholdId household)
    {
        var (wasSealed, movedOutOn, diedOn) = (known?.Sealed ?? false, known?.MovedOutOn, known?.DiedOn);
        var person = known ?? Person.Register(row, PersonId.New(), household);
        var changed = known is null || person.Follow(row, household);
        List<IIntegrationEvent> facts = [];
        if (person.MovedOutOn is { } left && left != movedOutOn) facts.Add(new PersonMovedOut(person.Id, left));
        if (person.DiedOn is { } died && died != diedOn) facts.Add(new PersonDied(person.Id, died));
        return new(person, changed, person.Sealed && !wasSealed, facts);
    }
}
