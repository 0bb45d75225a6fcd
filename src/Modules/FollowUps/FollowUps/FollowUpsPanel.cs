using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps;

/// <summary>What is owed for a person, on the person's page.</summary>
sealed class FollowUpsPanel(FollowUpsDb db, RuleBook rules, Rosters rosters, TimeProvider clock) : IPanel
{
    public string Title => "やること";

    public string Module => "follow-ups";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FollowUpPermissions.See)) return people.ToDictionary(p => p, _ => new Panel([], Withheld: true));
        var today = clock.Today();
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var open = await db.FollowUps.AsNoTracking().Where(f => f.Person != null && ids.Contains(f.Person.Value) && f.Status == FollowUpStatus.Open).OrderBy(f => f.DueOn).ToListAsync(stop);
        var roster = await rosters.On(today, stop);
        var owed = open.ToLookup(f => f.Person!.Value);
        IEnumerable<FollowUp> Owed(PersonId person) => same[person].SelectMany(id => owed[id]);
        bool IsKept(FollowUp f) => !reader.MaySee(f.RestrictedTo) && !roster.IsUpTo(reader.Id, f);
        return people.Distinct().ToDictionary(p => p, p => new Panel(
        [
            .. Owed(p).Where(f => !IsKept(f)).Select(f => new PanelLine(
                Worklist.Words.TitleOf(rules.Find(f.Rule), f.Rule, f.OpenReason), Text(f.DueOn.DayNumber - today.DayNumber), f.DueOn, roster.MaySee(f, reader) ? $"/follow-ups/{f.Id}" : null, f.DueOn < today ? "danger" : null)),
            .. reader.Has(FollowUpPermissions.Work) ? [
                new PanelLine("気づいたこと", "この人のやることを追加", Href: $"/follow-ups/new?person={p}"),
                new PanelLine("メモ", "メモをこの人に結ぶ", Href: $"/follow-ups/notes?person={p}"),
                .. reader.Has(FollowUpPermissions.Refer) ? [new PanelLine("紹介", "ほかの機関を紹介する", Href: $"/follow-ups/referrals/new?person={p}")] : Array.Empty<PanelLine>(),
            ] : Array.Empty<PanelLine>(),
        ], Withheld: Owed(p).Any(IsKept)));
    }

    static string Text(int daysLeft) => daysLeft < 0 ? $"期限を{-daysLeft}日過ぎています" : daysLeft == 0 ? "期限は今日です" : $"期限まであと{daysLeft}日";
}
