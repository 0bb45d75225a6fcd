using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>Whose page it is, as the bar above it says.</summary>
public sealed record PersonInView(PersonId Id, string Name, string Kana, string Age, DateOnly? BirthDate, string? District, bool Sealed)
{
    /// <summary>Who is in charge; asked only for the bar above a page.</summary>
    public string? InCharge { get; init; }
}

/// <summary>The directory as this desk asks it: merged persons are one.</summary>
internal static class DirectoryQuestions
{
    /// <summary>Each of the people as now known; whoever is not in the directory yet (a child born a moment ago) is said to be on the way.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, PersonInView>> InView(this MaternalHealthDb db, IReadOnlyCollection<PersonId> people, DateOnly today, CancellationToken stop)
    {
        var known = await (
            from asked in db.Directory
            join canonical in db.Directory on asked.CanonicalId equals canonical.Id
            where people.Contains(asked.Id)
            select new { asked.Id, Person = canonical }).ToDictionaryAsync(x => x.Id, x => x.Person, stop);
        return people.Distinct().ToDictionary(id => id, id => known.TryGetValue(id, out var person) ? Of(id, person, today) : new PersonInView(id, "（世帯台帳へ登録中）", "", "不明", null, null, Sealed: false));
    }

    /// <summary>Every id under which the desk may have recorded the people, with the id that was asked for.</summary>
    public static async Task<ILookup<PersonId, PersonId>> SamePersons(this MaternalHealthDb db, IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var same = await (
            from asked in db.Directory
            join other in db.Directory on asked.CanonicalId equals other.CanonicalId
            where people.Contains(asked.Id)
            select new { Asked = asked.Id, other.Id }).ToListAsync(stop);
        return people.Select(p => new { Asked = p, Id = p }).Concat(same).Distinct().ToLookup(x => x.Asked, x => x.Id);
    }

    static PersonInView Of(PersonId id, DirectoryPerson person, DateOnly today) =>
        new(id, person.Name, person.Kana, AgeOf(person.BirthDate, today), person.BirthDate, person.District, person.Sealed);

    static string AgeOf(DateOnly? birth, DateOnly today) => birth is not { } born ? "不明"
        : Age.LegalAge(born, today) is var years and >= 2 ? $"{years}歳"
        : $"{Age.AgeInMonths(born, today)}か月（生後{Age.AgeInDays(born, today)}日）";
}
