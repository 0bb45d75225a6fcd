using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.MaternalHealth;

/// <summary>What the municipality decides about this desk's records; the values are those it starts with.</summary>
internal sealed class MaternalHealthSettings
{
    const string Mothers = "産後の質問票";
    const string Care = "産後ケア";
    const string Own = "自治体の設定（初期値）";

    /// <summary>Total of the EPDS from which help is offered.</summary>
    [Setting("EPDSの合計（この点以上で支援を考える）", "日本語版の区分点8/9の研究。運用は自治体が決める", Group = Mothers, Unit = "点", Min = 1, Max = 30)]
    public int EpdsThreshold { get; init; } = 9;

    /// <summary>Score of item 3 or 5 of the bonding questionnaire from which help is offered.</summary>
    [Setting("赤ちゃんへの気持ち質問票の項目3・5（この点以上で支援を考える）", "自治体の例（全国の基準ではない）", Group = Mothers, Unit = "点", Min = 1, Max = 3)]
    public int BondingItemThreshold { get; init; } = 1;

    /// <summary>Days of postpartum care in a hospital or birth centre.</summary>
    [Setting("産後ケア（短期入所）の上限", "母子保健法17条の2、国の実施要綱（原則7日以内）", SettingBasis.NationalNotice, Group = Care, Unit = "日", Min = 0, Max = 30)]
    public int ShortStayDays { get; init; } = 7;

    /// <summary>Days of postpartum care by the day.</summary>
    [Setting("産後ケア（通所）の上限", Own, Group = Care, Unit = "日", Min = 0, Max = 30)]
    public int DayCareDays { get; init; } = 7;

    /// <summary>Days of postpartum care at home.</summary>
    [Setting("産後ケア（居宅訪問）の上限", Own, Group = Care, Unit = "日", Min = 0, Max = 30)]
    public int HomeCareDays { get; init; } = 7;
}
