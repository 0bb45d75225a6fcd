using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>Whose page it is, as the bar above it says.</summary>
public sealed record PersonInView(PersonId Id, string Name, string Kana, string Age, DateOnly? BirthDate, string? District, bool Sealed)
{
    /// <summary>The register does not know the person.</summary>
    public bool Provisional { get; init; }

    /// <summary>Who is in charge; asked only for the bar above a page.</summary>
    public string? InCharge { get; init; }

    /// <summary>Somebody is protected against this person.</summary>
    public bool Warned { get; init; }
}

/// <summary>The directory as this desk asks it: merged persons are one.</summary>
internal static class DirectoryQuestions
{
    /// <summary>Each of the people as now known; whoever is not in the directory yet (a child born a moment ago) is said to be on the way.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, PersonInView>> InView(this MaternalHealthDb db, IReadOnlyCollection<PersonId> people, DateOnly today, CancellationToken stop)
    {
        var known = await db.Canonical(people, stop);
        return people.Distinct().ToDictionary(id => id, id => known.TryGetValue(id, out var person) ? Of(id, person, today) : new PersonInView(id, "（世帯台帳へ登録中）", "", "不明", null, null, Sealed: false));
    }

    static PersonInView Of(PersonId id, DirectoryPerson person, DateOnly today) =>
        new(id, person.Name, person.Kana, AgeOf(person, today), person.BirthDate, person.District, person.Sealed) { Provisional = person.Provisional, Warned = person.Warned };

    static string AgeOf(DirectoryPerson person, DateOnly today) => person.BirthDate is not { } born ? AgeText.Estimated(person.BornFrom, person.BornTo, today)
        : Age.LegalAge(born, today) is var years and >= 2 ? $"{years}歳"
        : $"{Age.AgeInMonths(born, today)}か月（生後{Age.AgeInDays(born, today)}日）";
}
