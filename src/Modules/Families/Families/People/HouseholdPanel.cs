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
        var households = db.People.Where(p => people.Contains(p.Id)).Select(p => p.HouseholdId);
        var members = await db.People.AsNoTracking().Where(p => households.Contains(p.HouseholdId)).ToListAsync(stop);
        reading.Shows(members.Select(m => m.Id));
        var byHousehold = members.ToLookup(m => m.HouseholdId);
        var asked = people.ToHashSet();
        return members.Where(m => asked.Contains(m.Id)).ToDictionary(m => m.Id, m => Of(m.Id, byHousehold[m.HouseholdId], today));
    }

    internal static Panel Of(PersonId person, IEnumerable<Person> members, DateOnly today) => new(
    [
        .. members.OrderBy(m => m.HasLeft(today)).ThenBy(m => m.BirthDate ?? DateOnly.MaxValue).ThenBy(m => m.KanaKey, StringComparer.Ordinal)
            .Select(m => new PanelLine(
                m.Relationship.Length > 0 ? m.Relationship : m.Provisional ? "新生児" : "続柄の登録なし",
                m.Id == person ? $"{m.Name}（{State(m, today)}・この人）" : $"{m.Name}（{State(m, today)}）",
                Href: m.Id == person ? null : $"/families/people/{m.Id}")),
    ]);

    static string State(Person member, DateOnly today) =>
        member.DiedOn is not null ? "死亡" : member.HasLeft(today) ? "転出" : AgeText.Of(member.BirthDate, today);
}
