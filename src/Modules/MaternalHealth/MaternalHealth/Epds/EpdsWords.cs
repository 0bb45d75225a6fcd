using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.MaternalHealth.Pregnancies;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>What staff call the codes of the questionnaires, and the facts of one in words. No word here is a finding.</summary>
internal static class EpdsWords
{
    public const string Declined = "declined";

    public static readonly IReadOnlyList<(string Value, string Text)> Occasions =
    [
        (nameof(EpdsOccasion.TwoWeekCheckup), "産婦健診（2週）"), (nameof(EpdsOccasion.OneMonthCheckup), "産婦健診（1か月）"), (nameof(EpdsOccasion.Visit), "訪問"), (nameof(EpdsOccasion.Other), "その他"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> Interventions =
    [
        ("visit", "訪問"), ("postpartum-care", "産後ケア"), ("housework", "家事支援"), ("see-doctor", "受診を勧めた"), ("doctor", "主治医へ連絡した（本人の同意あり）"), ("other", "その他"), (Declined, "本人が望まなかった"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> SupportItems = [.. Enumerable.Range(1, Companions.SupportItems).Select(n => (n.ToString(CultureInfo.InvariantCulture), $"項目{n}"))];

    /// <summary>The scores as facts: 合計9、項目10は1.</summary>
    public static string Of(EpdsScores scores)
    {
        var item10 = scores.Item10 is { } ten ? $"項目10は{ten}" : "項目10は記入なし";
        if (scores.Total is { } total) return $"合計{total}、{item10}";
        return scores.Gaps.Count > 0 ? $"合計は出していません（記入なし：{string.Join("、", scores.Gaps.Select(n => $"項目{n}"))}）、{item10}" : $"合計は不明、{item10}";
    }

    public static string Of(Companions companions)
    {
        List<string> parts = [];
        if (companions.SupportAsked) parts.Add(companions.SupportMarks.Length == 0 ? "育児支援チェックリスト：印なし" : $"育児支援チェックリスト：印は項目{companions.SupportMarks.Replace(" ", "、", StringComparison.Ordinal)}");
        if (companions is not { Bonding: null, Bonding3: null, Bonding5: null })
            parts.Add($"赤ちゃんへの気持ち質問票：合計{Shown(companions.Bonding)}、項目3は{Shown(companions.Bonding3)}、項目5は{Shown(companions.Bonding5)}");
        return string.Join("\n", parts);
    }

    /// <summary>What the municipality has set, and nothing about the woman.</summary>
    public static string Thresholds(int total, int bondingItem) => $"合計{total}以上、項目10は1以上、気持ち質問票の項目3・5は{bondingItem}以上";

    public static string Of(EpdsAssessment taken) => $"{Occasions.NameOf($"{taken.Occasion}")}（{JapaneseDate.FormatShort(taken.On)}）";

    static string Shown(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "記入なし";
}
