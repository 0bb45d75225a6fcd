using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.MaternalHealth;

/// <summary>What the municipality decides about its maternal health desk; the values are those it starts with.</summary>
internal sealed class MaternalHealthSettings : ICheckedSettings
{
    const string Checkups = "乳幼児健診";
    const string Own = "自治体の設定（初期値）";
    const string Statute = "母子保健法12条（年齢の幅）";
    const string Notice = "国の通知（母子保健法13条の健診）";
    const string Mothers = "産後の質問票";
    const string Care = "産後ケア";
    const string Vouchers = "受診券";
    const string Benefits = "妊婦のための支援給付";
    const string Clinics = "医療機関との連絡";
    const string Law = "子ども・子育て支援法（令和7年4月1日施行）";

    /// <summary>First day of the check-up at one month, the day of birth being 0.</summary>
    [Setting("1か月児健診の始まり（出生の日を0日として）", "国の補助事業（出生後27日を超え生後6週に達しない）", SettingBasis.NationalNotice, Group = Checkups, Unit = "日目", Min = 0, Max = 60)]
    public int OneMonthFromDay { get; init; } = 28;

    /// <summary>Last day of the check-up at one month.</summary>
    [Setting("1か月児健診の終わり（出生の日を0日として）", "国の補助事業（出生後27日を超え生後6週に達しない）", SettingBasis.NationalNotice, Group = Checkups, Unit = "日目", Min = 28, Max = 90)]
    public int OneMonthToDay { get; init; } = 41;

    /// <summary>Months of age from which the check-up at three to four months may take place.</summary>
    [Setting("3〜4か月児健診の始まり", Notice, SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 2, Max = 5)]
    public int ThreeToFourMonthsFrom { get; init; } = 3;

    /// <summary>Months of age before which it takes place.</summary>
    [Setting("3〜4か月児健診の終わり（この月齢に達しない）", Notice, SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 4, Max = 8)]
    public int ThreeToFourMonthsBefore { get; init; } = 6;

    /// <summary>Months of age from which the check-up at nine to eleven months may take place.</summary>
    [Setting("9〜11か月児健診の始まり", Notice, SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 8, Max = 10)]
    public int NineToElevenMonthsFrom { get; init; } = 9;

    /// <summary>Months of age before which it takes place.</summary>
    [Setting("9〜11か月児健診の終わり（この月齢に達しない）", Notice, SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 11, Max = 13)]
    public int NineToElevenMonthsBefore { get; init; } = 12;

    /// <summary>Months of age that have passed at the check-up of eighteen months.</summary>
    [Setting("1歳6か月児健診の始まり（この月齢を超える）", Statute, SettingBasis.Statute, Group = Checkups, Unit = "か月", Freedom = SettingFreedom.Fixed)]
    public int EighteenMonthsFrom { get; init; } = 18;

    /// <summary>Months of age before which it takes place.</summary>
    [Setting("1歳6か月児健診の終わり（この月齢に達しない）", Statute, SettingBasis.Statute, Group = Checkups, Unit = "か月", Freedom = SettingFreedom.Fixed)]
    public int EighteenMonthsBefore { get; init; } = 24;

    /// <summary>Months of age that have passed at the check-up of three years.</summary>
    [Setting("3歳児健診の始まり（この月齢を超える）", Statute, SettingBasis.Statute, Group = Checkups, Unit = "か月", Freedom = SettingFreedom.Fixed)]
    public int ThreeYearsFrom { get; init; } = 36;

    /// <summary>Months of age before which it takes place.</summary>
    [Setting("3歳児健診の終わり（この月齢に達しない）", Statute, SettingBasis.Statute, Group = Checkups, Unit = "か月", Freedom = SettingFreedom.Fixed)]
    public int ThreeYearsBefore { get; init; } = 48;

    /// <summary>Months of age from which the check-up at five years may take place.</summary>
    [Setting("5歳児健診の始まり", "国の補助事業（標準 4歳6か月〜5歳6か月）", SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 48, Max = 60)]
    public int FiveYearsFrom { get; init; } = 54;

