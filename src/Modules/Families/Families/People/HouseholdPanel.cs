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
        // Each as the person they are: of a merged member the household shows the one that was kept, wherever that one is registered.
        var asked = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToDictionaryAsync(p => p.Id, p => p.Canonical, stop);
        var ids = asked.Values.Distinct().ToList();
        var homes = await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.HouseholdId }).ToDictionaryAsync(p => p.Id, p => p.HouseholdId, stop);
        var also = await AlsoBelonging(ids, [.. homes.Values.Distinct()], today, stop);
        var households = homes.Values.Concat(also.Select(b => b.Membership.Household)).Distinct().ToList();
        var members = await db.People.AsNoTracking().Where(p => households.Contains(p.HouseholdId))
            .Select(p => new { p.HouseholdId, Person = db.People.First(c => c.Id == (p.MergedInto ?? p.Id)) }).ToListAsync(stop);
        reading.Shows(members.Select(m => m.Person.Id).Concat(also.Select(b => b.Person.Id)));
        var byHousehold = members.DistinctBy(m => (m.HouseholdId, m.Person.Id)).ToLookup(m => m.HouseholdId, m => m.Person);
        return asked.ToDictionary(p => p.Key, p => new Panel(
            [.. Of(p.Value, byHousehold[homes[p.Value]], today).Lines, .. Guests(p.Value, homes[p.Value], also, today), .. Second(p.Value, byHousehold, also, today)]));
    }

    /// <summary>Who belongs to these households beside their own, and to which others the people asked for belong. The sealed are left out: where they spend their time is where they can be found.</summary>
    async Task<List<Belonging>> AlsoBelonging(List<PersonId> people, List<HouseholdId> households, DateOnly today, CancellationToken stop)
    {
        var found = await (
            from membership in db.Memberships.AsNoTracking().HoldingOn(today)
            from record in db.People.Where(p => p.Id == membership.Person)
            from person in db.People.Where(p => p.Id == (record.MergedInto ?? record.Id))
            where people.Contains(person.Id) || households.Contains(membership.Household)
            orderby membership.From
            select new Belonging(person, membership)).AsNoTracking().ToListAsync(stop);
        if (found.Count == 0) return found;
        var hidden = await db.Hidden([.. found.Select(b => b.Person.Id)], stop);
        // Those of a second household whose address is withheld would tell it by living with whoever is shown.
        var others = found.Select(b => b.Membership.Household).ToList();
        var withheld = await db.People.Where(p => others.Contains(p.HouseholdId) && (p.Sealed || p.SealedAsOne)).Select(p => p.HouseholdId).Distinct().ToListAsync(stop);
        found.RemoveAll(b => hidden.Contains(b.Person.Id) || withheld.Contains(b.Membership.Household));
        return found;
    }

    static IEnumerable<PanelLine> Guests(PersonId person, HouseholdId home, List<Belonging> also, DateOnly today) =>
        also.Where(b => b.Membership.Household == home && b.Person.Id != person)
            .Select(b => new PanelLine($"この世帯でも暮らす（{FormText.Joined(b.Membership.Share, Period.Of(b.Membership))}）", $"{b.Person.Name}（{State(b.Person, today)}）", Href: $"/families/people/{b.Person.Id}"));

    static IEnumerable<PanelLine> Second(PersonId person, ILookup<HouseholdId, Person> byHousehold, List<Belonging> also, DateOnly today)
    {
        foreach (var (_, membership) in also.Where(b => b.Person.Id == person))
        {
            var mates = byHousehold[membership.Household].Where(m => m.Id != person).ToList();
            yield return new("もう一つの世帯", $"{FormText.Joined(membership.Says(id => mates.Find(m => m.Id == id)?.Name ?? ""), Period.Of(membership))}（{membership.Source}）");
            foreach (var line in Of(person, mates, today).Lines) yield return line with { Label = $"もう一つの世帯の{line.Label}" };
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
        member.DiedOn is not null ? "死亡" : member.HasLeft(today) ? "転出" : member.AgeOn(today);

    /// <summary>Somebody, as the person they are, who belongs to a household beside the one of the register.</summary>
    sealed record Belonging(Person Person, HouseholdMembership Membership);
}
