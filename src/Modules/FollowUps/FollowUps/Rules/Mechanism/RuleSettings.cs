using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.FollowUps.Rules;

/// <summary>What the municipality decides about its deadlines; the values are those it starts with.</summary>
internal sealed class RuleSettings : ICheckedSettings
{
    const string Pregnancy = "妊娠";
    const string Birth = "出産・乳幼児";
    const string Moves = "転出・転入";
    const string Protection = "支援措置・秘匿";
    const string Chase = "催促・引上げ・猶予";
    const string Start = "導入";
    const string Staff = "職員・夜間・引継ぎ";
    const string Own = "自治体の設定（初期値）";

    /// <summary>
    /// 導入日: what happened before it opens nothing, except where a rule carries over what still lasts (deadlines.md §0).
    /// Without it everything counts.
    /// </summary>
    [Setting("導入日", "導入のときに設定ファイルで決める", Group = Start, Freedom = SettingFreedom.Fixed)]
    public DateOnly? GoLiveOn { get; init; }

    /// <summary>Months before the go-live date within which a pregnancy was notified or an interview held that may still last.</summary>
    [Setting("導入日より前の妊娠届を数える月数", "導入のときに設定ファイルで決める", Group = Start, Unit = "か月", Min = 1, Max = 12, Freedom = SettingFreedom.Fixed)]
    public int PregnancyCarriedMonths { get; init; } = 10;

    /// <summary>Days after the notification by which the first interview is held where it cannot be held the same day.</summary>
    [Setting("妊娠届時の面談（当日できないとき、届出から）", Own, Group = Pregnancy, Unit = "日", Min = 0, Max = 60)]
    public int PregnancyInterviewDays { get; init; } = 14;

    /// <summary>Open days after the interview by which its concerns are triaged.</summary>
    [Setting("面談後の気がかりの判定", Own, Group = Pregnancy, Unit = "開庁日", Min = 1, Max = 20)]
    public int TriageOpenDays { get; init; } = 3;

    /// <summary>First day the interview of the eighth month is on the worklist.</summary>
    [Setting("8か月面談を一覧に出す週", Own, Group = Pregnancy, Min = 20, Max = 36)]
    public Gestation EightMonthFrom { get; init; } = new(28, 0);

    /// <summary>Last day of the interview of the eighth month.</summary>
    [Setting("8か月面談の期限（週）", "国の目安 32〜34週", SettingBasis.NationalNotice, Group = Pregnancy, Min = 28, Max = 39)]
    public Gestation EightMonthBy { get; init; } = new(34, 6);

    /// <summary>Days after the notification where that comes after <see cref="EightMonthFrom"/>.</summary>
    [Setting("8か月面談の猶予（遅い届出・転入から）", Own, Group = Pregnancy, Unit = "日", Min = 1, Max = 60)]
    public int EightMonthGraceDays { get; init; } = 14;

    /// <summary>Days after the expected delivery by which its outcome is known.</summary>
    [Setting("出産結果の確認（出産予定日から）", Own, Group = Birth, Unit = "日", Min = 0, Max = 60)]
    public int DeliveryOutcomeDays { get; init; } = 14;

    /// <summary>
    /// Day of life by which a newborn is visited, the day of birth being 0. A newborn is one of whom 28 days have not
    /// passed (母子保健法6); whether the 28th day itself still counts is decided differently from place to place.
    /// </summary>
    [Setting("新生児訪問の期限（出生の日を0日として）", "母子保健法6条・11条（生後28日を過ぎないうち。28日目の数え方は自治体が決める）", SettingBasis.Statute, Group = Birth, Unit = "日目", Min = 1, Max = 28, Freedom = SettingFreedom.NotBeyond)]
    public int NewbornVisitDay { get; init; } = 27;

    /// <summary>Grams below which a child is of low birth weight (母子保健法18).</summary>
    [Setting("低体重児とする出生体重（未満）", "母子保健法18条", SettingBasis.Statute, Group = Birth, Unit = "g", Freedom = SettingFreedom.Fixed)]
    public int LowBirthWeightBelow { get; init; } = 2500;

    /// <summary>Days after birth or discharge by which a child of low birth weight is followed up.</summary>
    [Setting("低体重児の訪問（出生・退院から）", Own, Group = Birth, Unit = "日", Min = 1, Max = 60)]
    public int LowBirthWeightDays { get; init; } = 7;

    /// <summary>Months of age by which every infant is visited at home (児福法6の3④).</summary>
    [Setting("乳児家庭全戸訪問の期限", "児童福祉法6条の3第4項", SettingBasis.Statute, Group = Birth, Unit = "か月", Freedom = SettingFreedom.Fixed)]
    public int InfantVisitMonths { get; init; } = 4;

