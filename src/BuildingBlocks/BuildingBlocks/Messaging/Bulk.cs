using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>What is written for many rows at once, in SQL that both engines understand; the names come from the model.</summary>
static class Bulk
{
    /// <summary>Owes every event of a name in the log to a reaction, except where a delivery of the whole event is still under way: that one runs the new reaction too.</summary>
    public static Task<int> Replay(ModuleDb db, string eventName, Subscriptions.Reaction reaction, DateTimeOffset now, CancellationToken stop)
    {
        var (deliveries, events) = (NamesOf<OutboxDelivery>(db), NamesOf<OutboxEvent>(db));
        var (sequence, subscriber, part, status) = (deliveries(nameof(OutboxDelivery.EventSequence)), deliveries(nameof(OutboxDelivery.Subscriber)), deliveries(nameof(OutboxDelivery.Reaction)), deliveries(nameof(OutboxDelivery.Status)));
        var sql = $$"""
            INSERT INTO {{deliveries(null)}} ({{sequence}}, {{subscriber}}, {{part}}, {{status}}, {{deliveries(nameof(OutboxDelivery.Attempts))}}, {{deliveries(nameof(OutboxDelivery.NextAttemptAt))}}, {{deliveries(nameof(OutboxDelivery.OwedSince))}})
            SELECT e.{{events(nameof(OutboxEvent.Sequence))}}, {0}, {1}, {2}, 0, {3}, {3} FROM {{events(null)}} e
            WHERE e.{{events(nameof(OutboxEvent.Name))}} = {4} AND NOT EXISTS (
                SELECT 1 FROM {{deliveries(null)}} d WHERE d.{{sequence}} = e.{{events(nameof(OutboxEvent.Sequence))}} AND d.{{subscriber}} = {0} AND d.{{part}} IS NULL AND d.{{status}} <> {5})
            """;
        return db.Database.ExecuteSqlRawAsync(sql, [reaction.Module, reaction.Name, nameof(DeliveryStatus.Pending), now, eventName, nameof(DeliveryStatus.Delivered)], stop);
    }

    /// <summary>Delimited names of an entity's columns, and of its table for null.</summary>
    static Func<string?, string> NamesOf<TEntity>(ModuleDb db)
    {
        var (entity, engine) = (db.Model.FindEntityType(typeof(TEntity))!, db.GetService<ISqlGenerationHelper>());
        return property => property is null
            ? engine.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema())
            : engine.DelimitIdentifier(entity.FindProperty(property)!.GetColumnName());
    }
}
