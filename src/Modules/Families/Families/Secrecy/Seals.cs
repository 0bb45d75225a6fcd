using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>
/// What a protection does to people: the person and everybody of the household are sealed together and unsealed together,
/// and the other party is marked. Decisions about one household are made one after the other.
/// </summary>
sealed class Seals(FamiliesDb db, StandAsOne stand, IPublisher publisher, IDatabaseProvider provider)
{
    const int Attempts = 4;

    /// <summary>
    /// Does something to the household of a person, in one transaction and with nobody else deciding about it meanwhile.
    /// Tried anew where the register's import was first.
    /// </summary>
    /// <param name="person">The person.</param>
    /// <param name="decide">What is done; what it returns other than null is why nothing is stored.</param>
    /// <param name="stop">Interrupted.</param>
    public async Task<string?> Decide(PersonId person, Func<Task<string?>> decide, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                await db.AtHome(person, stop);
                if (await decide() is { } refusal) return refusal;
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return null;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && (failure is DbUpdateConcurrencyException || provider.MayPass(failure.InnerException ?? failure)))
            {
                // Read anew what the other wrote.
            }
        }
    }

    /// <summary>Seals the household of the person, and warns whoever it is protected against.</summary>
    public async Task Seal(Protection protection, CancellationToken stop)
    {
        List<Person> changed = [.. (await Household(protection.Person, stop)).Where(p => p.SealWithHousehold())];
        if (protection.AgainstPerson is { } against && await db.People.FirstOrDefaultAsync(p => p.Id == against, stop) is { } other && other.Warn(true)) changed.Add(other);
        await Publish(changed, stop);
    }

    /// <summary>
    /// Takes back what a lifted protection did, as far as nothing else asks for it: the household opens only where neither
    /// another protection nor the register's mark of any member stands.
    /// </summary>
    public async Task Lift(Protection lifted, CancellationToken stop)
    {
        List<Person> changed = [];
        var household = await Household(lifted.Person, stop);
        if (lifted.OfMark) household.Find(p => p.Id == lifted.Person)?.LiftMark();
        var ids = household.Select(p => p.Id).ToList();
        var stands = household.Exists(p => p.SealedByRegister)
            || await db.Protections.AnyAsync(p => p.Id != lifted.Id && p.State != ProtectionState.Lifted && ids.Contains(p.Person), stop);
        if (!stands) changed.AddRange(household.Where(p => p.Unseal()));
        if (lifted.AgainstPerson is { } against && !await db.Protections.AnyAsync(p => p.Id != lifted.Id && p.State != ProtectionState.Lifted && p.AgainstPerson == against, stop)
            && await db.People.FirstOrDefaultAsync(p => p.Id == against, stop) is { } other && other.Warn(false)) changed.Add(other);
        await Publish(changed, stop);
    }

    Task<List<Person>> Household(PersonId person, CancellationToken stop) =>
        db.People.Where(p => db.People.Any(o => o.Id == person && o.HouseholdId == p.HouseholdId)).OrderBy(p => p.Id).ToListAsync(stop);

    /// <summary>Told only once all that other records of the same people ask for is in place: nobody's district is let out for a moment.</summary>
    async Task Publish(IReadOnlyCollection<Person> changed, CancellationToken stop)
    {
        if (changed.Count > 0) await stand.KeepSeals([.. changed.Select(p => p.Id)], stop);
        foreach (var chunk in changed.Distinct().Select(p => p.ToIdentity()).Chunk(FollowRegister.MostInOneEvent)) publisher.Publish(db, new PeopleChanged(chunk));
    }
}

/// <summary>Who is sealed with whom is decided by one at a time.</summary>
static class HouseholdLock
{
    /// <summary>Keeps everybody else from deciding about these households until the transaction ends.</summary>
    public static Task<int> Lock(this IQueryable<Household> households, CancellationToken stop) =>
        households.ExecuteUpdateAsync(s => s.SetProperty(h => h.RegisterNumber, h => h.RegisterNumber), stop);

    /// <summary>
    /// Somebody as they are, with the lock of their household until the transaction ends: who is registered into it is sealed as
    /// it is then. Null for nobody.
    /// </summary>
    public static async Task<Person?> AtHome(this FamiliesDb db, PersonId id, CancellationToken stop)
    {
        for (HouseholdId? locked = null; ;)
        {
            var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, stop);
            // Who moved before the lock was had is locked anew.
            if (person is null || person.HouseholdId == locked) return person;
            locked = person.HouseholdId;
            await db.Households.Where(h => h.Id == locked).Lock(stop);
        }
    }
}
