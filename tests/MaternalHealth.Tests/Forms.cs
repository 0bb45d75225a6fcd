using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Every form of the desk: a filling that is saved, another that a colleague may save meanwhile, and fillings that are refused.</summary>
sealed record Form(string Name, Func<Desk, Task<Desk.Case>> Given, string Path)
{
    /// <summary>What is typed and saved.</summary>
    public required IReadOnlyDictionary<string, string?> Valid { get; init; }

    /// <summary>What a colleague types about the same record.</summary>
    public required IReadOnlyDictionary<string, string?> Other { get; init; }

    /// <summary>Field, what is typed into it, and what is said about it.</summary>
    public required (string Field, string? Typed, string Says)[] Refused { get; init; }

    /// <summary>Rows that a saved form leaves, of one person or record.</summary>
    public required string Rows { get; init; }

    /// <summary>Events told, in their order.</summary>
    public required string[] Tells { get; init; }

    /// <summary>What the record's page shows afterwards.</summary>
    public required string Shows { get; init; }

    /// <summary>Each saving adds a record of its own: a colleague's stands beside it.</summary>
    public bool Adds { get; init; }

    /// <summary>Address of the form for a record.</summary>
    public string Url(Desk.Case record) => Path.StartsWith('/') ? Path + record.Person : Path.Length == 0 ? record.Path : $"{record.Path}/{Path}";

