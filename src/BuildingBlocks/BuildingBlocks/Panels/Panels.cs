using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Panels;

/// <summary>Where on a person's page a panel stands.</summary>
public enum PanelPlace
{
    /// <summary>The bar that says who this is: who is in charge.</summary>
    Identity,

    /// <summary>Who stands beside whoever is in charge, in the same bar; only Families offers it.</summary>
    Team,

    /// <summary>What was said to sharing, in the bar above the person's page; only Families offers it.</summary>
    Consent,

    /// <summary>How and where the person may be reached; only Families offers it, and it is the gate for all that is sent.</summary>
    Contact,

    /// <summary>Who lives together.</summary>
    Household,

    /// <summary>What a desk knows.</summary>
    Desk,

    /// <summary>Dated entries for the one chronology.</summary>
    Chronology,
}

/// <summary>One line of a panel.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="On">Its day, in a chronology.</param>
/// <param name="Href">Where more stands; null for none.</param>
/// <param name="Tone">Tone of its tag, such as <c>orange</c>; null for plain text.</param>
public sealed record PanelLine(string Label, string Text, DateOnly? On = null, string? Href = null, string? Tone = null);

/// <summary>What one module shows of one person.</summary>
/// <param name="Lines">What the reader may see.</param>
/// <param name="Withheld">Something is kept from this reader, and the screen says so.</param>
public sealed record Panel(IReadOnlyList<PanelLine> Lines, bool Withheld = false);

/// <summary>
/// What a module offers about people to pages of other modules. It filters by the reader and is the only way to see
/// another module's data; the page that shows it names everyone in its access row.
/// </summary>
public interface IPanel
{
    /// <summary>Heading.</summary>
    string Title { get; }

    /// <summary>Slug of the module that offers it.</summary>
    string Module { get; }

    /// <summary>Where it stands.</summary>
    PanelPlace Place { get; }

    /// <summary>The panel of each person it has something for.</summary>
    Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop);
}

/// <summary>Composes the panels of all modules.</summary>
public sealed class Panels(IEnumerable<IPanel> panels, CurrentStaff reader)
{
    /// <summary>Panels of one place for one person, in the modules' order.</summary>
    public async Task<IReadOnlyList<(IPanel Source, Panel Panel)>> Of(PersonId person, PanelPlace place, CancellationToken stop)
    {
        List<(IPanel, Panel)> found = [];
        foreach (var source in panels.Where(p => p.Place == place))
            if ((await source.For([person], reader, stop)).TryGetValue(person, out var panel)) found.Add((source, panel));
        return found;
    }

    /// <summary>Who is in charge of a person and who stands beside them, as the bar above the page says it.</summary>
    public async Task<string> InCharge(PersonId person, CancellationToken stop)
    {
        var (inCharge, team) = (await Of(person, PanelPlace.Identity, stop), await Of(person, PanelPlace.Team, stop));
        if (inCharge.Concat(team).Any(p => p.Panel.Withheld)) return "表示しません";
        return string.Join("、", Names(inCharge).DefaultIfEmpty("担当なし").Concat(Names(team)));

        static IEnumerable<string> Names(IReadOnlyList<(IPanel Source, Panel Panel)> found) => found.SelectMany(p => p.Panel.Lines).Select(line => line.Text);
    }

    /// <summary>What was said to sharing, as the bar above the page says it; null where this reader may not know.</summary>
    public async Task<PanelLine?> Consent(PersonId person, CancellationToken stop) =>
        (await Of(person, PanelPlace.Consent, stop)).SelectMany(p => p.Panel.Lines).FirstOrDefault();

    /// <summary>One place for many people, such as the contact labels of a list.</summary>
    public async Task<ILookup<PersonId, Panel>> Of(IReadOnlyCollection<PersonId> people, PanelPlace place, CancellationToken stop)
    {
        List<KeyValuePair<PersonId, Panel>> found = [];
        foreach (var source in panels.Where(p => p.Place == place)) found.AddRange(await source.For(people, reader, stop));
        return found.ToLookup(p => p.Key, p => p.Value);
    }
}

/// <summary>Where the fact that settles a follow-up is recorded. The owning module offers it, so that FollowUps knows no foreign route.</summary>
public interface ISettlingForms
{
    /// <summary>Path of the form for each rule's slug, with <c>{0}</c> for the subject; none that this reader may not fill in.</summary>
    IReadOnlyDictionary<string, string> Paths { get; }
}