    /// <summary>Months of age at which the supervisor hears of an infant not yet visited.</summary>
    [Setting("全戸訪問がまだの児を係長に知らせる月齢", Own, Group = Birth, Unit = "か月", Min = 1, Max = 4)]
    public int InfantVisitSupervisorMonths { get; init; } = 3;

    /// <summary>Days before the end of a protection (支援措置, an order) on which somebody has to decide about it.</summary>
    [Setting("秘匿の期限を一覧に出す（終わる日の前）", Own, Group = Protection, Unit = "日", Min = 31, Max = 180)]
    public int ProtectionVisibleDays { get; init; } = 60;

    /// <summary>Days before that end on which it is announced again; a measure may be prolonged in its last month.</summary>
    [Setting("秘匿の期限をもう一度知らせる（終わる日の前）", "住民基本台帳事務処理要領（延長は終了の1か月前から）", SettingBasis.NationalNotice, Group = Protection, Unit = "日", Min = 7, Max = 60)]
    public int ProtectionAnnouncedDays { get; init; } = 30;

    /// <summary>Open days after the register lost the mark of 支援措置 by which people decide about the seal.</summary>
    [Setting("支援措置の印が消えたときの確認", Own, Group = Protection, Unit = "開庁日", Min = 1, Max = 5)]
    public int ProtectionMarkOpenDays { get; init; } = 1;

    /// <summary>Days overdue after which the general support officer hears that nobody has decided about the seal.</summary>
    [Setting("支援措置の確認が過ぎたら統括支援員に知らせる", Own, Group = Protection, Unit = "日後", Min = 0, Max = 7)]
    public int ProtectionMarkEscalateAfterDays { get; init; } = 1;

    /// <summary>Months before the go-live date within which a mark that went is still to be decided about.</summary>
    [Setting("導入日より前に消えた支援措置の印を数える月数", "導入のときに設定ファイルで決める", Group = Start, Unit = "か月", Min = 1, Max = 60, Freedom = SettingFreedom.Fixed)]
    public int ProtectionCarriedMonths { get; init; } = 12;

    /// <summary>Days left where the schedule has run out when a follow-up opens.</summary>
    [Setting("起点で期限が過ぎていたときの猶予", Own, Group = Chase, Unit = "日", Min = 1, Max = 30)]
    public int GraceDays { get; init; } = 7;

    /// <summary>Days left after a pause where the schedule has run out meanwhile.</summary>
    [Setting("保留が明けたときの猶予", Own, Group = Chase, Unit = "日", Min = 1, Max = 30)]
    public int DaysAfterHold { get; init; } = 7;

    /// <summary>Days a pause for a stay in hospital, at the mother's parents' or elsewhere may last before somebody must look again.</summary>
    [Setting("保留の上限（入院・里帰りなど）", Own, Group = Chase, Unit = "日", Min = 7, Max = 180)]
    public int HoldAtMostDays { get; init; } = 90;

    /// <summary>Days overdue after which the next in line is told.</summary>
    [Setting("期限を過ぎて上位者に知らせる（1回目）", Own, Group = Chase, Unit = "日後", Min = 0, Max = 60)]
    public int EscalateAfterDays { get; init; } = 7;

    /// <summary>Days overdue after which the one after that is told.</summary>
    [Setting("期限を過ぎて上位者に知らせる（2回目）", Own, Group = Chase, Unit = "日後", Min = 0, Max = 90)]
    public int EscalateFurtherAfterDays { get; init; } = 14;

    /// <summary>Days before the due date on which it is called soon.</summary>
    [Setting("「まもなく」とする（期限の前）", Own, Group = Chase, Unit = "日", Min = 1, Max = 60)]
    public int SoonDays { get; init; } = 7;

    /// <summary>Days between reminders of what is overdue; class S is reminded daily.</summary>
    [Setting("期限を過ぎたものの催促の間隔", Own, Group = Chase, Unit = "日", Min = 1, Max = 30)]
    public int RemindEveryDays { get; init; } = 7;

    /// <summary>When the morning's digest is sent.</summary>
    [Setting("朝のまとめの時刻", Own, Group = Staff)]
    public TimeOnly DigestAt { get; init; } = new(8, 0);

    /// <summary>When the office opens.</summary>
    [Setting("開庁の時刻", "条例・規則による執務時間", Group = Staff)]
    public TimeOnly OfficeOpensAt { get; init; } = new(8, 30);

    /// <summary>When the office closes.</summary>
    [Setting("閉庁の時刻", "条例・規則による執務時間", Group = Staff)]
    public TimeOnly OfficeClosesAt { get; init; } = new(17, 15);

