using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Districts;
using Hagukumi.Families.People;
using Hagukumi.Families.Secrecy;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>
/// Lets people follow rows of the register, a chunk at a time: one transaction with the rows, the access row, the events and
/// how far the import is. Rows are written in bulk.
/// </summary>
sealed class FollowRegister(FamiliesDb db, DutyDistricts districts, IPublisher publisher, AccessLog log, IDatabaseProvider provider)
{
    /// <summary>Rows of one transaction.</summary>
    public const int ChunkSize = 5000;

    /// <summary>What <see cref="PeopleChanged"/> may carry at most.</summary>
    public const int MostInOneEvent = 500;

    /// <summary>Somebody who changes a person at the same moment is let through first.</summary>
    const int Tries = 4;

    /// <summary>Follows the rows and saves. The context is empty afterwards.</summary>
    /// <param name="rows">At most <see cref="ChunkSize"/>, no number twice.</param>
    /// <param name="extract">Which register they are of.</param>
    /// <param name="known">What was known before, and the households stored since.</param>
    /// <param name="stop">Interrupted.</param>
    /// <param name="besides">What belongs into the same transaction.</param>
    public Task<IReadOnlyList<FollowedRow>> Save(IReadOnlyList<PrintedRow> rows, Extract extract, KnownRegister known, CancellationToken stop, Func<IReadOnlyList<FollowedRow>, Task>? besides = null) =>
        Write(async () =>
        {
            // Nobody is sealed between the reading and the writing: whoever is new in the household would be left out.
            var households = rows.Select(r => known.Household(r.Row.HouseholdNumber)).OfType<HouseholdId>().Distinct().ToList();
            if (households.Count > 0) await db.Households.Where(h => households.Contains(h.Id)).Lock(stop);
            return await Follow(rows, extract, known, stop);
        }, known, besides, stop);

    /// <summary>The same for people whom the register marks and a whole extract does not have: the mark is gone, nobody is unsealed.</summary>
    /// <param name="numbers">At most <see cref="ChunkSize"/>.</param>
    /// <param name="extract">Which register they are missing from.</param>
    /// <param name="known">What was known before.</param>
    /// <param name="stop">Interrupted.</param>
    /// <param name="besides">What belongs into the same transaction.</param>
    public Task<IReadOnlyList<FollowedRow>> SaveMissing(IReadOnlyList<string> numbers, Extract extract, KnownRegister known, CancellationToken stop, Func<IReadOnlyList<FollowedRow>, Task> besides) =>
        Write(async () => (await Missing(numbers, extract, stop), []), known, besides, stop);

    /// <summary>Only tells who is missing.</summary>
    public async Task<IReadOnlyList<FollowedRow>> Missing(IReadOnlyList<string> numbers, Extract extract, CancellationToken stop) =>
        [.. (await db.People.AsNoTracking().Where(p => p.SealedInRegister && numbers.Contains(p.RegisterNumber!)).OrderBy(p => p.Id).ToListAsync(stop)).Select(p => FollowedRow.Missing(p, extract))];

    async Task<IReadOnlyList<FollowedRow>> Write(Func<Task<(IReadOnlyList<FollowedRow> Followed, Dictionary<string, HouseholdId> Opened)>> follow, KnownRegister known, Func<IReadOnlyList<FollowedRow>, Task>? besides, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                var (followed, opened) = await follow();
                await RowsBulk.Insert(db, provider, [.. opened.Select(h => Household.Register(h.Value, h.Key))], stop);
                await RowsBulk.Insert(db, provider, [.. followed.Where(f => f.IsNew).Select(f => f.Person)], stop);
                await RowsBulk.Update(db, provider, [.. followed.Where(f => !f.IsNew && f.Touched).Select(f => f.Person)], stop);
                Tell(followed);
                if (besides is not null) await besides(followed);
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                known.Learn(opened);
                return followed;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Read again as it is now.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Only tells what would change.</summary>
    public async Task<IReadOnlyList<FollowedRow>> Try(IReadOnlyList<PrintedRow> rows, Extract extract, KnownRegister known, CancellationToken stop) => (await Follow(rows, extract, known, stop)).Followed;

    void Tell(IReadOnlyList<FollowedRow> followed)
    {
        var changed = followed.Where(f => f.Changed).ToList();
        foreach (var chunk in changed.Select(f => f.Person.ToIdentity()).Chunk(MostInOneEvent)) publisher.Publish(db, new PeopleChanged(chunk));
        foreach (var raised in followed.SelectMany(f => f.Raised)) publisher.Publish(db, raised);
        if (changed.Count > 0) log.Add(db, AccessKind.Write, nameof(Person), purpose: null, changed.Select(f => f.Person.Id));
    }

    async Task<(IReadOnlyList<FollowedRow> Followed, Dictionary<string, HouseholdId> Opened)> Follow(IReadOnlyList<PrintedRow> rows, Extract extract, KnownRegister known, CancellationToken stop)
    {
        var numbers = rows.Select(r => r.Row.RegisterNumber).Where(known.Knows).ToList();
        var people = numbers.Count == 0 ? [] : (await db.People.AsNoTracking().Where(p => numbers.Contains(p.RegisterNumber!)).OrderBy(p => p.Id).ToListAsync(stop))
            .DistinctBy(p => p.RegisterNumber).ToDictionary(p => p.RegisterNumber!, StringComparer.Ordinal);
        Dictionary<string, HouseholdId> opened = new(StringComparer.Ordinal);
        HouseholdId Household(string number)
        {
            if (known.Household(number) is { } id || opened.TryGetValue(number, out id)) return id;
            return opened[number] = HouseholdId.New();
        }
        List<FollowedRow> followed = [.. rows.Select(row => FollowedRow.Of(row, people.GetValueOrDefault(row.Row.RegisterNumber), Household(row.Row.HouseholdNumber), extract))];
        // A row says where somebody is registered; who is in charge follows where they live.
        await districts.Place([.. followed.Where(f => f.Changed).Select(f => f.Person)], stop);
        return (await SealHouseholds(followed, [.. opened.Values], stop), opened);
    }

    /// <summary>Seals whoever lives with a sealed person, those without a row among the given ones included; they are told of as changed.</summary>
    async Task<List<FollowedRow>> SealHouseholds(List<FollowedRow> followed, HashSet<HouseholdId> opened, CancellationToken stop)
    {
        var rows = followed.Select(f => f.Person.Id).ToHashSet();
        var withheld = followed.Where(f => f.Person.Sealed).Select(f => f.Person.HouseholdId).ToHashSet();
        var older = followed.Select(f => f.Person.HouseholdId).Where(id => !opened.Contains(id)).Distinct().ToList();
        if (older.Count > 0)
        {
            // Whoever has a row may live elsewhere by now: the row says.
            foreach (var member in await db.People.Where(p => p.Sealed && older.Contains(p.HouseholdId)).Select(p => new { p.Id, p.HouseholdId }).ToListAsync(stop))
                if (!rows.Contains(member.Id)) withheld.Add(member.HouseholdId);
        }
        if (withheld.Count == 0) return followed;

        var others = older.Where(withheld.Contains).ToList();
        return
        [
            .. followed.Select(f => withheld.Contains(f.Person.HouseholdId) ? f.Sealing() : f),
            .. others.Count == 0 ? [] : (await db.People.AsNoTracking().Where(p => !p.Sealed && others.Contains(p.HouseholdId)).ToListAsync(stop))
                .Where(p => !rows.Contains(p.Id) && p.SealWithHousehold()).Select(FollowedRow.SealedWithHousehold),
        ];
    }
}
