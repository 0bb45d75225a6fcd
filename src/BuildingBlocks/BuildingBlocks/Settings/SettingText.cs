using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>
/// Values of settings as they are typed, stored and shown. What is typed may be full-width, carry its unit and be written as staff
/// write it; what is stored is always the same text for the same value.
/// </summary>
static partial class SettingText
{
    /// <summary>The text that is stored.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        Gestation week => string.Create(CultureInfo.InvariantCulture, $"{week.Weeks}w{week.Days}d"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IEnumerable<DateOnly> days => string.Join(',', days.Order().Select(d => Write(d))),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The text that staff read.</summary>
    public static string Show(object? value, string unit) => value switch
    {
        null => "なし",
        bool yes => yes ? "はい" : "いいえ",
        Gestation week => week.ToString(),
        DateOnly day => JapaneseDate.FormatLong(day),
        TimeOnly => Write(value),
        IEnumerable<DateOnly> days => days.Any() ? string.Join('、', days.Order().Select(d => Write(d))) : "なし",
        _ => Write(value) + unit,
    };

    /// <summary>Reads what was typed or stored.</summary>
    /// <param name="type">Type of the setting.</param>
    /// <param name="text">As typed.</param>
    /// <param name="unit">Its unit, which may stand behind a number.</param>
    /// <param name="value">The value.</param>
    /// <param name="how">How it is written, where it could not be read.</param>
    public static bool TryRead(Type type, string text, string unit, out object? value, out string how)
    {
        (value, how) = (null, "");
        // A lone surrogate would make normalisation throw, and no value has any.
        var plain = text.Any(char.IsSurrogate) ? "?" : text.Normalize(NormalizationForm.FormKC).Trim();
        if (type == typeof(int))
        {
            if (unit.Length > 0 && plain.EndsWith(unit, StringComparison.Ordinal)) plain = plain[..^unit.Length].TrimEnd();
            how = "数字で入力してください（例：14）。";
            if (!int.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
            value = number;
            return true;
        }
        if (type == typeof(Gestation))
        {
            how = "「34週6日」「34w6d」のどちらかの形で入力してください。";
            if (Week().Match(plain) is not { Success: true } week) return false;
            value = new Gestation(Number(week.Groups["weeks"]), week.Groups["days"].Success ? Number(week.Groups["days"]) : 0);
            return true;
        }
        if (type == typeof(TimeOnly))
        {
            how = "「8:30」「8時30分」のどちらかの形で、0時から23時59分までの時刻を入力してください。";
            if (Time().Match(plain) is not { Success: true } time || Number(time.Groups["hour"]) > 23) return false;
            value = new TimeOnly(Number(time.Groups["hour"]), time.Groups["minute"].Success ? Number(time.Groups["minute"]) : 0);
            return true;
        }
        if (type == typeof(bool))
        {
            how = "「はい」「いいえ」のどちらかを入力してください。";
            if (plain is not ("はい" or "true" or "いいえ" or "false")) return false;
            value = plain is "はい" or "true";
            return true;
        }
        if (type == typeof(DateOnly?))
        {
            how = "「2026-04-01」「令和8年4月1日」「R8.4.1」のどれかの形で入力するか、「なし」と入力してください。";
            if (plain is "" or "なし") return true;
            if (!JapaneseDate.TryParse(plain, out var day)) return false;
            value = day;
            return true;
        }
        if (type == typeof(IReadOnlyList<DateOnly>)) return TryReadDays(plain, out value, out how);
        throw new InvalidOperationException($"A setting cannot be of type {type.Name}.");
    }

    static bool TryReadDays(string plain, out object? value, out string how)
    {
        (value, how) = (null, "");
        SortedSet<DateOnly> days = [];
        foreach (var word in plain == "なし" ? [] : plain.Split([',', '、', ';', '\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!JapaneseDate.TryParse(word, out var day))
            {
                how = $"「{(word.Length > 20 ? word[..20] + "…" : word)}」が日付として読めません。日付は「2026-04-01」「令和8年4月1日」「R8.4.1」のどれかの形で、1行に1日ずつ入力してください。";
                return false;
            }
            days.Add(day);
        }
        value = days.ToArray();
        return true;
    }

    static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<weeks>[0-9]{1,2})\s*(?:w|W|週)\s*(?:(?<days>[0-6])\s*(?:d|D|日)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Week();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})\s*(?::|時)\s*(?:(?<minute>[0-5][0-9])分?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
