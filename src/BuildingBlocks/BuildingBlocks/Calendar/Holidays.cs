using System.Collections.Frozen;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 国民の祝日に関する法律 as it stood in each year, 1980 to 2099. The equinoxes are computed and each year's are fixed by the
/// gazette of the February before; one-off laws to come are unknown. <see cref="HolidayCalendar"/> takes the corrections.
/// </summary>
public static class Holidays
{
    /// <summary>The first year for which the formulas hold.</summary>
    public const int FirstYear = 1980;

    /// <summary>The last year for which the formulas hold.</summary>
    public const int LastYear = 2099;

    const string Substitute = "振替休日";
    const string Between = "国民の休日";

    static readonly FrozenDictionary<DateOnly, string> Names = Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
        .SelectMany(Compute)
        .ToFrozenDictionary(holiday => holiday.Date, holiday => holiday.Name);

    /// <summary>The holidays of a year in their order.</summary>
    public static IReadOnlyList<Holiday> In(int year)
    {
        RefuseOutside(year);
        return [.. Names.Where(day => day.Key.Year == year).OrderBy(day => day.Key).Select(day => new Holiday(day.Key, day.Value))];
    }

    /// <summary>The name of the holiday on a day, or null. Outside 1980 to 2099 it throws: a wrong "no holiday" would stand unseen.</summary>
    public static string? NameOf(DateOnly date)
    {
        RefuseOutside(date.Year);
        return Names.GetValueOrDefault(date);
    }

    static void RefuseOutside(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
    }

    static IEnumerable<Holiday> Compute(int year)
    {
        var national = National(year).ToDictionary(holiday => holiday.Date, holiday => holiday.Name);
        var daysOff = new Dictionary<DateOnly, string>(national);

        foreach (var holiday in national.Keys.Where(day => day.DayOfWeek == DayOfWeek.Sunday))
        {
            // Until 2006 the law said "the next day"; no two holidays were neighbours then, so the later wording covers both.
            var substitute = holiday.AddDays(1);
            while (national.ContainsKey(substitute))
                substitute = substitute.AddDays(1);
            daysOff[substitute] = Substitute;
        }

        // In force from 1985-12-27; a Sunday between two holidays was left a Sunday (1986-05-04).
        if (year >= 1986)
        {
            foreach (var day in national.Keys.Select(holiday => holiday.AddDays(1)))
            {
                if (day.DayOfWeek != DayOfWeek.Sunday && national.ContainsKey(day.AddDays(1)))
                    daysOff.TryAdd(day, Between);
            }
        }

        return daysOff.Select(day => new Holiday(day.Key, day.Value));
    }

    static IEnumerable<Holiday> National(int year)
    {
        yield return On(1, 1, "元日");
        yield return year >= 2000 ? Monday(1, 2, "成人の日") : On(1, 15, "成人の日");
        yield return On(2, 11, "建国記念の日");
        if (year >= 2020)
            yield return On(2, 23, "天皇誕生日");
        yield return On(3, SpringEquinox(year), "春分の日");
        yield return On(4, 29, year switch { <= 1988 => "天皇誕生日", <= 2006 => "みどりの日", _ => "昭和の日" });
        yield return On(5, 3, "憲法記念日");
        if (year >= 2007)
            yield return On(5, 4, "みどりの日");
        yield return On(5, 5, "こどもの日");

        // The Olympic year and the year to which the games were put off (令和三年東京オリンピック…特別措置法).
        switch (year)
        {
            case 2020:
                yield return On(7, 23, "海の日");
                break;
            case 2021:
                yield return On(7, 22, "海の日");
                break;
            case >= 2003:
                yield return Monday(7, 3, "海の日");
                break;
            case >= 1996:
                yield return On(7, 20, "海の日");
                break;
        }

        switch (year)
        {
            case 2020:
                yield return On(8, 10, "山の日");
                break;
            case 2021:
                yield return On(8, 8, "山の日");
                break;
            case >= 2016:
                yield return On(8, 11, "山の日");
                break;
        }

        yield return year >= 2003 ? Monday(9, 3, "敬老の日") : On(9, 15, "敬老の日");
        yield return On(9, AutumnEquinox(year), "秋分の日");
        yield return year switch
        {
            2020 => On(7, 24, "スポーツの日"),
            2021 => On(7, 23, "スポーツの日"),
            >= 2022 => Monday(10, 2, "スポーツの日"),
            >= 2000 => Monday(10, 2, "体育の日"),
            _ => On(10, 10, "体育の日"),
        };
        yield return On(11, 3, "文化の日");
        yield return On(11, 23, "勤労感謝の日");
        if (year is >= 1989 and <= 2018)
            yield return On(12, 23, "天皇誕生日");

        switch (year)
        {
            case 1989:
                yield return On(2, 24, "大喪の礼");
                break;
            case 1990:
                yield return On(11, 12, "即位礼正殿の儀");
                break;
            case 1993:
                yield return On(6, 9, "結婚の儀");
                break;
            case 2019:
                yield return On(5, 1, "即位の日");
                yield return On(10, 22, "即位礼正殿の儀");
                break;
        }

        Holiday On(int month, int day, string name) => new(new(year, month, day), name);
        Holiday Monday(int month, int nth, string name)
        {
            var first = new DateOnly(year, month, 1);
            var daysToMonday = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
            return new(first.AddDays(daysToMonday + ((nth - 1) * 7)), name);
        }
    }

    static int SpringEquinox(int year) => Equinox(20_843_100, year);

    static int AutumnEquinox(int year) => Equinox(23_248_800, year);

    // Millionths of a day: a sum of doubles next to a whole number would be a coin toss.
    static int Equinox(int millionthsIn1980, int year)
    {
        var years = year - FirstYear;
        return ((millionthsIn1980 + (242_194 * years)) / 1_000_000) - (years / 4);
    }
}
