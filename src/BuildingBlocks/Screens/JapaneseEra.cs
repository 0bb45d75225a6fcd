using System.Globalization;

namespace Hagukumi.Screens;

/// <summary>和暦 of a year as it stands beside 西暦 on screens.</summary>
static class JapaneseEra
{
    static readonly JapaneseCalendar Calendar = new();
    static readonly string[] Names = ["", "明治", "大正", "昭和", "平成", "令和"];

    public static string? YearOf(DateOnly day)
    {
        var moment = day.ToDateTime(TimeOnly.MinValue);
        if (moment < Calendar.MinSupportedDateTime)
            return null;
        var (era, year) = (Calendar.GetEra(moment), Calendar.GetYear(moment));
        return era < Names.Length ? $"{Names[era]}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年" : null;
    }
}
