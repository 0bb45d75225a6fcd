using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Households;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>世帯: who is registered together, with 続柄 as written, and the second household of whoever belongs to two. Shown of sealed people too, and never says where.</summary>
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
        var also = await AlsoBelonging(people, [.. members.Select(m => m.HouseholdId).Distinct()], today, stop);
        reading.Shows(members.Concat(also.People.Values).Select(m => m.Id));
        var byHousehold = members.Concat(also.People.Values).DistinctBy(m => m.Id).ToLookup(m => m.HouseholdId);
        var asked = people.ToHashSet();
        return members.Where(m => asked.Contains(m.Id)).ToDictionary(m => m.Id, m => new Panel([.. Of(m.Id, byHousehold[m.HouseholdId], today).Lines, .. Guests(m, also, today), .. Second(m, byHousehold, also, today)]));
    }

    /// <summary>Who belongs to these households beside their own, and to which others the people asked for belong. The sealed are left out: where they spend their time is where they can be found.</summary>
    async Task<Belonging> AlsoBelonging(IReadOnlyCollection<PersonId> people, List<HouseholdId> households, DateOnly today, CancellationToken stop)
    {
        var memberships = await db.Memberships.AsNoTracking().HoldingOn(today).Where(m => people.Contains(m.Person) || households.Contains(m.Household)).OrderBy(m => m.From).ToListAsync(stop);
        if (memberships.Count == 0) return new([], new Dictionary<PersonId, Person>());
        var hidden = await db.Hidden([.. memberships.Select(m => m.Person)], stop);
        memberships.RemoveAll(m => hidden.Contains(m.Person));
        var (persons, others) = (memberships.Select(m => m.Person).ToList(), memberships.Select(m => m.Household).ToList());
        var found = await db.People.AsNoTracking().Where(p => persons.Contains(p.Id) || others.Contains(p.HouseholdId)).ToDictionaryAsync(p => p.Id, stop);
        var sealedOnes = await db.Hidden([.. found.Keys], stop);
        // Those of a second household whose address is withheld would tell it by living with whoever is shown.
        memberships.RemoveAll(m => found.Values.Any(p => p.HouseholdId == m.Household && sealedOnes.Contains(p.Id)));
        return new(memberships, found.Where(f => memberships.Exists(m => m.Person == f.Key || m.Household == f.Value.HouseholdId)).ToDictionary(f => f.Key, f => f.Value));
    }

    static IEnumerable<PanelLine> Guests(Person person, Belonging also, DateOnly today) =>
        also.Memberships.Where(m => m.Household == person.HouseholdId && m.Person != person.Id && also.People.ContainsKey(m.Person))
            .Select(m => new PanelLine($"この世帯でも暮らす（{FormText.Joined(m.Share, Period.Of(m))}）", $"{also.People[m.Person].Name}（{State(also.People[m.Person], today)}）", Href: $"/families/people/{m.Person}"));

    static IEnumerable<PanelLine> Second(Person person, ILookup<HouseholdId, Person> byHousehold, Belonging also, DateOnly today)
    {
        foreach (var membership in also.Memberships.Where(m => m.Person == person.Id))
        {
            yield return new("もう一つの世帯", $"{FormText.Joined(membership.Says(id => also.People.TryGetValue(id, out var mate) ? mate.Name : ""), Period.Of(membership))}（{membership.Source}）");
            foreach (var line in Of(person.Id, byHousehold[membership.Household].Where(m => m.Id != person.Id), today).Lines) yield return line with { Label = $"もう一つの世帯の{line.Label}" };
        }
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
        member.DiedOn is not null ? "死亡" : member.HasLeft(today) ? "転出" : AgeText.Of(member.BirthDate, today);

    sealed record Belonging(List<HouseholdMembership> Memberships, IReadOnlyDictionary<PersonId, Person> People);
}
