using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>Every rule of the municipality.</summary>
internal sealed class RuleBook
{
    readonly Dictionary<string, DeadlineRule> bySlug;
    readonly ILookup<Type, DeadlineRule> byEvent;

    public RuleBook(IEnumerable<DeadlineRule> rules)
    {
        Rules = [.. rules.OrderBy(r => r.Slug, StringComparer.Ordinal)];
        bySlug = Rules.ToDictionary(r => r.Slug, StringComparer.Ordinal);
        byEvent = Rules.SelectMany(r => r.EventTypes, (rule, type) => (rule, type)).ToLookup(x => x.type, x => x.rule);
    }

    public IReadOnlyList<DeadlineRule> Rules { get; }

    /// <summary>The events some rule needs; the module subscribes to these.</summary>
    public IEnumerable<Type> EventTypes => byEvent.Select(x => x.Key);

    /// <summary>The rule of a stored slug; null where it is gone.</summary>
    public DeadlineRule? Find(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The rules that an event concerns.</summary>
    public IEnumerable<DeadlineRule> RulesOf(Type eventType) => byEvent[eventType];

    /// <summary>The facts an event adds, each to one line. A fact is kept even where its line has not been opened: the opening may still come.</summary>
    public IReadOnlyList<LineEntry> Read(StoredEvent stored) => [.. byEvent[stored.Event.GetType()].SelectMany(r => r.Read(stored))];

    /// <summary>All rules of this folder, with the municipality's settings: a new duty is one new file.</summary>
    public static RuleBook Of(RuleSettings settings) => new(typeof(RuleBook).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DeadlineRule)) && !t.IsAbstract)
        .Select(t => (DeadlineRule)Activator.CreateInstance(t, settings)!));
}
