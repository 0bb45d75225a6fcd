using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>家庭への支援: both desks' people in charge, agencies of anybody of the household, hardship with what came of it, and what the guardian said to sharing.</summary>
sealed class SupportPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "家庭への支援";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();
        var panels = new Dictionary<PersonId, Panel>();
        foreach (var person in people.Distinct())
            if (await Lines(person, stop) is { Count: > 0 } lines) panels[person] = new Panel(lines);
        return panels;
    }

    async Task<IReadOnlyList<PanelLine>> Lines(PersonId person, CancellationToken stop)
    {
        var today = clock.Today();
        var same = (await db.SamePersons([person], stop))[person].ToList();
        var households = db.People.Where(p => same.Contains(p.Id)).Select(p => p.HouseholdId);
        var mates = await db.People.Where(p => households.Contains(p.HouseholdId)).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        var home = mates.Select(m => m.Id).Union(same).ToList();
        var agencies = await db.SupportingAgencies.AsNoTracking().HoldingOn(today).Where(a => home.Contains(a.Person)).OrderBy(a => a.From).ToListAsync(stop);
        var hardships = await db.Hardships.AsNoTracking().HoldingOn(today).Where(h => home.Contains(h.Person)).OrderBy(h => h.From).ToListAsync(stop);
        var together = await db.IntegratedSupports.AsNoTracking().HoldingOn(today).Where(i => home.Contains(i.Person)).OrderBy(i => i.From).ToListAsync(stop);
        var consents = Consent.InForce(await db.Consents.AsNoTracking().HoldingOn(today).Where(c => same.Contains(c.Person)).ToListAsync(stop), today);
        Fact[] all = [.. agencies, .. hardships, .. together, .. consents];
        if (all.Length == 0) return [];
        var hidden = (await db.Hidden(home, stop)).Count > 0;
        var staff = together.Count == 0 ? [] : await db.StaffDirectory.ToDictionaryAsync(s => s.Id, s => s.Active ? s.Name : $"{s.Name}（利用停止中）", stop);
        reading.Shows(all.Select(f => f.Person));

        string Whose(Fact fact) => same.Contains(fact.Person) ? "" : $"{mates.Find(m => m.Id == fact.Person)?.Name}：";
        string Said(Fact fact, string text) => hidden && fact.TellsPlace ? ListFacts.Withheld : $"{Whose(fact)}{text}（{Period.Of(fact)}）";
        return
        [
            .. together.Select(i => new PanelLine("一体支援", Said(i, $"母子保健 {staff.GetValueOrDefault(i.MaternalHealth, "不明")}、児童福祉 {staff.GetValueOrDefault(i.ChildWelfare, "不明")}"))),
            .. agencies.Select(a => new PanelLine(SupportingAgency.Kinds.NameOf(a.Kind), Said(a, FormText.Joined(a.Name, a.Contact.Length > 0 ? $"担当 {a.Contact}" : "", a.Telephone.Length > 0 ? $"電話 {a.Telephone}" : "")))),
            .. hardships.Select(h => new PanelLine("経済的な困りごと", Said(h, h.Says(_ => "")))),
            .. consents.Select(c => new PanelLine("同意", Said(c, c.Says(_ => "")))),
        ];
    }
}
