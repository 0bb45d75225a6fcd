using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>登録: what is unusual about a person's record. Which others were merged into it, which may be the same person, why it is provisional.</summary>
sealed class RegistrationPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "登録";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();

        var (today, mayMerge) = (clock.Today(), reader.Has(FamiliesPermissions.Merge));
        var found = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToListAsync(stop);
        var households = found.Select(p => p.HouseholdId).Distinct().ToList();
        // A mother should learn on her own page that her child was registered twice.
        var about = await db.People.AsNoTracking().Where(p => people.Contains(p.Id) || households.Contains(p.HouseholdId)).Select(p => new { p.Id, p.HouseholdId }).ToListAsync(stop);
        var ids = about.Select(p => p.Id).ToList();
        var suggestions = await db.Duplicates.AsNoTracking().Where(d => d.DismissedOn == null && (ids.Contains(d.First) || ids.Contains(d.Second))).OrderBy(d => d.Rank).ToListAsync(stop);
        var mergings = await Mergings([.. found.Select(p => p.Canonical)], stop);
        var named = suggestions.SelectMany(s => new[] { s.First, s.Second }).Concat(mergings.Select(m => m.Merging.Person)).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);

        Dictionary<PersonId, Panel> panels = [];
        foreach (var person in found)
        {
            var home = about.Where(p => p.HouseholdId == person.HouseholdId).Select(p => p.Id).Append(person.Id).ToHashSet();
            var own = suggestions.Where(s => s.First == person.Id || s.Second == person.Id || (s.Reason is DuplicateReason.SameNewborn && (home.Contains(s.First) || home.Contains(s.Second)))).ToList();
            List<PanelLine> lines =
            [
                .. own.Select(s => new PanelLine(s.Reason is DuplicateReason.SameNewborn ? "同じ子かもしれない登録があります" : "同じ人かもしれない登録があります",
                    $"{NameOf(names, s.First, today)}、{NameOf(names, s.Second, today)}（{ListDuplicates.ReasonText(s.Reason)}）", Href: mayMerge ? $"/families/people/{s.First}/merge?other={s.Second}" : null)),
                .. mergings.Where(m => m.Canonical == person.Canonical).Select(m => new PanelLine("統合した記録", $"{NameOf(names, m.Merging.Person, today)}。理由：{m.Merging.Reason}", m.Merging.MergedOn,
                    mayMerge ? $"/families/mergings/{m.Merging.Id}/separate" : null)),
            ];
            if (person.Provisional && person.ProvisionalReason.Length > 0) lines.Add(new PanelLine("仮登録の理由", $"{KindText(person.ProvisionalKind)}。{person.ProvisionalReason}"));
            if (lines.Count == 0) continue;
            panels[person.Id] = new Panel(lines);
            reading.Shows(own.SelectMany(s => new[] { s.First, s.Second }).Concat(mergings.Where(m => m.Canonical == person.Canonical).Select(m => m.Merging.Person)));
        }
        return panels;
    }

    async Task<IReadOnlyList<(PersonId Canonical, Merging Merging)>> Mergings(IReadOnlyCollection<PersonId> canonical, CancellationToken stop)
    {
        var into = canonical.Select(p => (PersonId?)p).ToList();
        var found = await db.Mergings.AsNoTracking().Where(m => m.SeparatedOn == null)
            .Join(db.People.Where(p => into.Contains(p.MergedInto)), m => m.Person, p => p.Id, (m, p) => new { Merging = m, p.MergedInto }).ToListAsync(stop);
        return [.. found.OrderBy(m => m.Merging.MergedOn).Select(m => (m.MergedInto!.Value, m.Merging))];
    }

    static string NameOf(Dictionary<PersonId, Person> names, PersonId id, DateOnly today) => names.TryGetValue(id, out var person) ? $"{person.Name}（{StateOf(person, today)}）" : "（不明な記録）";

    /// <summary>Where a record stands in the register.</summary>
    internal static string StateOf(Person person, DateOnly today) => person switch
    {
        { Provisional: true } => $"仮登録・{KindText(person.ProvisionalKind)}",
        { DiedOn: not null } => "死亡",
        _ when person.HasLeft(today) => "転出",
        _ => "住民登録あり",
    };

    internal static string KindText(ProvisionalKind? kind) => kind switch
    {
        ProvisionalKind.Unborn => "出生前",
        ProvisionalKind.NameUnknown => "氏名不詳",
        ProvisionalKind.LivesElsewhere => "他市町村",
        ProvisionalKind.Homecoming => "里帰り",
        ProvisionalKind.Unregistered => "無戸籍",
        _ => "名前のない新生児",
    };
}
