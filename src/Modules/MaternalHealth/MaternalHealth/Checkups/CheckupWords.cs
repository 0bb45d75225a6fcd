using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Growth;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>What staff call the codes of the check-ups (codes C19).</summary>
internal static class CheckupWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [.. CheckupPlan.All(new MaternalHealthSettings()).Select(p => ($"{p.Kind}", p.Name))];

    public static readonly IReadOnlyList<(string Value, string Text)> Results =
        [(nameof(CheckupResult.Normal), "異常なし"), (nameof(CheckupResult.Treated), "既医療"), (nameof(CheckupResult.Observe), "要観察"), (nameof(CheckupResult.Referral), "要紹介（要精密）"), (nameof(CheckupResult.NeedsMedical), "要医療")];

    public static readonly IReadOnlyList<(string Value, string Text)> Sources =
        [(nameof(CheckupSource.Session), "この市の会場"), (nameof(CheckupSource.Clinic), "医療機関"), (nameof(CheckupSource.OtherMunicipality), "他市町村")];

    public static readonly IReadOnlyList<(string Value, string Text)> FollowUps =
    [
        ("phone", "電話"), ("visit", "訪問"), ("recheck", "再計測"), ("classroom", "教室"), ("psychology", "心理相談"), ("developmental", "発達相談"), ("referral", "紹介"), ("caseConference", "ケース会議"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> Places =
    [
        (nameof(MeasurePlace.Checkup), "健診会場"), (nameof(MeasurePlace.Clinic), "医療機関"), (nameof(MeasurePlace.Hub), "拠点・広場"), (nameof(MeasurePlace.Nursery), "園"), (nameof(MeasurePlace.Home), "家庭"),
        (nameof(MeasurePlace.Other), "その他"),
    ];

    public const string Lying = "lying";

    public static readonly IReadOnlyList<(string Value, string Text)> Positions = [(Lying, "あおむけ"), ("standing", "立って")];

    public static readonly IReadOnlyList<(string Value, string Text)> Reasons =
    [
        (nameof(MissedReason.AtHospital), "医療機関で受診"), (nameof(MissedReason.OtherMunicipality), "他市町村で受診"), (nameof(MissedReason.NurserySeen), "園で現認"), (nameof(MissedReason.Hospitalized), "入院中"),
        (nameof(MissedReason.Abroad), "出国"), (nameof(MissedReason.MovedOut), "転出"), (nameof(MissedReason.Refused), "拒否"), (nameof(MissedReason.Unknown), "不明"), (nameof(MissedReason.Scheduled), "予定あり"),
    ];

    /// <summary>Reasons for which a missed check-up is no longer chased; a refusal, a plan and not knowing are none.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> AcceptedReasons =
        [.. Reasons.Where(r => r.Value is nameof(MissedReason.AtHospital) or nameof(MissedReason.OtherMunicipality) or nameof(MissedReason.Hospitalized) or nameof(MissedReason.Abroad) or nameof(MissedReason.MovedOut))];

    public static readonly IReadOnlyList<(string Value, string Text)> Ways =
        [(nameof(ContactWay.Letter), "文書"), (nameof(ContactWay.Phone), "電話"), (nameof(ContactWay.Online), "オンライン"), (nameof(ContactWay.Visit), "訪問"), (nameof(ContactWay.Inquiry), "園・学校・医療機関への照会")];

    public static readonly IReadOnlyList<(string Value, string Text)> Endings =
        [(nameof(MissEndingKind.Seen), "お子さんを目で見て確かめた（現認）"), (nameof(MissEndingKind.Explained), "理由を確かめた"), (nameof(MissEndingKind.Unlocated), "居所が分からない")];

    public const string ByEye = "eye";

    public static readonly IReadOnlyList<(string Value, string Text)> Hows = [(ByEye, "目で見た"), ("voice", "電話・声だけ"), ("told", "家族などの話だけ")];

    public static readonly IReadOnlyList<(string Value, string Text)> Exams =
        [(nameof(ExamOutcome.Normal), "異常なし"), (nameof(ExamOutcome.Observe), "経過観察"), (nameof(ExamOutcome.Guidance), "要指導"), (nameof(ExamOutcome.Treatment), "要治療")];

    public static string Of(CheckupKind kind) => Kinds[(int)kind].Text;

    /// <summary>Why a child was left out, the deaths that the register told included.</summary>
    public static string Of(MissedReason reason) => reason is MissedReason.Died ? "死亡" : Reasons.First(r => r.Value == $"{reason}").Text;

    public static string FollowUpsOf(string codes) => string.Join('、', codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => FollowUps.FirstOrDefault(f => f.Value == c).Text ?? c));
}
