using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>What staff call the codes of an infant.</summary>
internal static class InfantWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Sexes = [(nameof(Sex.Female), "女"), (nameof(Sex.Male), "男"), (nameof(Sex.Unknown), "不明")];

    public static readonly IReadOnlyList<(string Value, string Text)> NewbornVisits =
        [(nameof(NewbornVisitKind.Visited), "訪問した"), (nameof(NewbornVisitKind.ByOtherMunicipality), "里帰り先などの市町村が訪問した"), (nameof(NewbornVisitKind.Declined), "断られた")];

    public static readonly IReadOnlyList<(string Value, string Text)> Seen = [("yes", "お子さんに会えた"), ("no", "お子さんに会えなかった")];

    public static readonly IReadOnlyList<(string Value, string Text)> ReasonsNotSeen =
        [("satogaeri", "里帰り"), ("hospital", "入院"), ("refused", "断られた"), ("absent", "長期の不在"), ("other", "その他")];
}
