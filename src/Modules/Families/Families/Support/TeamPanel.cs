using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>副担当, beside whoever is in charge by the district. Where the address is withheld nobody is named, for a name tells the district.</summary>
sealed class TeamPanel(FamiliesDb db, TimeProvider clock) : IPanel
{
    public string Title => "副担当";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Team;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var team = (await db.TeamMembers.AsNoTracking().HoldingOn(clock.Today()).Where(t => ids.Contains(t.Person)).OrderBy(t => t.From).ThenBy(t => t.Id)
            .LeftJoin(db.StaffDirectory, t => t.Member, s => s.Id, (t, s) => new { Fact = t, Name = s == null ? "不明" : s.Active ? s.Name : s.Name + "（利用停止中）" }).ToListAsync(stop)).ToLookup(t => t.Fact.Person);
        if (team.Count == 0) return new Dictionary<PersonId, Panel>();
        var hidden = await db.Hidden(ids, stop);
        return people.Distinct().Where(p => same[p].Any(team.Contains)).ToDictionary(p => p, p => same[p].Any(hidden.Contains)
            ? new Panel([], Withheld: true)
            : new Panel([.. same[p].SelectMany(id => team[id]).Select(t => new PanelLine("副担当", $"副担当 {t.Name}（{t.Fact.ProfessionName}）"))]));
    }
}
