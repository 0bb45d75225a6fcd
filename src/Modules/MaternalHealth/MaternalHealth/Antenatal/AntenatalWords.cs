using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.MaternalHealth.Antenatal;

/// <summary>What staff call the reasons for a gap.</summary>
internal static class AntenatalWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Reasons =
    [
        (nameof(AntenatalGapReason.Attended), "受けていた（連絡が届いていなかった）"), (nameof(AntenatalGapReason.ChangedClinic), "医療機関を変えた・里帰りした"), (nameof(AntenatalGapReason.Hospitalised), "入院している"),
        (nameof(AntenatalGapReason.CannotGo), "費用・足・上の子などの事情で行けない"), (nameof(AntenatalGapReason.DoesNotWant), "行きたくない"), (nameof(AntenatalGapReason.Other), "その他"),
    ];
}