    /// <summary>By when on the next open day what came after hours is handed over.</summary>
    [Setting("時間外の受付を引き継ぐ時刻（翌開庁日）", Own, Group = Staff)]
    public TimeOnly HandOverByAt { get; init; } = new(10, 0);

    /// <summary>Open days within which a quick note is filed or discarded.</summary>
    [Setting("メモの整理", Own, Group = Staff, Unit = "開庁日", Min = 1, Max = 5)]
    public int NoteOpenDays { get; init; } = 1;

    /// <summary>Hours overdue after which the supervisor hears of a call not returned or a night not handed over.</summary>
    [Setting("折り返し・時間外の引継ぎが過ぎてから係長に知らせるまで", Own, Group = Staff, Unit = "時間", Min = 1, Max = 24)]
    public int DeskEscalateAfterHours { get; init; } = 1;

    /// <summary>Days within which the other side says that it takes a referral.</summary>
    [Setting("紹介の受入れの確認", Own, Group = Staff, Unit = "日", Min = 1, Max = 60)]
    public int HandOffAcceptedDays { get; init; } = 14;

    /// <summary>Days within which a referred family is met for the first time.</summary>
    [Setting("紹介の初回の確認", Own, Group = Staff, Unit = "日", Min = 1, Max = 90)]
    public int HandOffFirstDays { get; init; } = 30;

    /// <summary>Days before the last day of a duty from which its cases are prepared for the successor.</summary>
    [Setting("引継ぎの準備を始める日（終了日の前）", Own, Group = Staff, Unit = "日", Min = 7, Max = 90)]
    public int HandoverAnnouncedDays { get; init; } = 30;

    /// <summary>Open days before the end of a duty by which its hand-over is written.</summary>
    [Setting("引継ぎ票（終了日の前）", Own, Group = Staff, Unit = "開庁日", Min = 1, Max = 20)]
    public int HandoverNoteOpenDays { get; init; } = 3;

    /// <summary>Open days within which a successor acknowledges what was handed over.</summary>
    [Setting("後任の受領（着任から）", Own, Group = Staff, Unit = "開庁日", Min = 1, Max = 20)]
    public int HandoverReceiptOpenDays { get; init; } = 5;

    /// <summary>Open days within which grave cases are handed over face to face.</summary>
    [Setting("重度以上の対面の引継ぎ（着任から）", Own, Group = Staff, Unit = "開庁日", Min = 1, Max = 30)]
    public int HandoverFaceToFaceOpenDays { get; init; } = 10;

    /// <summary>Days after a loss within which people decide whether somebody calls.</summary>
    [Setting("流産・死産・児の死亡の後の声かけを決める", Own, Group = Birth, Unit = "日", Min = 1, Max = 30)]
    public int GriefContactDays { get; init; } = 7;

    /// <summary>Day by which a birth is notified to the register, the day of birth being the first (戸籍法49).</summary>
    [Setting("出生の届出の期限（出生の日を1日目として）", "戸籍法49条", SettingBasis.Statute, Group = Birth, Unit = "日目", Freedom = SettingFreedom.Fixed)]
    public int UnregisteredBirthDay { get; init; } = 14;

    /// <summary>Days after that by which the register's desk and the guidance centre are asked.</summary>
    [Setting("出生の登録がないときの市民課・児相との協議", Own, Group = Birth, Unit = "日後", Min = 1, Max = 30)]
    public int UnregisteredBirthFurtherDays { get; init; } = 7;

    /// <summary>Days after the session by which the family of a child that missed it is called.</summary>
    [Setting("健診未受診：電話をする（会場日から）", Own, Group = Birth, Unit = "日", Min = 14, Max = 60)]
    public int MissedCheckupPhoneDays { get; init; } = 30;

    /// <summary>Days after the session by which the family is visited; the supervisor hears of it where nobody has seen the child.</summary>
    [Setting("健診未受診：訪問をし、会えていなければ係長に知らせる（会場日から）", Own, Group = Birth, Unit = "日", Min = 14, Max = 90)]
    public int MissedCheckupVisitDays { get; init; } = 45;

    /// <summary>Days after the session by which somebody has seen the child with their own eyes.</summary>
    [Setting("健診未受診：目視で現認する（会場日から）", "国の状況確認の通知（目視）。日数は自治体の設定", Group = Birth, Unit = "日", Min = 21, Max = 120)]
    public int MissedCheckupSightedDays { get; init; } = 60;

    /// <summary>Days after a referral by which the result of the detailed examination is known.</summary>
    [Setting("精密健診の結果の確認（紹介から）", Own, Group = Birth, Unit = "日", Min = 14, Max = 180)]
    public int DetailedExamDays { get; init; } = 60;

