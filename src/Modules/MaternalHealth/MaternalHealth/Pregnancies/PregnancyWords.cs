using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>What staff call the codes of a pregnancy.</summary>
internal static class PregnancyWords
{
    /// <summary>C11. Facts found; no item alone, nor their number, decides anything.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> RiskItems =
    [
        ("P01", "若年（妊娠時18歳未満／20歳未満）"), ("P02", "妊娠届が遅い（20週以降・28週以降・分娩後）"), ("P03", "妊婦健診の未受診・中断"), ("P04", "母子健康手帳未交付・飛び込み出産"),
        ("P05", "予期せぬ・望まない妊娠、中絶希望、気持ちの揺れ"), ("P06", "精神疾患・既往、服薬中断、希死念慮"), ("P07", "知的・発達の特性があり生活が難しい"), ("P08", "アルコール・薬物・ギャンブル"),
        ("P09", "DV・支配関係"), ("P10", "経済困窮、無保険、住居不安定"), ("P11", "支援者がいない・孤立"), ("P12", "ひとり親・未婚・パートナー不明"),
        ("P13", "上の子に虐待・要対協・施設入所歴"), ("P14", "親自身の被虐待歴"), ("P15", "多胎"), ("P16", "胎児の疾患・低出生体重の見込み"),
        ("P17", "多子・年子（産後1年未満の妊娠を含む）"), ("P18", "転入・転居を繰り返す、居所が定まらない"), ("P19", "外国籍・言語の壁"), ("P20", "支援・訪問の拒否"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> Feelings =
        [("glad", "うれしい"), ("mixed", "うれしいが戸惑いもある"), ("troubled", "困っている・悩んでいる"), ("untold", "話さなかった")];

    public static readonly IReadOnlyList<(string Value, string Text)> Held = [("held", "面談した"), ("declined", "断られた")];

    public static readonly IReadOnlyList<(string Value, string Text)> Methods = [("office", "来所"), ("home", "訪問"), ("phone", "電話"), ("online", "オンライン")];

    public static readonly IReadOnlyList<(string Value, string Text)> Directions =
    [
        (nameof(TriageDirection.Ordinary), "通常の支援"),
        (nameof(TriageDirection.NurseFollowUp), "母子保健でのフォロー"),
        (nameof(TriageDirection.SpecifiedPregnantCandidate), "特定妊婦の候補（合同ケース会議へ）"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> Outcomes =
    [
        (nameof(PregnancyOutcome.LiveBirth), "出生"), (nameof(PregnancyOutcome.Stillbirth), "死産"), (nameof(PregnancyOutcome.Miscarriage), "流産"),
        (nameof(PregnancyOutcome.Terminated), "人工妊娠中絶"), (nameof(PregnancyOutcome.Unknown), "不明"),
    ];

    internal static string KindOf(Entry entry) => entry switch
    {
        Interview => "届出時の面談",
        Triage => "気がかりの判定",
        EightMonthInterview => "8か月面談",
        _ => "分娩予定日の訂正",
    };

    /// <summary>What was found in the pregnancy and which directions were decided, with their reasons: it goes on with the child (SP-28), and with the family that moves.</summary>
    public static IEnumerable<string> Assessed(Pregnancy pregnancy)
    {
        if (pregnancy.Interview is { Declined: false, Items.Count: > 0 } interview)
            yield return $"{JapaneseDate.Format(interview.On)}の面談で分かったこと：{string.Join('、', interview.Items.Select(i => RiskItems.NameOf(i.Code)))}";
        foreach (var triage in pregnancy.Triages.Where(t => t.Stands).OrderByDescending(t => t.On))
            yield return $"{JapaneseDate.Format(triage.On)}の判定：{Directions.NameOf($"{triage.Direction}")}。理由：{triage.Reason}";
    }

    public static bool Knows(this IReadOnlyList<(string Value, string Text)> words, string? value) => words.Any(w => w.Value == value);

    /// <summary>The word for a code, or the code itself where it is none of ours.</summary>
    public static string NameOf(this IReadOnlyList<(string Value, string Text)> words, string? value) =>
        words.Where(w => w.Value == value).Select(w => w.Text).FirstOrDefault() ?? value ?? "";
}
