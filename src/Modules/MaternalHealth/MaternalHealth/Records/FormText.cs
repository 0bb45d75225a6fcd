using System.Globalization;
using System.Text;
using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>What was typed, as the records want it. Forms hold strings, so that nothing typed is ever unreadable to the framework.</summary>
internal static class FormText
{
    /// <summary>The text without blanks around it; empty where nothing was typed.</summary>
    public static string Plain(this string? text) => text?.Trim() ?? "";

    /// <summary>A whole number in half or full width; null for anything else.</summary>
    public static int? Number(this string? text)
    {
        // A lone surrogate would make normalisation throw, and no number has any.
        if (text is null || text.Length > 20 || text.Any(char.IsSurrogate)) return null;
        return int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static DateOnly Day(this DateInput? input) => input!.Value.Value!.Value;

    /// <summary>As the comparison of two versions shows it.</summary>
    public static string Shown(this DateOnly? day) => day is { } known ? JapaneseDate.FormatLong(known) : "";

    /// <summary>What was typed, or the date it was read as.</summary>
    public static string Shown(this DateInput? input) => input?.Value is { } day ? JapaneseDate.FormatLong(day) : input?.Text ?? "";

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, string label, int length) =>
        rule.MaximumLength(length).WithMessage($"{label}は{length}文字以内で入力してください。");

    /// <summary>Posted from the page of a record; anything but the number of its version is a stale form.</summary>
    public static bool IsVersion(this string? typed, int version) => typed.Number() == version;
}
