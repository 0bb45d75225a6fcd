namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>What staff call the codes of the time after the birth.</summary>
internal static class PostpartumWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Checkups = [("two-week", "産婦健診（2週）"), ("one-month", "産婦健診（1か月）")];

    public static readonly IReadOnlyList<(string Value, string Text)> Results =
        [("none", "市への連絡事項なし"), ("watch", "医療機関で経過をみる"), ("support", "市の支援を依頼された"), ("unknown", "結果が届いていない")];

    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(nameof(CareKind.ShortStay), "短期入所（宿泊）"), (nameof(CareKind.DayCare), "通所"), (nameof(CareKind.Home), "居宅訪問")];

    public static readonly IReadOnlyList<(string Value, string Text)> Decisions = [(nameof(CareDecision.Granted), "利用を決定"), (nameof(CareDecision.Refused), "利用しない決定")];
}
