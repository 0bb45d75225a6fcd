using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Lines;

/// <summary>Gives an event to every rule that needs it. Registered once for each rule and event, so that a new rule catches up from the log.</summary>
sealed class ApplyRules<TEvent>(RuleBook rules, LineKeeper lines, TimeProvider clock) : IReaction<TEvent> where TEvent : class, IIntegrationEvent
{
    public Task React(TEvent fact, EventContext context, CancellationToken stop) =>
        lines.Add(rules.Read(new StoredEvent(context.EventId, fact, context.OccurredAt, context.RecordedBy, context.IsReplay ? clock.Today() : null)), stop);
}

/// <summary>A record was a mistake: what it opened, moved or closed is undone.</summary>
sealed class UndoOnFactWithdrawn(LineKeeper lines) : IReaction<FactWithdrawn>
{
    public Task React(FactWithdrawn fact, EventContext context, CancellationToken stop) => lines.Withdraw(fact.EventId, fact.WithdrawnOn, stop);
}
