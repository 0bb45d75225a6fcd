using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Kinship;

/// <summary>家族の事実: parents, 親権, 監護 and couples that hold today, each with period and source, of the person and of whoever names the person; and where they contradict.</summary>
sealed class KinshipPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "家族の事実";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Household;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return people.Distinct().ToDictionary(id => id, _ => new Panel([], Withheld: true));
        var panels = new Dictionary<PersonId, Panel>();
        foreach (var person in people.Distinct()) panels[person] = new Panel(await Lines(person, stop));
        return panels;
    }

    async Task<IReadOnlyList<PanelLine>> Lines(PersonId person, CancellationToken stop)
    {
        var same = (await db.SamePersons([person], stop))[person].ToList();
        var parents = await Holding(db.Parentages, same, stop);
        var authorities = await Holding(db.ParentalAuthorities, same, stop);
        var custodies = await Holding(db.Custodies, same, stop);
        var partnerships = await Holding(db.Partnerships, same, stop);
        FactWithOther[] all = [.. parents, .. authorities, .. custodies, .. partnerships];
        var names = await db.NamesOf([.. all.SelectMany(f => f.About).Distinct()], stop);
        var hidden = (await db.Hidden(same, stop)).Count > 0;
        string NameOf(PersonId id) => names.GetValueOrDefault(id, "（記録のない人）");
        reading.Shows(names.Keys);

        PanelLine Line(string label, string text, FactWithOther fact, PersonId? other) =>
            new(label, hidden && fact.TellsPlace ? ListFacts.Withheld : $"{text}（{Period.Of(fact)}、{fact.Source}）", Href: other is { } id ? $"/families/people/{id}" : null);
        List<PanelLine> lines = [];
        bool OwnFact(FactWithOther fact) => same.Contains(fact.Person);
        lines.AddRange(parents.Where(OwnFact).Select(f => Line(Parentage.Kinds.NameOf($"{f.Kind}"), f.NameOfOther(NameOf), f, f.Other)));
        lines.AddRange(parents.Where(f => !OwnFact(f)).Select(f => Line(f.IsAdoption ? "養子" : "子", NameOf(f.Person), f, f.Person)));
        lines.AddRange(authorities.Where(OwnFact).Select(f => Line("親権", f.Says(NameOf), f, f.Other)));
        lines.AddRange(authorities.Where(f => !OwnFact(f)).Select(f => Line("親権（子について）", $"{NameOf(f.Person)} {ParentalAuthority.Manners.NameOf($"{f.Manner}")}", f, f.Person)));
        lines.AddRange(custodies.Where(OwnFact).Select(f => Line("監護者", f.NameOfOther(NameOf), f, f.Other)));
        lines.AddRange(custodies.Where(f => !OwnFact(f)).Select(f => Line("監護している", NameOf(f.Person), f, f.Person)));
        lines.AddRange(partnerships.Select(f => Line(Partnership.Kinds.NameOf($"{f.Kind}"), OwnFact(f) ? f.NameOfOther(NameOf) : NameOf(f.Person), f, OwnFact(f) ? f.Other : f.Person)));
        lines.AddRange(Contradictions.In([.. parents.Where(OwnFact)], [.. authorities.Where(OwnFact)], NameOf).Select(sentence => new PanelLine("食い違い", sentence, Tone: "warning")));
        lines.Add(new PanelLine("登録と履歴", "家族の事実を開く", Href: $"/families/people/{person}/facts"));
        lines.Add(new PanelLine("図と表", "家系図を開く", Href: $"/families/people/{person}/genogram"));
        return lines;
    }

    Task<List<T>> Holding<T>(IQueryable<T> facts, List<PersonId> people, CancellationToken stop) where T : FactWithOther =>
        facts.AsNoTracking().HoldingOn(clock.Today()).Where(f => people.Contains(f.Person) || (f.Other != null && people.Contains(f.Other!.Value))).OrderBy(f => f.From).ThenBy(f => f.RecordedAt).ToListAsync(stop);
}
