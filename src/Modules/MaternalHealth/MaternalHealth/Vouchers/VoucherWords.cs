using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.MaternalHealth.Vouchers;

/// <summary>What staff call the kinds of vouchers.</summary>
internal static class VoucherWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
        [(nameof(VoucherKind.Antenatal), "妊婦健診"), (nameof(VoucherKind.Multiple), "多胎の追加"), (nameof(VoucherKind.PostpartumMother), "産婦健診")];
}
