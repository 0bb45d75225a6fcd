using static Hagukumi.MaternalHealth.Tests.Form;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The forms about mothers after the birth, and about a child's growth.</summary>
static class CareForms
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new("質問票", desk => desk.Pregnancy(), "epds/new")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-01"), ("Occasion", "TwoWeekCheckup"), ("Edition", "日本語版"), ("Item1", "1"), ("Item2", "１"), ("Item3", "1"), ("Item4", "1"), ("Item5", "1"), ("Item6", "1"), ("Item7", "1"), ("Item8", "1"), ("Item9", "1"), ("Item10", "0"),
                ("Bonding", "4"), ("Bonding3", "0"), ("Bonding5", "0"), ("Note", "眠れないと話した")),
            Other = Typed(("On", "2026-06-01"), ("Occasion", "Visit"), ("Total", "3"), ("Item10", "0")),
            Refused =
            [
                ("On", "", "回答日を入力"), ("On", "2026-06-02", "2026年6月1日以前"), ("On", "2020-01-01", "妊娠の始まり"), ("Occasion", null, "どこで答えたか"), ("Item1", "4", "項目1は0から3"), ("Item10", "-1", "項目10は0から3"), ("Item5", "二", "項目5は0から3"),
                ("Total", "31", "合計は0から30"), ("Total", "8", "10項目を足すと9です"), ("SupportMarks", "10", "印を選び直して"), ("Bonding", "31", "気持ち質問票の合計は0から30"), ("Bonding3", "9", "気持ち質問票の項目3は0から3"), ("Bonding5", "5", "気持ち質問票の項目5は0から3"),
                ("Edition", new string('版', 101), "100文字以内"), ("Note", new string('漢', 2001), "2000文字以内"), ("SupportAsked", "?", "選び直してください"),
            ],
            Rows = "select count(*) from maternal_health.epds_assessment where pregnancy = '{1}'",
            Tells = ["maternal-health.epds-recorded"],
            Shows = "合計9、項目10は0",
        },
        new("計測", desk => desk.Child(), "growth/new")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-01"), ("Place", "Home"), ("Weight", "２.９５"), ("Height", "49.5"), ("Position", "lying"), ("Head", "33.4")),
            Other = Typed(("On", "2026-06-01"), ("Place", "Clinic"), ("Weight", "2.9")),
            Refused =
            [
                ("On", "", "計測日を入力"), ("On", "2026-05-31", "生まれた日"), ("On", "2026-06-02", "2026年6月1日以前"), ("Place", null, "どこで計ったか"), ("Place", "Moon", "どこで計ったか"), ("Weight", "2900", "体重はkgの数字"), ("Weight", "29", "小数点の位置"),
                ("Weight", "重い", "体重はkgの数字"), ("Weight", "-3", "体重はkgの数字"), ("Height", "495", "身長はcmの数字"), ("Height", "4.95", "身長はcmの数字"), ("Height", "4.9", "小数点の位置"), ("Head", "3.3", "小数点の位置"), ("Position", null, "仰向けで計ったか"), ("Confirmed", "?", "選び直してください"),
            ],
            Rows = "select count(*) from maternal_health.measurement where child = '{1}'",
            Tells = ["maternal-health.child-measured"],
            Shows = "2.95kg25〜50パーセンタイルの間",
        },
        new("再計測", desk => desk.Child(), "growth/remeasure")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-15"), ("Reason", "体重の増えをもう一度見る")),
            Other = Typed(("On", "2026-06-20"), ("Reason", "頭囲を計り直す")),
            Refused = [("On", "", "再計測日を入力"), ("On", "2026-05-31", "2026年6月1日以後"), ("On", "9999-12-31", "2027年6月1日以前"), ("Reason", "", "もう一度計る理由"), ("Reason", new string('理', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.remeasure_mark where child = '{1}'",
            Tells = ["maternal-health.remeasure-marked"],
            Shows = "体重の増えをもう一度見る",
        },
        new("安全の段取り", desk => desk.Epds(item10: 1), "safety-plan")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-01"), ("StaysWith", "実母が今夜から泊まる"), ("Calls", "昼は保健師、夜は救急相談"), ("Decided", "夫も同席し、明日の受診を決めた")),
            Other = Typed(("On", "2026-06-01"), ("StaysWith", "夫"), ("Calls", "助産師"), ("Decided", "あすの午前に訪問")),
            Refused =
            [
                ("On", "", "決めた日を入力"), ("On", "2026-05-31", "回答日"), ("Responsible", "", "きょうの担当者"), ("Responsible", "0198c0de-0000-7000-8000-000000000000", "きょうの担当者"), ("StaysWith", " ", "だれが一緒にいるか"), ("StaysWith", new string('母', 101), "100文字以内"),
                ("Calls", "", "だれに連絡するか"), ("Decided", "", "決めたこと"), ("Decided", new string('決', 2001), "2000文字以内"),
            ],
            Rows = "select count(*) from maternal_health.safety_plan where assessment_id = '{1}'",
            Tells = ["maternal-health.safety-plan-made"],
            Shows = "実母が今夜から泊まる",
        },
        new("質問票のあとの支援", desk => desk.Epds(item10: 0), "intervention")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-01"), ("Kind", "visit"), ("Note", "あさって家庭訪問")),
            Other = Typed(("On", "2026-06-01"), ("Kind", "declined"), ("Note", "来週また電話")),
            Refused = [("On", "", "始めた日を入力"), ("On", "2026-05-31", "回答日"), ("Kind", null, "始めた支援を選んで"), ("Kind", "pray", "始めた支援を選んで"), ("Note", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.epds_intervention where assessment_id = '{1}'",
            Tells = ["maternal-health.intervention-started"],
            Shows = "あさって家庭訪問",
        },
        new("産婦健診", desk => desk.AfterBirth(granted: false), "postpartum/checkups/new")
        {
            Adds = true,
            Valid = Typed(("Kind", "two-week"), ("On", "2026-06-01"), ("Place", "𠮷野医院"), ("Result", "watch"), ("Note", "授乳の相談あり")),
            Other = Typed(("Kind", "one-month"), ("On", "2026-06-01"), ("Result", "none")),
            Refused = [("Kind", null, "どの健診か"), ("Kind", "9", "どの健診か"), ("On", "", "健診日を入力"), ("On", "2026-05-31", "出産（妊娠の終わり）の日"), ("On", "2026-06-02", "2026年6月1日以前"), ("Place", new string('院', 101), "100文字以内"), ("Result", null, "医療機関からの連絡"), ("Note", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.postpartum_checkup where pregnancy_id = '{1}'",
            Tells = [],
            Shows = "授乳の相談あり",
        },
        new("産後ケアの申請", desk => desk.AfterBirth(granted: false), "postpartum/applications/new")
        {
            Adds = true,
            Valid = Typed(("On", "2026-06-01"), ("Reason", "夜に休みたい")),
            Other = Typed(("On", "2026-06-01"), ("Reason", "授乳の相談")),
            Refused = [("On", "", "申請日を入力"), ("On", "2026-06-02", "2026年6月1日以前"), ("Reason", "", "望んでいること"), ("Reason", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.postpartum_care_application where pregnancy_id = '{1}'",
            Tells = [],
            Shows = "夜に休みたい",
        },
        new("産後ケアの利用日", desk => desk.AfterBirth(granted: true), "postpartum/days/new")
        {
            Adds = true,
            Valid = Typed(("Kind", "DayCare"), ("On", "2026-06-10"), ("Provider", "緑が丘助産院")),
            Other = Typed(("Kind", "DayCare"), ("On", "2026-06-11"), ("Provider", "市立病院")),
            Refused = [("Kind", null, "産後ケアの型"), ("Kind", "7", "産後ケアの型"), ("On", "", "利用日を入力"), ("On", "2026-05-31", "出産（妊娠の終わり）の日"), ("On", "2027-06-01", "1年未満"), ("On", "9999-12-31", "2027年6月1日以前"), ("Provider", "", "利用する事業者"), ("Provider", new string('院', 101), "100文字以内")],
            Rows = "select count(*) from maternal_health.postpartum_care_day where pregnancy_id = '{1}'",
            Tells = [],
            Shows = "緑が丘助産院",
        },
        new("予防接種", desk => desk.Child(), "immunisations/new")
        {
            Adds = true,
            Valid = Typed(("Vaccine", "hepb"), ("Number", "1"), ("On", "2026-06-01"), ("Source", "Handbook")),
            Other = Typed(("Vaccine", "bcg"), ("Number", "1"), ("On", "2026-06-01"), ("Source", "Told")),
            Refused = [("Vaccine", null, "予防接種を選んで"), ("Vaccine", "plague", "予防接種を選んで"), ("Number", "0", "何回目かを1から4"), ("Number", "五", "何回目かを1から4"), ("On", "", "接種日を入力"), ("On", "2026-05-31", "生まれた日"), ("On", "2026-06-02", "2026年6月1日以前"), ("Source", "x", "何で確かめたか")],
            Rows = "select count(*) from maternal_health.immunisation_dose where child = '{1}'",
            Tells = [],
            Shows = "B型肝炎1回目",
        },
    ];
}
