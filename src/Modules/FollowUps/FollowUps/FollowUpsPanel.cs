using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps;

/// <summary>What is owed for a person, on the person's page.</summary>
sealed class FollowUpsPanel(FollowUpsDb db, RuleBook rules, TimeProvider clock) : IPanel
{
    public string Title => "やること";

    public string Module => "follow-ups";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FollowUpPermissions.Work)) return people.ToDictionary(p => p, _ => new Panel([], Withheld: true));
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var open = await db.FollowUps.AsNoTracking().Where(f => people.Contains(f.Person) && f.Status == FollowUpStatus.Open).OrderBy(f => f.DueOn).ToListAsync(stop);
        return open.GroupBy(f => f.Person).ToDictionary(g => g.Key, g => new Panel([.. g.Select(f => new PanelLine(
            rules.Find(f.Rule) is { IsByHand: false } rule ? rule.Title : f.OpenReason ?? f.Rule, f.DueOn < today ? "期限を過ぎています" : "期限", f.DueOn, $"/follow-ups/{f.Id}", f.DueOn < today ? "danger" : null))]));
    }
}
