using System.Globalization;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>年度, 1 April to 31 March (地方自治法208条), known by the year in which it begins.</summary>
public readonly record struct FiscalYear(int Year)
{
    const int FirstMonth = 4;

    /// <summary>The fiscal year of a day.</summary>
    public static FiscalYear Of(DateOnly date) => new(date.Month >= FirstMonth ? date.Year : date.Year - 1);

    /// <summary>1 April.</summary>
    public DateOnly FirstDay => new(Year, FirstMonth, 1);

    /// <summary>31 March of the next year.</summary>
    public DateOnly LastDay => FirstDay.AddYears(1).AddDays(-1);

    /// <summary>令和8年度. The year that began in 平成31年 is 令和元年度 throughout, as the state renamed it.</summary>
    public string Name
    {
        get
        {
            // The era at the end of the calendar year gives 2019 its later name and every other year since 1927 its only one.
            var lastOfCalendarYear = new DateOnly(Year, 12, 31);
            return Era.Of(lastOfCalendarYear) is { } era
                ? era.Name + era.YearText(lastOfCalendarYear) + "年度"
                : Year.ToString(CultureInfo.InvariantCulture) + "年度";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
