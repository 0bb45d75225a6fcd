using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>世帯: who is registered together, with 続柄 as written. Shown of sealed people too, and never says where.</summary>
sealed class HouseholdPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "世帯";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Household;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return people.Distinct().ToDictionary(id => id, _ => new Panel([], Withheld: true));

        var today = clock.Today();
        // Each as the person they are: of a merged member the household shows the one that was kept, wherever that one is registered.
        var asked = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToDictionaryAsync(p => p.Id, p => p.Canonical, stop);
        var ids = asked.Values.Distinct().ToList();
        var homes = await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.HouseholdId }).ToDictionaryAsync(p => p.Id, p => p.HouseholdId, stop);
        var households = homes.Values.Distinct().ToList();
        var members = await db.People.AsNoTracking().Where(p => households.Contains(p.HouseholdId))
            .Select(p => new { p.HouseholdId, Person = db.People.First(c => c.Id == (p.MergedInto ?? p.Id)) }).ToListAsync(stop);
        reading.Shows(members.Select(m => m.Person.Id));
        var byHousehold = members.DistinctBy(m => (m.HouseholdId, m.Person.Id)).ToLookup(m => m.HouseholdId, m => m.Person);
        return asked.ToDictionary(p => p.Key, p => Of(p.Value, byHousehold[homes[p.Value]], today));
    }

    internal static Panel Of(PersonId person, IEnumerable<Person> members, DateOnly today) => new(
    [
        .. members.OrderBy(m => m.HasLeft(today)).ThenBy(m => m.BirthDate ?? DateOnly.MaxValue).ThenBy(m => m.KanaKey, StringComparer.Ordinal)
            .Select(m => new PanelLine(
                m.Relationship.Length > 0 ? m.Relationship : m.Provisional ? "仮登録" : "続柄の登録なし",
                m.Id == person ? $"{m.Name}（{State(m, today)}・この人）" : $"{m.Name}（{State(m, today)}）",
                Href: m.Id == person ? null : $"/families/people/{m.Id}")),
    ]);

    static string State(Person member, DateOnly today) =>
        member.DiedOn is not null ? "死亡" : member.HasLeft(today) ? "転出" : member.BirthDate is null ? AgeText.Estimated(member.BornFrom, member.BornTo, today) : AgeText.Of(member.BirthDate, today);
}
