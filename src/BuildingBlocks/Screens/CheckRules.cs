using FluentValidation;

namespace Hagukumi.Screens;

/// <summary>The rule of a box to tick.</summary>
public static class CheckRules
{
    /// <summary>Ticked or not, and nothing else.</summary>
    public static IRuleBuilderOptions<T, CheckInput> Tick<T>(this IRuleBuilder<T, CheckInput> rule, string label) =>
        rule.Must(c => !c.IsUnreadable).WithMessage($"「{label}」に印を付けるかどうかを選び直してください。");
}