    /// <summary>Months of age before which it takes place.</summary>
    [Setting("5歳児健診の終わり（この月齢に達しない）", "国の補助事業（標準 4歳6か月〜5歳6か月）", SettingBasis.NationalNotice, Group = Checkups, Unit = "か月", Min = 61, Max = 72)]
    public int FiveYearsBefore { get; init; } = 66;

    /// <summary>Age at which a child is invited to the check-up at three to four months.</summary>
    [Setting("3〜4か月児健診に案内する月齢", Own, Group = Checkups, Unit = "か月", Min = 2, Max = 6)]
    public int ThreeToFourMonthsInvitedAt { get; init; } = 4;

    /// <summary>Age at which a child is invited to the check-up at nine to eleven months.</summary>
    [Setting("9〜11か月児健診に案内する月齢", Own, Group = Checkups, Unit = "か月", Min = 8, Max = 11)]
    public int NineToElevenMonthsInvitedAt { get; init; } = 10;

    /// <summary>Age at which a child is invited to the check-up of eighteen months.</summary>
    [Setting("1歳6か月児健診に案内する月齢", Own, Group = Checkups, Unit = "か月", Min = 18, Max = 23)]
    public int EighteenMonthsInvitedAt { get; init; } = 19;

    /// <summary>Age at which a child is invited to the check-up of three years.</summary>
    [Setting("3歳児健診に案内する月齢", Own, Group = Checkups, Unit = "か月", Min = 36, Max = 47)]
    public int ThreeYearsInvitedAt { get; init; } = 42;

    /// <summary>Age at which a child is invited to the check-up at five years.</summary>
    [Setting("5歳児健診に案内する月齢", Own, Group = Checkups, Unit = "か月", Min = 48, Max = 66)]
    public int FiveYearsInvitedAt { get; init; } = 60;

    /// <summary>The check-up at one month is held by the municipality itself.</summary>
    [Setting("1か月児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool OneMonthInSessions { get; init; }

    /// <summary>The check-up at three to four months is held by the municipality itself.</summary>
    [Setting("3〜4か月児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool ThreeToFourMonthsInSessions { get; init; } = true;

    /// <summary>The check-up at nine to eleven months is held by the municipality itself.</summary>
    [Setting("9〜11か月児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool NineToElevenMonthsInSessions { get; init; }

    /// <summary>The check-up of eighteen months is held by the municipality itself.</summary>
    [Setting("1歳6か月児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool EighteenMonthsInSessions { get; init; } = true;

    /// <summary>The check-up of three years is held by the municipality itself.</summary>
    [Setting("3歳児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool ThreeYearsInSessions { get; init; } = true;

    /// <summary>The check-up at five years is held by the municipality itself.</summary>
    [Setting("5歳児健診を会場（集団）で行う", Own, Group = Checkups)]
    public bool FiveYearsInSessions { get; init; } = true;

    /// <summary>Days after the session on which a child without a result counts as having missed it.</summary>
    [Setting("健診を未受診とする（会場日から）", Own, Group = Checkups, Unit = "日後", Min = 1, Max = 60)]
    public int CheckupMissedAfterDays { get; init; } = 14;

    /// <summary>A check-up at a clinic or in another municipality counts in the rate.</summary>
    [Setting("医療機関・他市町村での受診を受診率に数える", Own, Group = Checkups)]
    public bool CountsCheckupsElsewhere { get; init; } = true;

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

    /// <summary>Months after the decision on which it is looked at whether a rearing support helps.</summary>
    [Setting("養育支援訪問を評価する（決定から）", Own, Group = Care, Unit = "か月", Min = 1, Max = 12)]
    public int RearingReviewMonths { get; init; } = 3;

    public string? Contradiction =>
        OneMonthFromDay > OneMonthToDay ? "1か月児健診の始まりは、終わりより前にしてください。"
        : ThreeToFourMonthsFrom >= ThreeToFourMonthsBefore ? "3〜4か月児健診の始まりは、終わりより前にしてください。"
        : null;
}
