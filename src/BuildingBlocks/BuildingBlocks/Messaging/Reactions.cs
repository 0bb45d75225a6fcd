using System.Collections.Frozen;
using System.Reflection;
using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>What a module does when another tells a fact. All reactions of a module to one event share one transaction.</summary>
public interface IReaction<in TEvent> where TEvent : class, IIntegrationEvent
{
    /// <summary>Changes the module's state; the caller saves and commits. Events of its own go through an aggregate or <see cref="IPublisher"/>.</summary>
    Task React(TEvent fact, EventContext context, CancellationToken stop);
}

/// <summary>What travels beside an event.</summary>
/// <param name="EventId">Id of the event.</param>
/// <param name="OccurredAt">When it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="IsReplay">Told from the log to a reaction that came later: it is no news, and nobody is reminded of the past.</param>
public sealed record EventContext(Guid EventId, DateTimeOffset OccurredAt, StaffId RecordedBy, bool IsReplay);

/// <summary>Who reacts to what, and how events are named; filled while the modules register, read-only afterwards.</summary>
public sealed class Subscriptions
{
    readonly Dictionary<string, Type> byName = [];
    readonly Dictionary<Type, string> byType = [];
    readonly List<Reaction> reactions = [];

    /// <summary>One reaction of one module.</summary>
    /// <param name="Event">Type of the event.</param>
    /// <param name="Module">Slug of the subscribing module.</param>
    /// <param name="Name">Stable name, for the replay of a new one.</param>
    /// <param name="Implementation">Service that reacts.</param>
    public sealed record Reaction(Type Event, string Module, string Name, Type Implementation);

    /// <summary>Every reaction of every module.</summary>
    public IReadOnlyList<Reaction> All => reactions;

    /// <summary>Every event by its stored name.</summary>
    public IReadOnlyDictionary<string, Type> Events => byName;

    internal void AddEvents(Assembly contracts)
    {
        foreach (var type in contracts.GetTypes().Where(t => typeof(IIntegrationEvent).IsAssignableFrom(t) && !t.IsAbstract))
        {
            if (byType.ContainsKey(type)) continue;
            var name = type.GetCustomAttribute<EventAttribute>()?.Name ?? throw new InvalidOperationException($"{type} has no [Event] name.");
            byName.Add(name, type);
            byType.Add(type, name);
        }
    }

    internal void Add(Reaction reaction)
    {
        if (!reactions.Contains(reaction)) reactions.Add(reaction);
    }

    /// <summary>Slugs of the modules that react to the event.</summary>
    public IEnumerable<string> SubscribersOf(Type type) => reactions.Where(r => r.Event == type).Select(r => r.Module).Distinct();

    /// <summary>Events a module reacts to.</summary>
    public IEnumerable<Type> EventsOf(string module) => reactions.Where(r => r.Module == module).Select(r => r.Event).Distinct();

    /// <summary>A module's reactions to an event.</summary>
    public IEnumerable<Reaction> Of(string module, Type type) => reactions.Where(r => r.Module == module && r.Event == type);

    internal string NameOf(Type type) => byType.TryGetValue(type, out var name) ? name : throw new InvalidOperationException($"No module publishes {type}.");
}
