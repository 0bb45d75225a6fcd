namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>What staff call the payments.</summary>
internal static class BenefitWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
        [(nameof(PaymentKind.BenefitFirst), "支援給付1回目"), (nameof(PaymentKind.BenefitSecond), "支援給付2回目"), (nameof(PaymentKind.Reimbursement), "償還払い")];
}
