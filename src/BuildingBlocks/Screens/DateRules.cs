using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.Screens;

/// <summary>Rules of typed dates, worded alike on every screen. Each says nothing where an earlier one already speaks.</summary>
public static class DateRules
{
    /// <summary>A date that must be given and readable.</summary>
    public static IRuleBuilderOptions<T, DateInput?> Date<T>(this IRuleBuilder<T, DateInput?> rule, string label) => rule
        .Must(d => !IsBlank(d)).WithMessage($"{label}を入力してください。")
        .DateIfGiven(label);

    /// <summary>A date that may be left out but must be readable.</summary>
    public static IRuleBuilderOptions<T, DateInput?> DateIfGiven<T>(this IRuleBuilder<T, DateInput?> rule, string label) => rule
        .Must(d => IsBlank(d) || d?.Value is not null).WithMessage($"{label}は「2026-04-01」「令和8年4月1日」「R8.4.1」のどれかの形で入力してください。");

    /// <summary>Not later than the limit, which is asked each time because rules outlive a day.</summary>
    public static IRuleBuilderOptions<T, DateInput?> NotAfter<T>(this IRuleBuilder<T, DateInput?> rule, string label, Func<DateOnly> limit) => rule
        .Must(d => d?.Value is not { } day || day <= limit()).WithMessage(_ => $"{label}は{Text(limit())}以前の日付を入力してください。");

    /// <summary>Not earlier than the limit, which is asked each time because rules outlive a day.</summary>
    public static IRuleBuilderOptions<T, DateInput?> NotBefore<T>(this IRuleBuilder<T, DateInput?> rule, string label, Func<DateOnly> limit) => rule
        .Must(d => d?.Value is not { } day || day >= limit()).WithMessage(_ => $"{label}は{Text(limit())}以後の日付を入力してください。");

    static bool IsBlank(DateInput? input) => string.IsNullOrWhiteSpace(input?.Text);

    static string Text(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
