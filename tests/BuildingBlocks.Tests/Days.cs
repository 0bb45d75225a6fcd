using System.Globalization;

namespace Hagukumi.BuildingBlocks.Tests;

/// <summary>Dates as they stand in the rules, so that a test reads like its source.</summary>
static class Days
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IEnumerable<DateOnly> Between(string first, string last)
    {
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1))
            yield return day;
    }
}
