using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Kinship;
using Hagukumi.Families.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Genogram;

/// <summary>
/// 家系図: the family as a picture and as a table, from the facts alone. It is printed and taken along, so whoever's address
/// is withheld is left out of the drawing of anybody who does not live with them, with all that leads to them.
/// </summary>
static class ShowGenogram
{
    /// <summary>As far as grandparents, grandchildren and the half-siblings' other parents.</summary>
    const int Steps = 3;

    /// <summary>More than a page can show.</summary>
    const int Most = 60;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/people/{id:guid}/genogram", Show).RequirePermission(FamiliesPermissions.SeePerson);

    static async Task<IResult> Show(Guid id, [AsParameters] FactRequest request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        var (tree, shown) = await Tree(person, request);
        request.Reading.Shows(shown);
        return Screens.Screen.Of<ShowGenogramScreen>(new { Page = await request.Page(person, [], withFamily: false), Tree = tree, Drawing = GenogramDrawing.Of(tree) });
    }

    static async Task<(FamilyTree Tree, IReadOnlyCollection<PersonId> Shown)> Tree(Person focus, FactRequest request)
    {
        var (db, today, stop) = (request.Db, request.Today, request.Stop);
        Dictionary<PersonId, Person> people = new() { [focus.Id] = focus };
        var self = (await db.SamePersons([focus.Id], stop))[focus.Id].ToList();
        PersonId Canonical(PersonId id) => self.Contains(id) ? focus.Id : id;
        var focusHidden = (await db.Hidden([focus.Id], stop)).Count > 0;
        List<Parentage> parentages = [];
        List<Partnership> partnerships = [];

        async Task<List<PersonId>> Take(IEnumerable<PersonId> found)
        {
            var fresh = found.Distinct().Where(p => !people.ContainsKey(Canonical(p))).Take(Most - people.Count).ToList();
            var hidden = await db.Hidden(fresh, stop);
            var taken = (await db.People.AsNoTracking().Where(p => fresh.Contains(p.Id)).ToListAsync(stop)).Where(p => !hidden.Contains(p.Id) || p.HouseholdId == focus.HouseholdId).ToList();
            foreach (var person in taken) people[person.Id] = person;
            return [.. taken.Select(p => p.Id)];
        }

        var home = await db.People.Where(p => p.HouseholdId == focus.HouseholdId).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
        var also = focusHidden ? [] : await request.Family.HouseholdsOf(self, today, stop);
        var guests = await db.Memberships.HoldingOn(today).Where(m => also.Contains(m.Household)).Select(m => m.Person).ToListAsync(stop);
        var secondHomes = await db.People.Where(p => also.Contains(p.HouseholdId)).Select(p => p.Id).ToListAsync(stop);
        var frontier = (await Take(home.Concat(secondHomes).Concat(guests))).Concat(self).ToList();
        for (var step = 0; step < Steps && frontier.Count > 0; step++)
        {
            var born = await db.Parentages.AsNoTracking().Where(p => p.WithdrawnOn == null && (frontier.Contains(p.Person) || (p.Other != null && frontier.Contains(p.Other!.Value)))).OrderBy(p => p.Id).ToListAsync(stop);
            var joined = await db.Partnerships.AsNoTracking().Where(p => p.WithdrawnOn == null && (frontier.Contains(p.Person) || (p.Other != null && frontier.Contains(p.Other!.Value)))).OrderBy(p => p.Id).ToListAsync(stop);
            parentages.AddRange(born);
            partnerships.AddRange(joined);
            frontier = await Take(born.Cast<FactWithOther>().Concat(joined).SelectMany(f => f.About));
        }

        // Of a fact with somebody who is left out nothing is drawn, not even a line that ends in the air.
        bool Drawn(FactWithOther fact) => fact.About.All(p => people.ContainsKey(Canonical(p)));
        var descents = parentages.DistinctBy(p => p.Id).Where(Drawn)
            .Select(p => (Fact: p, Descent: new Descent($"{Canonical(p.Person)}", KeyOf(p, Canonical), Parentage.Kinds.NameOf($"{p.Kind}"), p.IsAdoption, p.To < today))).ToList();
        var couples = partnerships.DistinctBy(p => p.Id).Where(Drawn)
            .GroupBy(p => string.Join(' ', new[] { $"{Canonical(p.Person)}", KeyOf(p, Canonical) }.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(g => new Couple($"{Canonical(g.First().Person)}", KeyOf(g.First(), Canonical), FamilyTree.BondOf(g, today))).ToList();
        var expected = await Unborn(people.Keys, request);
        var letters = Letters(focus, people.Values);
        var memberships = await MembershipsOf(people.Keys, request);
        var strangers = descents.Select(d => (FactWithOther)d.Fact).Concat(partnerships.DistinctBy(p => p.Id).Where(Drawn)).Where(f => f.Other is null).DistinctBy(f => KeyOf(f, Canonical))
            .Select(f => new Member(KeyOf(f, Canonical), f.OtherName, SexOf(f), null, "", Dead: false, Unborn: false, []));
        IReadOnlyList<Descent> all = [.. descents.Select(d => d.Descent).Distinct(), .. expected.Select(e => e.Descent)];
        List<Member> members =
        [
            .. people.Values.OrderByDescending(p => p.Id == focus.Id).ThenBy(p => p.BirthDate ?? DateOnly.MaxValue).ThenBy(p => p.Id.Value).Select(p => new Member($"{p.Id}", p.Name, p.Sex, p.BirthDate,
                p.DiedOn is not null ? "死亡" : p.AgeOn(today), p.DiedOn is not null, Unborn: p.BirthDate > today,
                [.. new[] { p.HouseholdId }.Concat(memberships[p.Id]).Where(letters.ContainsKey).Select(h => letters[h]).Distinct(StringComparer.Ordinal)]) { Href = p.Id == focus.Id ? null : $"/families/people/{p.Id}" }),
            .. strangers,
            .. expected.Select(e => e.Child),
        ];
        return (new FamilyTree($"{focus.Id}", members, all, FamilyTree.CouplesOf(couples, all)), people.Keys);
    }

    /// <summary>Children that are expected, as many as the pregnancy has.</summary>
    static async Task<IReadOnlyList<(Member Child, Descent Descent)>> Unborn(IReadOnlyCollection<PersonId> people, FactRequest request)
    {
        var expected = await request.Db.ExpectedChildren.AsNoTracking().Where(e => e.EndedOn == null && !e.Lost && e.ExpectedOn != null && people.Contains(e.Mother)).OrderBy(e => e.ExpectedOn).ToListAsync(request.Stop);
        return
        [
            .. expected.SelectMany(e => Enumerable.Range(1, e.Count).Select(n => (
                new Member($"{e.Id}/{n}", e.Count > 1 ? $"胎児{n}" : "胎児", Sex.Unknown, e.ExpectedOn, $"予定日 {JapaneseDate.FormatShort(e.ExpectedOn!.Value)}", Dead: false, Unborn: true, []),
                new Descent($"{e.Id}/{n}", $"{e.Mother}", "母（妊娠中）", Adopted: false, Ended: false)))),
        ];
    }

    /// <summary>世帯A is that of the person; every other one in the drawing has the next letter.</summary>
    static Dictionary<HouseholdId, string> Letters(Person focus, IReadOnlyCollection<Person> people) =>
        people.GroupBy(p => p.HouseholdId).OrderByDescending(g => g.Key == focus.HouseholdId).ThenBy(g => g.Min(p => p.BirthDate ?? DateOnly.MaxValue)).ThenBy(g => g.Key.Value)
            .Select((g, i) => (g.Key, Letter: i < 26 ? ((char)('A' + i)).ToString() : (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(x => x.Key, x => x.Letter);

    static async Task<ILookup<PersonId, HouseholdId>> MembershipsOf(IReadOnlyCollection<PersonId> people, FactRequest request)
    {
        var hidden = await request.Db.Hidden(people, request.Stop);
        return (await request.Db.Memberships.AsNoTracking().HoldingOn(request.Today).Where(m => people.Contains(m.Person)).ToListAsync(request.Stop)).Where(m => !hidden.Contains(m.Person)).ToLookup(m => m.Person, m => m.Household);
    }

    /// <summary>Somebody no record is kept of is one person wherever the family names them alike.</summary>
    static string KeyOf(FactWithOther fact, Func<PersonId, PersonId> canonical) => fact.Other is { } other ? $"{canonical(other)}" : $"名前だけ/{fact.OtherName}";

    static Sex SexOf(FactWithOther fact) => fact is Parentage { Kind: var kind } ? kind switch
    {
        ParentageKind.BiologicalMother => Sex.Female,
        ParentageKind.BiologicalFather or ParentageKind.AcknowledgingFather => Sex.Male,
        _ => Sex.Unknown,
    } : Sex.Unknown;
}
