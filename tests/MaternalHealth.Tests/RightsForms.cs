namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The forms of the rooms beside a pregnancy. What a colleague saves meanwhile stands beside it, so none of them has another's version to overwrite.</summary>
static class RightsForms
{
    static readonly IReadOnlyDictionary<string, string?> Vouchers = Form.Typed(("IssuedOn", "2026-06-01"), ("FirstNumber", "2026-0001"), ("NumberReason", "前の市町村の番号"));
    static readonly IReadOnlyDictionary<string, string?> Certification = Form.Typed(("HeartbeatOn", "2026-05-20"), ("AppliedOn", "2026-06-01"), ("CertifiedOn", "2026-06-01"));

    /// <summary>Forms that only those who record interviews may fill in; the others the clerk may as well.</summary>
    public static readonly IReadOnlySet<string> NursesOnly = new HashSet<string>(StringComparer.Ordinal) { "妊婦健診", "健診の中断", "連絡票", "返信", "教室", "プラン", "絵本", "転出の引継ぎ", "転入の確認", "養育支援訪問", "8か月アンケート" };

    public static IReadOnlyList<Form> All { get; } =
    [
        New("受診券の交付", desk => desk.Pregnancy(), "vouchers/new", Vouchers,
            [("IssuedOn", "", "交付日を入力"), ("IssuedOn", "2026-05-01", "届出日"), ("FirstNumber", "", "最初の番号を入力"), ("FirstNumber", "ABC", "終わりが数字"), ("Antenatal", "41", "妊婦健診の枚数は0から"), ("Multiple", "x", "多胎の追加の枚数は0から"), ("Postpartum", "-1", "産婦健診の枚数は0から")],
            "select count(*) from maternal_health.voucher_book where id = '{1}'", ["maternal-health.vouchers-issued"], "残り（妊婦健診）14枚"),
        New("受診券の使用", desk => desk.With(Vouchers, "vouchers/new"), "vouchers/use", Form.Typed(("On", "2026-06-01"), ("Institution", "𠮷野産科"), ("Result", "経過は順調とのこと"), ("NextOn", "2026-06-29")),
            [("Number", "", "使った受診券を選んで"), ("Number", "X-1", "この妊娠に交付されていません"), ("On", "2026-06-02", "2026年6月1日以前"), ("On", "2026-05-31", "交付日"), ("NextOn", "2026-06-01", "健診の日より後"), ("Institution", new string('院', 101), "100文字以内")],
            "select count(*) from maternal_health.voucher where pregnancy_id = '{1}' and used_on is not null", ["maternal-health.voucher-used", "maternal-health.antenatal-visit-recorded"], "𠮷野産科"),
        New("受診券の回収", desk => desk.With(Vouchers, "vouchers/new"), "vouchers/collect", Form.Typed(("On", "2026-06-01")),
            [("On", "", "回収日を入力"), ("On", "2026-06-02", "2026年6月1日以前"), ("On", "2026-05-01", "交付日")],
            "select count(*) from maternal_health.voucher_book where id = '{1}' and collected_on is not null", ["maternal-health.vouchers-collected"], "回収日2026-06-01"),
        New("償還払い", desk => desk.Pregnancy(), "reimbursements/new", Form.Typed(("AppliedOn", "2026-06-01"), ("VisitedOn", "2026-05-20"), ("Institution", "里帰り先医院"), ("Asked", "7250")),
            [("AppliedOn", "", "申請日を入力"), ("VisitedOn", "2026-06-02", "2026年6月1日以前"), ("Institution", "", "医療機関を入力"), ("Asked", "0", "申請額は1から"), ("Asked", "七千円", "申請額は1から")],
            "select count(*) from maternal_health.reimbursement where pregnancy = '{1}'", [], "7,250円"),
        New("認定", desk => desk.Pregnancy(), "benefit/certify", Certification,
            [("HeartbeatOn", "", "胎児心拍を確認した日を入力"), ("AppliedOn", "2026-05-01", "胎児心拍を確認した日以後"), ("CertifiedOn", "2026-05-25", "申請日以後"), ("HeartbeatOn", "2023-01-01", "2年"), ("PaidElsewhere", "x", "数字（円）"), ("PaidElsewhere", "60000", "市町村の名前")],
            "select count(*) from maternal_health.payment where subject = '{1}' and kind = 'BenefitFirst' and amount = 50000", ["maternal-health.benefit-certified"], "支援給付1回目50,000円"),
        New("2回目", desk => desk.With(Certification, "benefit/certify", "2026-07-20"), "benefit/second", Form.Typed(("ClaimedOn", "2026-06-01"), ("DecidedOn", "2026-06-01"), ("FetusCount", "1")),
            [("ClaimedOn", "2026-05-24", "8週間前"), ("DecidedOn", "2026-05-30", "届出日以後"), ("FetusCount", "0", "胎児の数は1から"), ("FetusCount", "2", "理由を入力"), ("PaidElsewhere", "1", "市町村の名前")],
            "select count(*) from maternal_health.payment where subject = '{1}' and kind = 'BenefitSecond'", ["maternal-health.benefit-claimed"], "支援給付2回目50,000円"),
        New("2回目の辞退", desk => desk.With(Certification, "benefit/certify"), "benefit/decline", Form.Typed(("On", "2026-06-01"), ("Reason", "電話で辞退")),
            [("On", "", "辞退の日を入力"), ("Reason", " ", "どのように辞退したか")],
            "select count(*) from maternal_health.benefit where id = '{1}' and declined_on is not null", ["maternal-health.benefit-declined"], "電話で辞退"),
        New("旧制度", desk => desk.Pregnancy(), "benefit/former", Form.Typed(("Kind", "birth"), ("PaidOn", "2025-02-01"), ("Amount", "50000")),
            [("Kind", null, "どちらのギフト"), ("PaidOn", "", "支給日を入力"), ("Amount", "なし", "支給額は1から")],
            "select count(*) from maternal_health.former_gift where pregnancy = '{1}'", [], "旧制度出産応援ギフト"),
        New("手帳", desk => desk.Pregnancy(), "handbooks", Form.Typed(("Kind", "reissue"), ("Number", "R-77"), ("On", "2026-06-01"), ("Note", "汚してしまったため")),
            [("Kind", null, "再交付か"), ("Fetus", "2", "胎児は1人"), ("Number", "", "手帳の番号を入力"), ("Number", new string('1', 21), "20文字以内"), ("On", "2026-05-01", "届出日")],
            "select count(*) from maternal_health.handbook_change where pregnancy = '{1}'", ["maternal-health.handbook-issued"], "R-77"),
        New("妊婦健診", desk => desk.Pregnancy(), "antenatal", Form.Typed(("On", "2026-06-01"), ("Institution", "春日台医院"), ("NextOn", "2026-06-29")),
            [("On", "", "健診の日を入力"), ("On", "2026-06-02", "2026年6月1日以前"), ("NextOn", "2026-05-01", "健診の日より後"), ("NextOn", "来月", "次の健診の予定日は「2026-04-01」")],
            "select count(*) from maternal_health.antenatal_visit where pregnancy = '{1}'", ["maternal-health.antenatal-visit-recorded"], "春日台医院"),
        New("健診の中断", desk => desk.Pregnancy(), "antenatal/contact", Form.Typed(("On", "2026-06-01"), ("Reason", "CannotGo"), ("NextOn", "2026-06-10"), ("Note", "上の子の預け先がない")),
            [("On", "", "連絡した日を入力"), ("Reason", null, "途切れたわけを選んで"), ("Reason", "7", "途切れたわけを選んで"), ("NextOn", "2026-05-30", "連絡した日以後")],
            "select count(*) from maternal_health.antenatal_contact where pregnancy = '{1}'", ["maternal-health.antenatal-contact-made"], "上の子の預け先がない"),
        New("連絡票", async desk => (await desk.Clinic(), await desk.Pregnancy()).Item2, "liaison", Form.Typed(("Clinic", Desk.ClinicId), ("SentOn", "2026-06-01"), ("Asks", "受診の様子を知りたい")),
            [("Clinic", "", "送り先の医療機関を選んで"), ("Clinic", "00000000-0000-0000-0000-000000000001", "送り先の医療機関を選び直して"), ("Asks", "", "尋ねることを入力"), ("ReplyDueOn", "2026-05-01", "送付日以後")],
            "select count(*) from maternal_health.liaison_slip where pregnancy = '{1}'", ["maternal-health.liaison-sent"], "受診の様子を知りたい"),
        New("教室", async desk => (await desk.ClassOf(20), await desk.Pregnancy()).Item2, "classes", Form.Typed(("Comers", "both"), ("Session", Desk.SessionId)),
            [("Session", "", "申し込む回を選んで"), ("Session", "00000000-0000-0000-0000-000000000001", "選び直して"), ("Comers", null, "だれが参加するか"), ("Comers", "dog", "だれが参加するか")],
            "select count(*) from maternal_health.class_application where pregnancy = '{1}'", [], "申込み済み"),
        New("プラン", desk => desk.Pregnancy(), "self-care", Form.Typed(("MadeOn", "2026-06-01"), ("Outlook", "夫と二人で乗りきりたい"), ("HandedOverOn", "2026-06-01")),
            [("MadeOn", "2026-05-01", "届出日"), ("Outlook", "", "見通し"), ("Worries", new string('心', 2001), "2000文字以内"), ("HandedOverOn", "2026-05-31", "作った日以後")],
            "select count(*) from maternal_health.self_care_plan where pregnancy = '{1}'", [], "夫と二人で乗りきりたい"),
        New("転出の引継ぎ", desk => desk.Move("Out"), "", Form.Typed(("Kind", "Sent"), ("On", "2026-06-01"), ("With", "青空町健康課 大空"), ("SheetSent", "true")),
            [("Kind", null, "何をしたかを選んで"), ("Kind", "Met", "何をしたかを選んで"), ("On", "2026-06-02", "2026年6月1日以前"), ("With", " ", "相手の課名と氏名"), ("With", new string('課', 101), "100文字以内"), ("SheetSent", null, "引継ぎ書を印刷して添え"), ("Note", new string('長', 2001), "2000文字以内")],
            "select count(*) from maternal_health.move_step where move_id = '{1}'", ["maternal-health.case-transfer-sent"], "引継ぎ書を送った"),
        New("転入の確認", desk => desk.Move("In"), "", Form.Typed(("Kind", "HistoryReceived"), ("On", "2026-06-01"), ("Note", "健診はすべて受けていた")),
            [("Kind", "Sent", "何をしたかを選んで"), ("Kind", "TakenOver", "相手の課名と氏名"), ("Kind", "Met", "先に「支援の引継ぎを受けた」"), ("On", "", "日を入力")],
            "select count(*) from maternal_health.move_step where move_id = '{1}'", ["maternal-health.history-received"], "健診はすべて受けていた"),
        New("養育支援訪問", desk => desk.RearingSupport(), "", Form.Typed(("Kind", "Visit"), ("On", "2026-06-01"), ("Note", "沐浴を一緒にした")),
            [("Kind", null, "何をしたかを選んで"), ("Kind", "Review", "次に評価する日を入力"), ("On", "2026-05-31", "対象の決定"), ("Note", "", "訪問の内容、評価、または終了の理由")],
            "select count(*) from maternal_health.rearing_support_step where rearing_support_id = '{1}'", ["maternal-health.rearing-support-visited"], "沐浴を一緒にした"),
        New("8か月アンケート", desk => desk.Pregnancy(), "survey", Form.Typed(("On", "2026-06-01"), ("Concern", "yes"), ("Note", "よく眠れていない")),
            [("On", "2026-06-02", "2026年6月1日以前"), ("Concern", null, "気がかりがあったか"), ("Note", new string('長', 2001), "2000文字以内")],
            "select count(*) from maternal_health.eight_month_survey_answer where pregnancy_id = '{1}'", ["maternal-health.eight-month-survey-answered"], "よく眠れていない"),
    ];

    static Form New(string name, Func<Desk, Task<Desk.Case>> given, string path, IReadOnlyDictionary<string, string?> valid, (string Field, string? Typed, string Says)[] refused, string rows, string[] tells, string shows) =>
        new(name, given, path) { Valid = valid, Other = valid, Refused = refused, Rows = rows, Tells = tells, Shows = shows };
}