    public static IReadOnlyList<Form> All { get; } =
    [
        new("妊娠届", async desk => await desk.Woman() is var (id, name) ? new("", id, name) : throw new InvalidOperationException(), "/maternal-health/pregnancies/new?person=")
        {
            Valid = Typed(("NotifiedOn", "令和8年6月1日"), ("ExpectedDeliveryOn", "R8.12.24"), ("FetusCount", "２"), ("HandbookNumbers", "2026-0001\n2026-0002"), ("HeartbeatConfirmed", "true"), ("Institution", "𠮷野髙橋産婦人科")),
            Other = Typed(("NotifiedOn", "2026-05-30"), ("ExpectedDeliveryOn", "2026-12-20"), ("FetusCount", "1"), ("HandbookNumbers", "2026-0009")),
            Refused =
            [
                ("NotifiedOn", "", "届出日を入力してください"), ("NotifiedOn", null, "届出日を入力してください"), ("NotifiedOn", "きのう", "届出日は「2026-04-01」"), ("NotifiedOn", "2026-06-02", "届出日は2026年6月1日以前"),
                ("ExpectedDeliveryOn", "", "分娩予定日を入力してください"), ("ExpectedDeliveryOn", "2028-01-01", "分娩予定日は届出日の"), ("LastPeriodOn", "2026-13-01", "最終月経の始まりの日は「2026-04-01」"),
                ("FetusCount", "0", "胎児数は1から"), ("FetusCount", "三", "胎児数は1から"), ("FetusCount", "6", "胎児数は1から"), ("FetusCount", "99999999999", "胎児数は1から"),
                ("HandbookNumbers", "", "母子健康手帳の番号を入力"), ("HandbookNumbers", "2026-0001", "1行に1冊ずつ"), ("HandbookNumbers", "A1\nA1", "同じ手帳番号"), ("HandbookNumbers", "123456789012345678901\n2", "20文字以内"),
                ("Institution", new string('院', 101), "医療機関は100文字以内"), ("HeartbeatConfirmed", "たぶん", "選び直してください"), ("FirstCheckupDone", "2", "選び直してください"), ("AfterDelivery", "maybe", "選び直してください"),
            ],
            Rows = "select count(*) from maternal_health.pregnancy where person_id = '{0}'",
            Tells = ["maternal-health.pregnancy-notified", "maternal-health.handbook-issued"],
            Shows = "分娩予定日2026-12-24（令和8年12月24日）届出日2026-06-01（令和8年6月1日）（10週",
        },
        new("面談", desk => desk.Pregnancy(), "interview")
        {
            Valid = Typed(("Result", "held"), ("On", "2026-06-01"), ("Minutes", "25"), ("Items", "P05"), ("Note", "髙橋さんの𠮷報"), ("SelfCarePlanGiven", "true")),
            Other = Typed(("Result", "declined"), ("On", "2026-06-01"), ("Note", "電話を希望")),
            Refused =
            [
                ("Result", null, "面談したか"), ("Result", "perhaps", "面談したか"), ("On", "2026-06-31", "面談日は「2026-04-01」"), ("On", "2026-05-31", "届出日"), ("On", "2026-06-02", "2026年6月1日以前"),
                ("Minutes", "", "所要時間は1から"), ("Minutes", "301", "所要時間は1から"), ("Minutes", "-5", "所要時間は1から"), ("Interviewer", "nobody", "面談した職員を選んで"), ("Feelings", "angry", "妊娠の受け止めを選び直して"),
                ("Items", "P99", "把握した項目を選び直して"), ("Note", new string('漢', 2001), "面談の内容は2000文字以内"), ("Partner", new string('夫', 101), "100文字以内"), ("SelfCarePlanGiven", "yes please", "選び直してください"),
            ],
            Rows = "select count(*) from maternal_health.interview where pregnancy_id = '{1}'",
            Tells = ["maternal-health.pregnancy-interviewed"],
            Shows = "髙橋さんの𠮷報",
        },
        new("判定", desk => desk.Pregnancy(), "triage")
        {
            Valid = Typed(("On", "2026-06-01"), ("Direction", "SpecifiedPregnantCandidate"), ("Reason", "複数の課で支える。葛󠄀城さんに電話。")),
            Other = Typed(("On", "2026-06-01"), ("Direction", "Ordinary"), ("Reason", "祖母の支え")),
            Refused = [("On", "", "判定日を入力"), ("On", "2026-05-01", "届出日"), ("Direction", null, "支援の方向を選んで"), ("Direction", "9", "支援の方向を選んで"), ("Reason", "　", "そう判断した理由"), ("Reason", new string('理', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.triage where pregnancy_id = '{1}'",
            Tells = ["maternal-health.risk-triaged"],
            Shows = "複数の課で支える。葛󠄀城さんに電話。",
        },
        new("8か月面談", desk => desk.Pregnancy(), "eight-month")
        {
            Valid = Typed(("Result", "held"), ("On", "2026-06-01"), ("Method", "home"), ("Note", "出産の足を確かめた")),
            Other = Typed(("Result", "declined"), ("On", "2026-06-01"), ("Note", "里帰り先へ")),
            Refused = [("Result", null, "面談したか"), ("On", "x", "面談日は「2026-04-01」"), ("Method", "pigeon", "面談の方法を選んで"), ("Note", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.eight_month_interview where pregnancy_id = '{1}'",
            Tells = ["maternal-health.eight-month-interview-held"],
            Shows = "出産の足を確かめた",
        },
        new("予定日の訂正", desk => desk.Pregnancy(), "expected-delivery")
        {
            Valid = Typed(("ExpectedDeliveryOn", "2026-08-30"), ("Reason", "超音波検査による")),
            Other = Typed(("ExpectedDeliveryOn", "2026-09-03"), ("Reason", "医師の連絡")),
            Refused = [("ExpectedDeliveryOn", "", "分娩予定日を入力"), ("ExpectedDeliveryOn", "2030-01-01", "離れすぎて"), ("Reason", "", "訂正の理由"), ("Reason", new string('理', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.expected_delivery_correction where pregnancy_id = '{1}'",
            Tells = ["maternal-health.expected-delivery-changed"],
            Shows = "超音波検査による",
        },
        new("妊娠の終わり", desk => desk.Pregnancy("2026-06-01"), "end")
        {
            Valid = Typed(("Fetuses[0].Outcome", "LiveBirth"), ("Fetuses[0].On", "2026-06-01"), ("Fetuses[0].Sex", "Female"), ("Fetuses[0].BirthWeight", "2480")),
            Other = Typed(("Fetuses[0].Outcome", "Stillbirth"), ("Fetuses[0].On", "2026-06-01")),
            Refused =
            [
                ("Fetuses[0].Outcome", null, "結果を選んで"), ("Fetuses[0].Outcome", "Unborn", "結果を選んで"), ("Fetuses[0].On", "", "日付を入力"), ("Fetuses[0].On", "2026-06-02", "2026年6月1日以前"), ("Fetuses[0].On", "2024-01-01", "妊娠の始まり"),
                ("Fetuses[0].Sex", null, "性別を選んで"), ("Fetuses[0].BirthWeight", "199", "出生体重は200から"), ("Fetuses[0].BirthWeight", "重い", "出生体重は200から"), ("Fetuses[0].InHospital", "?", "選び直してください"),
            ],
            Rows = "select count(*) from maternal_health.infant where pregnancy = '{1}'",
            Tells = ["maternal-health.pregnancy-ended", "maternal-health.birth-registered"],
            Shows = "出生（2026-06-01（令和8年6月1日）",
        },
        new("退院", desk => desk.Infant(inHospital: true), "discharge")
        {
            Valid = Typed(("On", "2026-06-01")),
            Other = Typed(("On", "2026-06-01")),
            Refused = [("On", "", "退院日を入力"), ("On", "2026-06-02", "2026年6月1日以前"), ("On", "2026-05-31", "生まれた日")],
            Rows = "select count(*) from maternal_health.infant where id = '{1}' and discharged_on = '2026-06-01'",
            Tells = ["maternal-health.hospital-discharged"],
            Shows = "2026-06-01（令和8年6月1日）に退院",
        },
        new("新生児訪問", desk => desk.Infant(), "newborn-visit")
        {
            Valid = Typed(("Kind", "Visited"), ("On", "2026-06-01"), ("Note", "体重がよく増えている")),
            Other = Typed(("Kind", "Declined"), ("On", "2026-06-01"), ("Note", "来月に")),
            Refused = [("Kind", null, "訪問の結果を選んで"), ("Kind", "7", "訪問の結果を選んで"), ("On", "令和", "訪問日は「2026-04-01」"), ("On", "2026-05-31", "生まれた日"), ("Note", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.newborn_visit where infant_id = '{1}'",
            Tells = ["maternal-health.newborn-visited"],
            Shows = "体重がよく増えている",
        },
        new("全戸訪問", desk => desk.Infant(), "infant-visit")
        {
            Valid = Typed(("On", "2026-06-01"), ("ChildSeen", "yes"), ("Note", "広場を案内した")),
            Other = Typed(("On", "2026-06-01"), ("ChildSeen", "no"), ("Reason", "absent"), ("Note", "不在票")),
            Refused = [("On", "", "訪問日を入力"), ("ChildSeen", null, "会えたかどうかを選んで"), ("ChildSeen", "no", "会えなかった理由を選んで"), ("Note", new string('漢', 2001), "2000文字以内")],
            Rows = "select count(*) from maternal_health.infant_visit where infant_id = '{1}'",
            Tells = ["maternal-health.infant-home-visited"],
            Shows = "広場を案内した",
        },
        .. CareForms.All,
    ];

    public static IReadOnlyDictionary<string, string?> Typed(params (string Field, string? Text)[] fields) => fields.ToDictionary(f => f.Field, f => f.Text, StringComparer.Ordinal);

    public override string ToString() => Name;
}
