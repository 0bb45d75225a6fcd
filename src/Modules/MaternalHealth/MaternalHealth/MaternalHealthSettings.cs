using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.MaternalHealth;

/// <summary>What the municipality decides about this desk's own numbers; the values are those it starts with.</summary>
internal sealed class MaternalHealthSettings
{
    const string Vouchers = "受診券";
    const string Benefits = "妊婦のための支援給付";
    const string Clinics = "医療機関との連絡";
    const string Law = "子ども・子育て支援法（令和7年4月1日施行）";

    /// <summary>妊婦健診 vouchers of one pregnancy.</summary>
    [Setting("妊婦健診の受診券", "国の標準（14回程度）", SettingBasis.NationalNotice, Group = Vouchers, Unit = "枚", Min = 1, Max = 30)]
    public int AntenatalVouchers { get; init; } = 14;

    /// <summary>Further ones for each child beyond the first of a multiple pregnancy.</summary>
    [Setting("多胎の追加の受診券（2人目からの胎児1人につき）", "国の補助の基準（多胎妊婦健診支援）", SettingBasis.NationalNotice, Group = Vouchers, Unit = "枚", Min = 0, Max = 10)]
    public int MultipleVouchers { get; init; } = 5;

    /// <summary>産婦健診 vouchers of one pregnancy.</summary>
    [Setting("産婦健診の受診券", "国の補助の基準（2回）", SettingBasis.NationalNotice, Group = Vouchers, Unit = "枚", Min = 0, Max = 5)]
    public int PostpartumVouchers { get; init; } = 2;

    /// <summary>Yen of the first payment, and for each fetus of the second.</summary>
    [Setting("支援給付の額（1回目、2回目は胎児1人につき）", Law, SettingBasis.Statute, Group = Benefits, Unit = "円", Freedom = SettingFreedom.Fixed)]
    public int BenefitYen { get; init; } = 50_000;

    /// <summary>Days before the expected delivery from which the second payment may be claimed.</summary>
    [Setting("支援給付の2回目を届け出られる日（分娩予定日の前）", Law, SettingBasis.Statute, Group = Benefits, Unit = "日", Freedom = SettingFreedom.Fixed)]
    public int SecondBenefitDaysBefore { get; init; } = 56;

    /// <summary>Years after which a claim lapses.</summary>
    [Setting("支援給付を申請できる期間", Law, SettingBasis.Statute, Group = Benefits, Unit = "年", Freedom = SettingFreedom.Fixed)]
    public int BenefitYears { get; init; } = 2;

    /// <summary>Days within which a clinic is asked to answer a liaison slip.</summary>
    [Setting("連絡票の返信を頼む期限（送付から）", "自治体の設定（初期値）", Group = Clinics, Unit = "日", Min = 1, Max = 60)]
    public int LiaisonReplyDays { get; init; } = 14;
}
