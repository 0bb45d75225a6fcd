using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>
/// Takes an event from a module's one queue and runs all its reactions in one transaction with the inbox row, so that a
/// repeat has no effect. Tells the publisher's dispatcher how it went; nothing ends before the commit.
/// </summary>
sealed class ModuleConsumer<TDb, TEvent>(IServiceScopeFactory scopes, Subscriptions subscriptions, ModuleRegistry modules, Confirmations confirmations)
    : IConsumer<TEvent> where TDb : ModuleDb where TEvent : class, IIntegrationEvent
{
    static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250)];

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var delivery = DeliveryHeaders.Read(context.ReceiveContext.TransportHeaders);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Handle(context.Message, delivery, context.CancellationToken);
                confirmations.Report(delivery, null, mayPass: false);
                return;
            }
            catch (Exception failure)
            {
                var mayPass = modules.MayPass(failure);
                if (mayPass && attempt < Pauses.Length)
                {
                    await Task.Delay(Pauses[attempt], context.CancellationToken);
                    continue;
                }
                confirmations.Report(delivery, failure, mayPass);
                return;
            }
        }
    }

    async Task Handle(TEvent fact, DeliveryHeaders delivery, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var reaction = delivery.Reaction ?? "";
        if (await db.Set<InboxEntry>().AnyAsync(x => x.EventId == delivery.EventId && x.Reaction == reaction, stop)) return;
        db.Add(new InboxEntry { EventId = delivery.EventId, Reaction = reaction, HandledAt = TimeProvider.System.GetUtcNow() });
        var context = new EventContext(delivery.EventId, delivery.OccurredAt, new StaffId(delivery.RecordedBy), delivery.Reaction is not null);
        var owed = subscriptions.Of(modules.SlugOf<TDb>(), typeof(TEvent)).Where(r => delivery.Reaction is null || r.Name == delivery.Reaction);
        foreach (var implementation in owed.Select(r => r.Implementation).Distinct())
            await ((IReaction<TEvent>)scope.ServiceProvider.GetRequiredService(implementation)).React(fact, context, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
