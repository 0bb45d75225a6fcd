using System.Globalization;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 元号. Our own table: the platform's Japanese calendar takes the eras from the machine it runs on and reads
/// 昭和99年 without complaint.
/// </summary>
/// <param name="Name">令和.</param>
/// <param name="Letter">R, as on forms.</param>
/// <param name="YearOne">The Gregorian year of 元年.</param>
/// <param name="FirstDay">The first day that is written with the era.</param>
/// <param name="LastDay">The last day that may be written with it. Until 昭和 an era began on the day the former ended, and papers of that day bear either name.</param>
sealed record Era(string Name, char Letter, int YearOne, DateOnly FirstDay, DateOnly LastDay)
{
    static readonly Era[] NewestFirst =
    [
        new("令和", 'R', 2019, new(2019, 5, 1), DateOnly.MaxValue),
        new("平成", 'H', 1989, new(1989, 1, 8), new(2019, 4, 30)),
        new("昭和", 'S', 1926, new(1926, 12, 25), new(1989, 1, 7)),
        new("大正", 'T', 1912, new(1912, 7, 30), new(1926, 12, 25)),

        // Up to 明治5年 the calendar was lunar: its days are not those of the Gregorian month of the same number.
        new("明治", 'M', 1868, new(1873, 1, 1), new(1912, 7, 30)),
    ];

    /// <summary>The era of a day; null before 1873.</summary>
    public static Era? Of(DateOnly date) => Array.Find(NewestFirst, era => era.FirstDay <= date);

    /// <summary>The era of a name or a letter.</summary>
    public static Era? Called(string nameOrLetter) => Array.Find(NewestFirst, era =>
        era.Name == nameOrLetter || (nameOrLetter.Length == 1 && era.Letter == char.ToUpperInvariant(nameOrLetter[0])));

    /// <summary>Whether a day may be written with this era.</summary>
    public bool Covers(DateOnly date) => FirstDay <= date && date <= LastDay;

    /// <summary>The year of the era in which a day lies.</summary>
    public int YearOf(DateOnly date) => date.Year - YearOne + 1;

    /// <summary>The year as written with kanji, 元 for the first.</summary>
    public string YearText(DateOnly date) => YearOf(date) is > 1 and var year ? year.ToString(CultureInfo.InvariantCulture) : "元";
}
