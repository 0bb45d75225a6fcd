using FluentValidation;
using Hagukumi.MaternalHealth.Records;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>The rule of what another municipality paid for the same pregnancy, worded alike on both forms.</summary>
internal static class ElsewhereRules
{
    public static IRuleBuilderOptions<T, string?> Elsewhere<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(a => a.Plain().Length == 0 || a.Number() is >= 0).WithMessage("ほかの市町村が支給した額は、数字（円）で入力してください。支給がなければ0を入力してください。");
}
