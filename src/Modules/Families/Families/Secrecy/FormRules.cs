using FluentValidation;

namespace Hagukumi.Families.Secrecy;

/// <summary>Rules of typed texts, worded alike on the forms about how a person is protected and reached.</summary>
static class FormRules
{
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, string label, int length) =>
        rule.MaximumLength(length).WithMessage($"{label}は{length}文字以内で入力してください。");

    /// <summary>A text that must be given.</summary>
    public static IRuleBuilderOptions<T, string?> Given<T>(this IRuleBuilder<T, string?> rule, string asks) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage(asks);
}
