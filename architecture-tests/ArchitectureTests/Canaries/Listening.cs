using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;

namespace Hagukumi.ArchitectureTests.Canaries.Listening;

[Event("gardening.planted", "gardening", Restricted = true)]
public sealed record Planted(PersonId Who, DateOnly OnDay, string? DistrictCode) : IIntegrationEvent;

[Event("gardening.watered", "gardening")]
public sealed record Watered(PersonId Who) : IIntegrationEvent;

[Event("gardening.felled", "gardening")]
public sealed record Felled(PersonId Who) : IIntegrationEvent;

[Event("gardening.named", "gardening")]
public sealed record Named(IReadOnlyList<PersonIdentity> People) : IPeopleIdentified;

sealed class NoteOnPlanted : IReaction<Planted>
{
    public Task React(Planted fact, EventContext context, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>Reacts to every event of a kind.</summary>
sealed class FollowNames<TEvent> : IReaction<TEvent> where TEvent : class, IPeopleIdentified
{
    public Task React(TEvent fact, EventContext context, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>Bound to no kind: says nothing by itself.</summary>
sealed class FollowAll<TEvent> : IReaction<TEvent> where TEvent : class, IIntegrationEvent
{
    public Task React(TEvent fact, EventContext context, CancellationToken stop) => Task.CompletedTask;
}

abstract class DeadlineRule
{
    readonly List<object> meanings = [];

    protected void Opens<TEvent>(Func<TEvent, PersonId> about) where TEvent : class, IIntegrationEvent => meanings.Add(about);
}

sealed class WaterAgain : DeadlineRule
{
    public WaterAgain() => Opens<Watered>(e => e.Who);
}
