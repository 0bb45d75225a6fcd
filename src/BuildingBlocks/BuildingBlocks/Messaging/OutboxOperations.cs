using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>What an operator sees of a failed delivery; no content of the event.</summary>
/// <param name="Module">Slug of the publisher.</param>
/// <param name="Id">Delivery.</param>
/// <param name="EventName">Stored name of the event.</param>
/// <param name="Subscriber">Slug of the module that could not handle it.</param>
/// <param name="Status">Pending or failed.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="OwedSince">Since when.</param>
/// <param name="Error">The last failure.</param>
public sealed record TroubledDelivery(string Module, long Id, string EventName, string Subscriber, DeliveryStatus Status, int Attempts, DateTimeOffset OwedSince, string? Error);

/// <summary>The operator's view of every module's outbox.</summary>
public sealed class OutboxOperations(ModuleRegistry modules, Subscriptions subscriptions, IServiceProvider services)
{
    /// <summary>Deliveries that failed at least once and are not through, worst first; at most <paramref name="most"/> of each module.</summary>
    public async Task<IReadOnlyList<TroubledDelivery>> Troubled(int most, CancellationToken stop)
    {
        List<TroubledDelivery> found = [];
        foreach (var (slug, db) in Outboxes())
        {
            found.AddRange(await db.Set<OutboxDelivery>().Where(d => d.Status != DeliveryStatus.Delivered && d.Attempts > 0)
                .OrderBy(d => d.EventSequence).Take(most)
                .Select(d => new TroubledDelivery(slug, d.Id, d.Event.Name, d.Subscriber, d.Status, d.Attempts, d.OwedSince, d.LastError))
                .ToListAsync(stop));
        }
        return [.. found.OrderByDescending(d => d.Status).ThenBy(d => d.OwedSince)];
    }

    /// <summary>How many deliveries wait for nothing but the dispatcher; parked and pausing ones are not counted.</summary>
    public async Task<int> DueNow(CancellationToken stop)
    {
        var due = 0;
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (_, db) in Outboxes()) due += await db.Set<OutboxDelivery>().CountAsync(d => d.Status == DeliveryStatus.Pending && d.NextAttemptAt <= now, stop);
        return due;
    }

    /// <summary>Whether the schemas are there at all.</summary>
    public async Task<bool> Ready(CancellationToken stop)
    {
        foreach (var (_, db) in Outboxes())
            if (!await db.Database.CanConnectAsync(stop) || (await db.Database.GetPendingMigrationsAsync(stop)).Any()) return false;
        return true;
    }

    /// <summary>Whether another running host holds an outbox.</summary>
    public async Task<bool> HeldElsewhere(HostIdentity host, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (_, db) in Outboxes())
            if (await db.Set<OutboxLease>().AnyAsync(l => l.Owner != host.Id && l.Until > now, stop)) return true;
        return false;
    }

    /// <summary>Tries one failed delivery again, or all of a module's when <paramref name="id"/> is null.</summary>
    public async Task<int> Retry(string module, long? id, CancellationToken stop)
    {
        if (modules.Find(module) is not { } found) return 0;
        var now = TimeProvider.System.GetUtcNow();
        var db = (ModuleDb)services.GetRequiredService(found.Db);
        var retried = await db.Set<OutboxDelivery>().Where(d => (id == null || d.Id == id) && d.Status != DeliveryStatus.Delivered && d.Attempts > 0)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Status, DeliveryStatus.Pending).SetProperty(d => d.NextAttemptAt, now).SetProperty(d => d.OwedSince, now), stop);
        modules.SignalOf(module).Wake();
        return retried;
    }

    /// <summary>Writes the deliveries that reactions new since the last call missed, from the kept log; set-based, once for each.</summary>
    public async Task CatchUp(CancellationToken stop)
    {
        foreach (var (_, db) in Outboxes())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // The lease's row stays locked until the commit: two hosts that start at once do it one after the other.
            await db.Set<OutboxLease>().ExecuteUpdateAsync(s => s.SetProperty(l => l.Fence, l => l.Fence), stop);
            var served = (await db.Set<OutboxSubscription>().AsNoTracking().ToListAsync(stop)).Select(s => (s.EventName, s.Subscriber, s.Reaction)).ToHashSet();
            var logged = await db.Set<OutboxEvent>().Select(e => e.Name).Distinct().ToListAsync(stop);
            foreach (var reaction in subscriptions.All)
            {
                var name = subscriptions.NameOf(reaction.Event);
                if (!served.Add((name, reaction.Module, reaction.Name))) continue;
                if (logged.Contains(name)) await Bulk.Replay(db, name, reaction, TimeProvider.System.GetUtcNow(), stop);
                db.Add(new OutboxSubscription { EventName = name, Subscriber = reaction.Module, Reaction = reaction.Name });
            }
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
    }

    IEnumerable<(string Slug, ModuleDb Db)> Outboxes() => modules.All.Select(m => (m.Slug, (ModuleDb)services.GetRequiredService(m.Db)));
}
