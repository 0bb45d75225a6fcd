using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.Staff;

/// <summary>What was typed and what is shown, worded alike on every screen of the desk.</summary>
static class FormText
{
    /// <summary>The text without blanks around it; empty where nothing was typed.</summary>
    public static string Plain(this string? text) => text?.Trim() ?? "";

    /// <summary>The same; null where nothing was typed.</summary>
    public static string? OrNull(this string? text) => text.Plain() is { Length: > 0 } typed ? typed : null;

    public static bool Knows(this IReadOnlyList<(string Value, string Text)> words, string? value) => words.Any(w => w.Value == value);

    /// <summary>The word for a code, or the code itself where it is none of ours.</summary>
    public static string NameOf(this IReadOnlyList<(string Value, string Text)> words, string value) => words.Where(w => w.Value == value).Select(w => w.Text).FirstOrDefault() ?? value;

    /// <summary>A period as staff read it; empty where it has no days.</summary>
    public static string Period(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "",
        ({ } first, null) => $"{JapaneseDate.FormatShort(first)}から",
        (null, { } last) => $"{JapaneseDate.FormatShort(last)}まで",
        ({ } first, { } last) => $"{JapaneseDate.FormatShort(first)}から{JapaneseDate.FormatShort(last)}まで",
    };

    public static string Weekday(DateOnly day) => "日月火水木金土"[(int)day.DayOfWeek].ToString();
}
