using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>Keeps the directory of people equal to the register. Events may arrive in any order: an older version is ignored.</summary>
sealed class FollowPeople<TEvent>(CoreDb db) : IReaction<TEvent> where TEvent : class, IPeopleIdentified
{
    public async Task React(TEvent fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
        var known = await db.Set<DirectoryPerson>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var identity in fact.People)
        {
            if (!known.TryGetValue(identity.Id, out var person)) db.Add(person = known[identity.Id] = new DirectoryPerson { Id = identity.Id });
            person.Follow(identity);
        }
    }
}

/// <summary>Keeps the directory of staff equal to the accounts.</summary>
sealed class FollowStaff<TEvent>(CoreDb db) : IReaction<TEvent> where TEvent : class, IStaffIdentified
{
    public async Task React(TEvent fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.Staff.Select(p => p.Id).ToList();
        var known = await db.Set<DirectoryStaff>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var identity in fact.Staff)
        {
            if (!known.TryGetValue(identity.Id, out var member)) db.Add(member = known[identity.Id] = new DirectoryStaff { Id = identity.Id });
            member.Follow(identity);
        }
    }
}
