using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>Every event is delivered, or its failure stands where an operator sees it.</summary>
sealed class EveryEventDelivered(ModuleRegistry modules, Subscriptions subscriptions, IServiceProvider services) : IPromise
{
    /// <summary>A delivery younger than this may still be under way.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public string Name => "every event is delivered or visibly failed";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var late = TimeProvider.System.GetUtcNow() - Grace;
        foreach (var module in modules.All)
        {
            var db = (ModuleDb)services.GetRequiredService(module.Db);
            var waiting = await db.Set<OutboxDelivery>().CountAsync(d => d.Status == DeliveryStatus.Pending && d.Attempts == 0 && d.OwedSince < late, stop);
            if (waiting > 0) yield return $"{module.Slug}: {waiting} deliveries wait without a try";
            foreach (var reaction in subscriptions.All.Select(r => (Event: subscriptions.NameOf(r.Event), r.Module)).Distinct())
            {
                var missing = await db.Set<OutboxEvent>().CountAsync(e => e.Name == reaction.Event && !e.Deliveries.Any(d => d.Subscriber == reaction.Module), stop);
                if (missing > 0) yield return $"{module.Slug}: {missing} events {reaction.Event} are not owed to {reaction.Module}";
            }
        }
    }
}
