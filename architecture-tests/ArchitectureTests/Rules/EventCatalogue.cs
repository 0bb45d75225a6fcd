using System.Text;
using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Writes docs/events.md from the contracts and from who reacts to them.</summary>
static class EventCatalogue
{
    public const string File = "docs/events.md";
    const string Reaction = "Hagukumi.BuildingBlocks.Messaging.IReaction`1";

    /// <summary>Slug of the building blocks on the bus: the directory follows the identity events.</summary>
    const string Core = "core";

    public static string Write(Codebase code)
    {
        var events = EventRules.Of(code).OrderBy(e => NameOf(e.Event), StringComparer.Ordinal).ToList();
        var subscribers = Subscribers(code, [.. events.Select(e => e.Event)]).ToLookup(s => s.Event, s => s.Subscriber, StringComparer.Ordinal);
        var text = new StringBuilder("""
            # Events

            Every contract event: what modules tell each other, and all they tell each other. Written from the code;
            a test compares the two, and `HAGUKUMI_WRITE_DOCS=1 ./test.sh ArchitectureTests` writes it anew.

            *Subject* is whom or what the event is about, as typed ids. *Restricted* means that only the owning desk sees what it
            causes. `core` is the directory of people and staff in the building blocks; `hagukumi` means that any module may publish it.

            | Name | Record | Publisher | Subject | Fields | Desk | Restricted | Subscribers |
            |---|---|---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (publisher, type) in events)
        {
            var declared = type.Attribute("Event");
            var fields = Fields(type).ToList();
            var subject = fields.Where(p => IsId(p.PropertyType)).Select(p => p.Name).ToList();
            if (subject.Count == 0) subject = [.. fields.Take(1).Select(p => p.Name)];
            var restricted = declared?.Properties.FirstOrDefault(p => p.Name == "Restricted").Argument.Value is true;
            var listeners = subscribers[type.FullName].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            text.Append($"| `{NameOf(type)}` | {type.Name} | {publisher ?? "hagukumi"} | {string.Join(", ", subject)} | {string.Join(", ", fields.Select(p => $"{p.Name} {Shown(p)}"))} | {declared?.ConstructorArguments[1].Value} | {(restricted ? "yes" : "no")} | {(listeners.Count == 0 ? "–" : string.Join(", ", listeners))} |\n");
        }
        return text.ToString();
    }

    /// <summary>
    /// Who reacts: implementations of IReaction, those for every event of a kind, and the deadline rules, which subscribe by
    /// generic calls in their constructors (<c>Opens&lt;PregnancyNotified&gt;</c>).
    /// </summary>
    public static IEnumerable<(string Event, string Subscriber)> Subscribers(Codebase code, IReadOnlyCollection<TypeDefinition> events)
    {
        var listening = code.ModuleAssemblies.Select(m => (Slug: Codebase.SlugOf(m.Module), m.Assembly));
        if (code.Assemblies.TryGetValue("BuildingBlocks", out var core)) listening = listening.Append((Core, core));
        return listening.SelectMany(l => Heard([.. l.Assembly.Declared()], events).Select(e => (e, l.Slug)));
    }

    public static IEnumerable<string> Heard(IReadOnlyList<TypeDefinition> types, IReadOnlyCollection<TypeDefinition> events)
    {
        foreach (var fact in types.Where(t => !t.IsAbstract).SelectMany(t => t.AllInterfaces()).OfType<GenericInstanceType>().Where(i => i.ElementType.FullName == Reaction).Select(i => i.GenericArguments[0]))
        {
            if (fact is not GenericParameter open) yield return fact.FullName;
            else
            {
                // A reaction to every event of a kind. One that is bound to no kind is registered for each event by its module.
                var kinds = open.Constraints.Select(c => c.ConstraintType.FullName).Where(c => c != EventRules.Event && c.Contains('.', StringComparison.Ordinal) && !c.StartsWith("System.", StringComparison.Ordinal)).ToList();
                foreach (var type in events.Where(e => kinds.Exists(k => e.Implements(k)))) yield return type.FullName;
            }
        }
        var names = events.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        var rules = types.Where(t => t.BaseTypes().Any(b => b.Name == "DeadlineRule")).ToList();
        foreach (var (_, called) in rules.WithInner().Calls())
            if (called is GenericInstanceMethod generic && called.DeclaringType.Name == "DeadlineRule")
                foreach (var fact in generic.GenericArguments.Where(a => names.Contains(a.FullName))) yield return fact.FullName;
    }

    static string NameOf(TypeDefinition type) => type.Attribute("Event")?.ConstructorArguments[0].Value as string ?? type.Name;

    static IEnumerable<PropertyDefinition> Fields(TypeDefinition type) => type.Properties.Where(p => p.GetMethod is { IsPublic: true, IsStatic: false });

    static bool IsId(TypeReference type) => Types.Resolve(type) is { IsValueType: true } known && known.Implements("Hagukumi.Contracts.IId`1");

    static string Shown(PropertyDefinition property) => Shown(property.PropertyType) + (IsNullableText(property) ? "?" : "");

    static string Shown(TypeReference type) => type switch
    {
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Shown(nullable.GenericArguments[0]) + "?",
        GenericInstanceType { ElementType.Name: "IReadOnlyList`1" } list => Shown(list.GenericArguments[0]) + "[]",
        { FullName: "System.Int32" } => "int",
        { FullName: "System.Boolean" } => "bool",
        { FullName: "System.Decimal" } => "decimal",
        { FullName: "System.String" } => "string",
        _ => type.Name,
    };

    /// <summary>The compiler marks the property, or the nearest enclosing thing where all are alike.</summary>
    static bool IsNullableText(PropertyDefinition property)
    {
        if (property.PropertyType.FullName != "System.String") return false;
        if (property.Attribute("Nullable") is { ConstructorArguments: [{ Value: byte own }] }) return own == 2;
        for (var at = property.DeclaringType; at is not null; at = at.DeclaringType)
            if (at.Attribute("NullableContext") is { ConstructorArguments: [{ Value: byte context }] }) return context == 2;
        return false;
    }
}

public sealed class EventCatalogueTests
{
    [Fact]
    public void Catalogue_ListsExactlyTheEvents()
    {
        var written = EventCatalogue.Write(Codebase.Here);
        var path = Path.Combine(Codebase.Here.Root, EventCatalogue.File);
        if (Environment.GetEnvironmentVariable("HAGUKUMI_WRITE_DOCS") == "1") File.WriteAllText(path, written);
        (Codebase.Here.TextOf(EventCatalogue.File) ?? "").ReplaceLineEndings("\n").Split('\n').Should().Equal(written.Split('\n'), "docs/events.md follows the contracts; HAGUKUMI_WRITE_DOCS=1 writes it");
    }

    [Fact]
    public void Catalogue_FindsWhoFollowsIdentities() =>
        EventCatalogue.Subscribers(Codebase.Here, [.. EventRules.Of(Codebase.Here).Select(e => e.Event)]).Should().Contain(("Hagukumi.Families.Contracts.PeopleChanged", "core"));

    [Fact]
    public void Canary_ReactionsAndRules_AreFound()
    {
        var types = BuiltAssemblies.Canaries.Below("Canaries.Listening");
        var events = EventRules.In(types).ToList();
        EventCatalogue.Heard(types, events).Select(e => e.Split('.')[^1]).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo("Planted", "Watered", "Named");
    }

    [Fact]
    public void Canary_EventThatIsNotListed_ChangesTheCatalogue()
    {
        var more = Codebase.Here with { Assemblies = new Dictionary<string, AssemblyDefinition>(Codebase.Here.Assemblies, StringComparer.Ordinal) { ["Gardening.Contracts"] = BuiltAssemblies.Canaries } };
        EventCatalogue.Write(more).Should().Contain("| `gardening.planted` | Planted | gardening | Who | Who PersonId, OnDay DateOnly, DistrictCode string? | gardening | yes | – |").And.NotBe(EventCatalogue.Write(Codebase.Here));
    }
}
