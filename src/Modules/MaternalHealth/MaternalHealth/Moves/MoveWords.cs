using Hagukumi.MaternalHealth.Pregnancies;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>What staff call the steps of a move.</summary>
internal static class MoveWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Directions = [(nameof(MoveDirection.Out), "転出（引き継ぐ）"), (nameof(MoveDirection.In), "転入（前の市区町村に尋ねる）")];

    static readonly IReadOnlyList<(string Value, string Text)> Leaving =
    [
        (nameof(MoveStepKind.Sent), "引継ぎ書を送った"), (nameof(MoveStepKind.Accepted), "相手が受理した"),
        (nameof(MoveStepKind.StaysHere), "転出は取りやめになった"), (nameof(MoveStepKind.NothingToHandOver), "引き継ぐ支援はないと判断した"),
    ];

    static readonly IReadOnlyList<(string Value, string Text)> Coming =
    [
        (nameof(MoveStepKind.Asked), "前の市区町村に尋ねた"), (nameof(MoveStepKind.HistoryReceived), "これまでの記録を受け取った"), (nameof(MoveStepKind.NothingToAsk), "尋ねることはないと判断した"),
        (nameof(MoveStepKind.TakenOver), "支援の引継ぎを受けた（最近お子さんに会っている）"), (nameof(MoveStepKind.TakenOverUnseen), "支援の引継ぎを受けた（最近だれもお子さんに会っていない）"), (nameof(MoveStepKind.Met), "初めて会った"),
    ];

    public static IReadOnlyList<(string Value, string Text)> StepsOf(MoveDirection direction) => direction is MoveDirection.Out ? Leaving : Coming;

    public static string Of(MoveStepKind kind) => Leaving.Concat(Coming).ToList().NameOf($"{kind}");

    public static string Of(MoveDirection direction) => direction is MoveDirection.Out ? "転出の引継ぎ" : "転入の確認";
}