    /// <summary>Open days after a move became known by which the other municipality has the sheet.</summary>
    [Setting("転出する家庭の引継ぎ書を送る（知った日から）", "国の移管の考え方（速やかに）。日数は自治体の設定", Group = Moves, Unit = "開庁日", Min = 0, Max = 10)]
    public int CaseTransferOpenDays { get; init; } = 3;

    /// <summary>Days after the sending by which somebody there has taken it.</summary>
    [Setting("相手の受理を確かめる（送付から）", Own, Group = Moves, Unit = "日", Min = 1, Max = 30)]
    public int CaseTransferAcceptedDays { get; init; } = 7;

    /// <summary>Days within which the former municipality has answered.</summary>
    [Setting("転入した方の前の市区町村への照会（知った日から）", Own, Group = Moves, Unit = "日", Min = 1, Max = 60)]
    public int MoveInHistoryDays { get; init; } = 14;

    /// <summary>Days within which a family that was handed over is met.</summary>
    [Setting("引継ぎを受けた家庭に初めて会う", Own, Group = Moves, Unit = "日", Min = 1, Max = 14)]
    public int MoveInFirstDays { get; init; } = 7;

    /// <summary>Hours within which it is met where nobody has seen the child of late.</summary>
    [Setting("引継ぎを受けた家庭に初めて会う（最近だれもお子さんに会っていないとき）", "虐待対応の48時間に準じる", Group = Moves, Unit = "時間", Min = 12, Max = 48)]
    public int MoveInUnseenHours { get; init; } = 48;

    /// <summary>Days after the day of the next check-up on which a gap is seen.</summary>
    [Setting("妊婦健診の中断の確認（次回予定日から）", Own, Group = Pregnancy, Unit = "日", Min = 1, Max = 60)]
    public int AntenatalGapDays { get; init; } = 14;

    /// <summary>Days after the end of a pregnancy by which the second payment is spoken of.</summary>
    [Setting("支援給付の2回目の案内（妊娠の終わりから）", Own, Group = Birth, Unit = "日", Min = 7, Max = 180)]
    public int SecondBenefitDays { get; init; } = 60;

    /// <summary>Months before the claim lapses on which it is spoken of again.</summary>
    [Setting("支援給付の2回目の再案内（時効の前）", Own, Group = Birth, Unit = "か月", Min = 1, Max = 12)]
    public int SecondBenefitAgainMonths { get; init; } = 6;

    /// <summary>Rows of a worklist beyond which what is routine is folded.</summary>
    [Setting("一覧をたたむ行数", Own, Group = Chase, Unit = "行", Min = 5, Max = 50)]
    public int FoldAfterRows { get; init; } = 15;

    /// <summary>Days after a questionnaire at or above what the municipality has set within which help begins.</summary>
    [Setting("EPDS・質問票のあとの支援", Own, Group = Birth, Unit = "日", Min = 1, Max = 14)]
    public int EpdsHighDays { get; init; } = 7;

    /// <summary>Days after which a questionnaire is on the list to be taken again.</summary>
    [Setting("EPDSの再測定を一覧に出す", Own, Group = Birth, Unit = "日後", Min = 7, Max = 28)]
    public int EpdsAgainFromDays { get; init; } = 14;

    /// <summary>Days by which it is taken again.</summary>
    [Setting("EPDSの再測定の期限", Own, Group = Birth, Unit = "日後", Min = 14, Max = 60)]
    public int EpdsAgainByDays { get; init; } = 28;

    /// <summary>Days by which a questionnaire with gaps is taken again.</summary>
    [Setting("記入もれのあるEPDSの再実施", Own, Group = Birth, Unit = "日", Min = 1, Max = 28)]
    public int EpdsRedoDays { get; init; } = 7;

    public string? Contradiction =>
        (EightMonthFrom.Weeks, EightMonthFrom.Days).CompareTo((EightMonthBy.Weeks, EightMonthBy.Days)) >= 0 ? "8か月面談を一覧に出す週は、期限の週より前にしてください。"
        : ProtectionAnnouncedDays > ProtectionVisibleDays ? "秘匿の期限をもう一度知らせる日は、一覧に出す日より後にしてください。"
        : EscalateAfterDays > EscalateFurtherAfterDays ? "上位者に知らせる2回目は、1回目より後にしてください。"
        : MissedCheckupPhoneDays > MissedCheckupVisitDays || MissedCheckupVisitDays > MissedCheckupSightedDays ? "健診未受診の日数は、電話、訪問、現認の順に大きくしてください。"
        : EpdsAgainFromDays > EpdsAgainByDays ? "EPDSの再測定を一覧に出す日は、期限より前にしてください。"
        : OfficeOpensAt >= OfficeClosesAt ? "開庁の時刻は、閉庁の時刻より前にしてください。"
        : null;
}
