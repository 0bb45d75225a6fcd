using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>For events that belong to no single aggregate (a bulk import); everything else is raised on an aggregate.</summary>
public interface IPublisher
{
    /// <summary>Stores the event when <paramref name="db"/> saves, in the same transaction.</summary>
    void Publish(ModuleDb db, IIntegrationEvent fact);

    /// <summary>The same for what an aggregate raised whose row is written in bulk, so that no save sees it.</summary>
    void Publish(ModuleDb db, RaisedEvent raised);
}

sealed class Publisher(Subscriptions subscriptions, TimeProvider clock, CurrentStaff staff) : IPublisher
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public void Publish(ModuleDb db, IIntegrationEvent fact) => Store(db, new RaisedEvent(Ids.New(), fact));

    public void Publish(ModuleDb db, RaisedEvent raised) => Store(db, raised);

    internal void Store(DbContext db, RaisedEvent raised)
    {
        var type = raised.Fact.GetType();
        var system = TimeProvider.System.GetUtcNow();
        db.Add(new OutboxEvent
        {
            EventId = raised.Id,
            Name = subscriptions.NameOf(type),
            Body = JsonSerializer.Serialize(raised.Fact, type, Json),
            OccurredAt = raised.At ?? clock.GetUtcNow(),
            RecordedBy = (raised.By ?? staff.Id).Value,
            Deliveries = [.. subscriptions.SubscribersOf(type).Select(s => OutboxDelivery.To(s, system))],
        });
    }
}

/// <summary>
/// On every save: stores the events the aggregates raised, raises their versions, and writes the access log's row for
/// the change, all in the save's own transaction; wakes the dispatcher once it is committed.
/// </summary>
sealed class SaveInterceptor(Publisher publisher, AccessLog log, OutboxSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    bool stored;
    IReadOnlyList<AccessEntry> rows = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = eventData.Context!;
        var changed = db.ChangeTracker.Entries<AggregateRoot>().ToArray();
        foreach (var entry in changed)
        {
            if (entry.State is EntityState.Modified || (entry.State is EntityState.Unchanged && entry.References.Any(r => r.TargetEntry?.State is EntityState.Modified)))
                entry.Property(x => x.Version).CurrentValue = entry.Property(x => x.Version).OriginalValue + 1;
        }
        // A save that failed and is tried again is one change. Its events were taken and wait in the context; its rows are written anew, since more may have changed.
        foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
        rows = log.Written(db, [.. changed.Where(e => e.State is not EntityState.Unchanged).Select(e => e.Entity)]);
        foreach (var entry in changed)
            foreach (var raised in entry.Entity.TakeEvents())
                publisher.Store(db, raised);
        stored |= db.ChangeTracker.Entries<OutboxEvent>().Any(x => x.State == EntityState.Added);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        rows = [];
        if (eventData.Context!.Database.CurrentTransaction is null) Wake();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        new(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake();
        return Task.CompletedTask;
    }

    void Wake()
    {
        if (stored) signal.Wake();
        stored = false;
    }
}
