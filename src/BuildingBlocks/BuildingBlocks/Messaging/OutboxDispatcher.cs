using System.Text.Json;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>
/// Sends a module's pending deliveries in the order of its log, and ends each only when its subscriber confirms its commit;
/// nothing depends on the transport surviving a crash. One host at a time holds the lease of the outbox.
/// </summary>
sealed class OutboxDispatcher<TDb>(
    IBusControl bus, OutboxSignal signal, ModuleRegistry modules, Subscriptions subscriptions, IServiceScopeFactory scopes,
    IOptions<MessagingSettings> settings, HostIdentity host, ILogger<OutboxDispatcher<TDb>> logger) : BackgroundService where TDb : ModuleDb
{
    /// <summary>Subscribers do not wait for each other.</summary>
    sealed class Lane(string subscriber)
    {
        public string Subscriber => subscriber;

        public Dictionary<long, DateTimeOffset> UnderWay { get; } = [];
    }

    readonly string module = modules.SlugOf<TDb>();
    readonly Dictionary<string, Lane> lanes = [];
    DateTimeOffset heldUntil;
    long fence;

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
            while (!await IsMigrated(stoppingToken)) await Task.Delay(settings.Value.Poll, stoppingToken);
            while (true) await Dispatch(stoppingToken);
        }
        finally
        {
            await Release();
        }
    }

    async Task Dispatch(CancellationToken stop)
    {
        var outcomes = signal.TakeOutcomes();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            if (await Hold(db, stop))
            {
                if (outcomes.Count > 0) await Record(db, outcomes, stop);
                if (heldUntil != default) await SendPending(db, stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            logger.LogError(failure, "Outbox of {Module}: will try again", module);
            outcomes.ForEach(signal.Report);
            await Task.Delay(settings.Value.Poll, stop);
        }
        await signal.Wait(settings.Value.Poll, stop);
        if (lanes.Values.Any(lane => lane.UnderWay.Count > 0)) await Task.Delay(settings.Value.Gather, stop);
    }

    /// <summary>Another host need not wait for the lease to run out.</summary>
    async Task Release()
    {
        if (heldUntil < Now) return;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Set<OutboxLease>().Where(l => l.Owner == host.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Until, Now));
    }

    /// <summary>A verb may run on a database that has no schemas yet: then there is nothing to send.</summary>
    async Task<bool> IsMigrated(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        return await database.CanConnectAsync(stop) && !(await database.GetPendingMigrationsAsync(stop)).Any();
    }

    /// <summary>Takes or renews the lease; false while another host holds it.</summary>
    async Task<bool> Hold(TDb db, CancellationToken stop)
    {
        var now = Now;
        if (now + settings.Value.Lease / 2 < heldUntil) return true;
        var until = now + settings.Value.Lease;
        var wasHeld = heldUntil > now;
        var taken = await db.Set<OutboxLease>().Where(l => l.Owner == host.Id || l.Until < now)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Fence, l => l.Owner == host.Id ? l.Fence : l.Fence + 1)
                .SetProperty(l => l.Owner, host.Id).SetProperty(l => l.Until, until), stop);
        if (taken == 0)
        {
            Lose();
            return false;
        }
        heldUntil = until;
        if (!wasHeld) fence = await db.Set<OutboxLease>().Where(l => l.Owner == host.Id).Select(l => l.Fence).SingleAsync(stop);
        return true;
    }

    async Task Record(TDb db, List<Outcome> outcomes, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The lease's row stays locked until the commit: nobody takes over in between.
        if (await db.Set<OutboxLease>().Where(l => l.Owner == host.Id && l.Fence == fence).ExecuteUpdateAsync(s => s.SetProperty(l => l.Fence, fence), stop) == 0)
        {
            Lose();
            return;
        }
        var done = outcomes.Where(x => x.Error is null).Select(x => x.DeliveryId).ToArray();
        await db.Set<OutboxDelivery>().Where(d => done.Contains(d.Id)).ExecuteUpdateAsync(s => s.SetProperty(d => d.Status, DeliveryStatus.Delivered), stop);

        foreach (var outcome in outcomes.Where(x => x.Error is not null))
        {
            if (await db.Set<OutboxDelivery>().SingleOrDefaultAsync(d => d.Id == outcome.DeliveryId && d.Status == DeliveryStatus.Pending, stop) is not { } delivery) continue;
            delivery.Fail(outcome.Error!, outcome.MayPass, Now, MessagingSettings.PauseAfter(delivery.Attempts));
            if (delivery.Status == DeliveryStatus.Failed)
                logger.LogError(outcome.Error, "Outbox of {Module}: delivery {Delivery} to {Subscriber} is parked", module, delivery.Id, delivery.Subscriber);
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);

        foreach (var lane in lanes.Values)
            foreach (var outcome in outcomes) lane.UnderWay.Remove(outcome.DeliveryId);
        outcomes.Clear(); // what fails after this does not record them again
    }

    void Lose()
    {
        if (heldUntil != default) logger.LogInformation("Outbox of {Module}: another host sends its events now", module);
        heldUntil = default;
        lanes.Clear();
    }

    async Task SendPending(TDb db, CancellationToken stop)
    {
        var now = Now;
        var owed = await db.Set<OutboxDelivery>().Where(d => d.Status == DeliveryStatus.Pending && d.NextAttemptAt <= now).Select(d => d.Subscriber).Distinct().ToListAsync(stop);
        foreach (var subscriber in owed)
        {
            if (!lanes.TryGetValue(subscriber, out var lane)) lanes.Add(subscriber, lane = new Lane(subscriber));
            foreach (var lost in lane.UnderWay.Where(x => x.Value + settings.Value.ConfirmWithin < now).Select(x => x.Key).ToList()) lane.UnderWay.Remove(lost);
            if (lane.UnderWay.Count > settings.Value.Window / 2) continue;
            await Send(db, lane, now, stop);
        }
    }

    async Task Send(TDb db, Lane lane, DateTimeOffset now, CancellationToken stop)
    {
        var pending = await db.Set<OutboxDelivery>()
            .Where(d => d.Subscriber == lane.Subscriber && d.Status == DeliveryStatus.Pending && d.NextAttemptAt <= now)
            .OrderBy(d => d.EventSequence).Take(settings.Value.Window)
            .Select(d => new { d.Id, d.Reaction, d.Event.EventId, d.Event.Name, d.Event.Body, d.Event.OccurredAt, d.Event.RecordedBy })
            .ToListAsync(stop);

        foreach (var delivery in pending.Where(d => lane.UnderWay.TryAdd(d.Id, now)))
        {
            try
            {
                // Another host may be newer and know a module or an event that this one does not: that is retried for 24 hours, then seen.
                if (!subscriptions.Events.TryGetValue(delivery.Name, out var type) || !subscriptions.Of(lane.Subscriber, type).Any()) throw new UnknownSubscriberException(lane.Subscriber, delivery.Name);
                var message = JsonSerializer.Deserialize(delivery.Body, type, Publisher.Json)!;
                var headers = new DeliveryHeaders(module, delivery.Id, delivery.EventId, delivery.Reaction, delivery.OccurredAt, delivery.RecordedBy);
                var queue = await bus.GetSendEndpoint(new Uri($"queue:{lane.Subscriber}"));
                await queue.Send(message, type, Pipe.Execute<SendContext>(x => headers.Write(x.Headers)), stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                signal.Report(new Outcome(delivery.Id, failure, modules.MayPass(failure)));
            }
        }
    }
}

/// <summary>Nobody here reacts to the event; a newer host may.</summary>
public sealed class UnknownSubscriberException(string subscriber, string eventName)
    : Exception($"No module '{subscriber}' here reacts to '{eventName}'.");

/// <summary>Tells this process from other hosts on the same database.</summary>
public sealed class HostIdentity
{
    /// <summary>New with each start.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();
}
