using System.Globalization;
using System.Text;
using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Families.People;
using Hagukumi.Screens;

namespace Hagukumi.Families.Facts;

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
        return int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public static bool Knows(this IReadOnlyList<(string Value, string Text)> words, string? value) => words.Any(w => w.Value == value);

    /// <summary>The word for a code, or the code itself where it is none of ours.</summary>
    public static string NameOf(this IReadOnlyList<(string Value, string Text)> words, string? value) =>
        words.Where(w => w.Value == value).Select(w => w.Text).FirstOrDefault() ?? value ?? "";

    /// <summary>The sentence without the parts that are empty.</summary>
    public static string Joined(params string?[] parts) => string.Join("、", parts.Where(p => !string.IsNullOrEmpty(p)));

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, string label, int length) =>
        rule.MaximumLength(length).WithMessage($"{label}は{length}文字以内で入力してください。");

    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, string label, IReadOnlyList<(string Value, string Text)> words) =>
        rule.Must(words.Knows).WithMessage($"{label}を選んでください。");

    public static IRuleBuilderOptions<T, string?> OneOfOrNone<T>(this IRuleBuilder<T, string?> rule, string label, IReadOnlyList<(string Value, string Text)> words) =>
        rule.Must(v => string.IsNullOrEmpty(v) || words.Knows(v)).WithMessage($"{label}を選び直してください。");

    /// <summary>The rules of the other person's fields; whether exactly one is given and known is asked of the register afterwards.</summary>
    public static void OtherPerson<T>(this AbstractValidator<T> rules) where T : FactFieldsWithOther
    {
        rules.RuleFor(x => x.OtherNumber).AtMost("宛名番号", Person.Longest.Number);
        rules.RuleFor(x => x.OtherBorn).DateIfGiven("生年月日")
            .Must((form, born) => form.OtherNumber.Plain().Length == 0 || born?.Value is not null).WithMessage("宛名番号で選ぶときは、生年月日も入力してください。");
        rules.RuleFor(x => x.OtherName).AtMost("名前や呼び方", Longest.Name);
    }

    /// <summary>The rules that all forms of a fact share; they stand last, as the fields do.</summary>
    public static void PeriodAndSource<T>(this AbstractValidator<T> rules) where T : FactFields
    {
        rules.RuleFor(x => x.From).DateIfGiven("始めの日");
        rules.RuleFor(x => x.To).DateIfGiven("終わりの日")
            .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
        rules.RuleFor(x => x.Source).Must(s => s.Plain().Length > 0).WithMessage("何で確かめたか（本人の話、戸籍謄本 など）を入力してください。").AtMost("何で確かめたか", Longest.Line);
    }
}
