using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 和暦. Writes a day with its era and reads what staff copy from papers. An era year outside its era is refused, not
/// carried into the next: 平成31年5月1日 and 昭和64年1月8日 were never written, so one of the parts is a slip of the pen.
/// How far ahead a day may lie is for the caller to say.
/// </summary>
public static partial class JapaneseDate
{
    const int LongestText = 40;

    /// <summary>令和8年4月1日; the first year is 元年. Before 1873, when months were lunar, 1872年12月31日.</summary>
    public static string Format(DateOnly date) => Era.Of(date) is { } era
        ? string.Create(CultureInfo.InvariantCulture, $"{era.Name}{era.YearText(date)}年{date.Month}月{date.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>R8.4.1, for narrow columns. Before 1873, 1872.12.31.</summary>
    public static string FormatShort(DateOnly date) => Era.Of(date) is { } era
        ? string.Create(CultureInfo.InvariantCulture, $"{era.Letter}{era.YearOf(date)}.{date.Month}.{date.Day}")
        : string.Create(CultureInfo.InvariantCulture, $"{date.Year}.{date.Month}.{date.Day}");

    /// <summary>2026-04-01（令和8年4月1日）, for screens and letters that must not be misread.</summary>
    public static string FormatLong(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}（{Format(date)}）");

    /// <summary>
    /// Reads 2026-04-01, 2026/4/1, 20260401, 2026年4月1日, 令和8年4月1日, R8.4.1, R8/4/1 and R080401, in half or full width,
    /// with 元 for the first year. False for anything else and for days that do not exist.
    /// </summary>
    public static bool TryParse(string? text, out DateOnly date)
    {
        date = default;

        // A lone surrogate would make normalisation throw, and no date has any.
        if (text is null || text.Length > LongestText || text.Any(char.IsSurrogate))
            return false;

        var plain = Plain(text);
        var parts = Separated().Match(plain);
        if (!parts.Success)
            parts = Compact().Match(plain);
        if (!parts.Success)
            return false;

        var year = parts.Groups["year"].Value;
        var month = Number(parts.Groups["month"].Value);
        var day = Number(parts.Groups["day"].Value);
        if (!parts.Groups["era"].Success)
            return year.Length == 4 && year != "0000" && TryMake(Number(year), month, day, out date);

        var era = Era.Called(parts.Groups["era"].Value)!;
        var yearOfEra = year == "元" ? 1 : Number(year);
        return year.Length <= 2
            && TryMake(era.YearOne + yearOfEra - 1, month, day, out date)
            && (era.Covers(date) || Refuse(out date));
    }

    static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;
    }

    static bool Refuse(out DateOnly date)
    {
        date = default;
        return false;
    }

    static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Normalize(NormalizationForm.FormKC).Trim());

        // What the keys for - . / give while kana are being typed.
        plain.Replace('ー', '-').Replace('−', '-').Replace('‐', '-').Replace('。', '.').Replace('・', '/');
        return plain.ToString();
    }

    // Blanks are harmless beside 年月日; between digits they would join what was apart.
    [GeneratedRegex(@"^(?<era>明治|大正|昭和|平成|令和|[MTSHR])? *(?<year>元|[0-9]{1,4})( *年 *(?<month>[0-9]{1,2}) *月 *(?<day>[0-9]{1,2}) *日|(?<mark>[-/.])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2}))\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Separated();

    [GeneratedRegex(@"^((?<era>明治|大正|昭和|平成|令和|[MTSHR])(?<year>[0-9]{2})|(?<year>[0-9]{4}))(?<month>[0-9]{2})(?<day>[0-9]{2})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compact();
}
