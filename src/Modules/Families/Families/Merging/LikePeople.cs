using Hagukumi.Contracts;

namespace Hagukumi.Families.Merging;

/// <summary>What tells whether two records may be one person.</summary>
internal sealed record Likeness(PersonId Id, string Key, DateOnly? BirthDate, DateOnly? BornFrom, DateOnly? BornTo, Sex Sex);

/// <summary>Finds pairs among people of one key, such as one kana, without comparing everybody with everybody: who may be alike meets under a common date.</summary>
internal static class LikePeople
{
    const int DigitsOfADate = 8;
    const long Behind = 100_000_000;

    /// <summary>Everybody born the same day.</summary>
    public static IEnumerable<(PersonId, PersonId)> BornTheSameDay(IReadOnlyList<Likeness> group) =>
        group.Where(p => p.BirthDate is not null).GroupBy(p => p.BirthDate).SelectMany(Pairs).Select(p => (p.One.Id, p.Other.Id));

    /// <summary>Whose dates differ as a mistake makes them differ: month and day exchanged, or one digit another. Of one sex, as far as it is known.</summary>
    public static IEnumerable<(PersonId, PersonId)> BornNearly(IReadOnlyList<Likeness> group) =>
        group.Where(p => p.BirthDate is not null).SelectMany(p => MeetingPlaces(p.BirthDate!.Value).Select(place => (Place: place, Person: p))).GroupBy(m => m.Place, m => m.Person)
            .SelectMany(Pairs).Where(p => p.One.BirthDate != p.Other.BirthDate && MayBeOfOneSex(p.One, p.Other)).Select(p => (p.One.Id, p.Other.Id));

    /// <summary>Whose date lies where the other's is guessed to lie.</summary>
    public static IEnumerable<(PersonId, PersonId)> BornPerhaps(IReadOnlyList<Likeness> group) =>
        from guessed in @group
        where guessed.BornFrom is not null
        from other in @group
        where other.Id != guessed.Id && MayBeOfOneSex(guessed, other)
            && (other.BirthDate is { } born ? born >= guessed.BornFrom && born <= guessed.BornTo : other.BornFrom <= guessed.BornTo && other.BornTo >= guessed.BornFrom)
        select (guessed.Id, other.Id);

    /// <summary>Dates that differ in one digit meet where that digit is left out, and those with month and day exchanged at the lower of the two.</summary>
    static IEnumerable<long> MeetingPlaces(DateOnly born)
    {
        long date = born.Year * 10000 + born.Month * 100 + born.Day;
        long place = 1;
        for (var digit = 1; digit <= DigitsOfADate; digit++, place *= 10)
            yield return digit * Behind + date - date / place % 10 * place;
        if (born.Day > 12 || born.Day == born.Month) yield break;
        yield return born.Year * 10000 + Math.Min(born.Day, born.Month) * 100 + Math.Max(born.Day, born.Month);
    }

    static bool MayBeOfOneSex(Likeness one, Likeness other) => one.Sex == other.Sex || one.Sex is Sex.Unknown || other.Sex is Sex.Unknown;

    static IEnumerable<(Likeness One, Likeness Other)> Pairs(IEnumerable<Likeness> alike)
    {
        var people = alike.ToList();
        for (var one = 0; one < people.Count; one++)
            for (var other = one + 1; other < people.Count; other++)
                yield return (people[one], people[other]);
    }
}
