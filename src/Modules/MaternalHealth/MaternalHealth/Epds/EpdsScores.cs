using System.Globalization;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>The answers of one EPDS (rules R5): ten items of 0 to 3, or what a clinic tells, the total with item 10 apart. Of a form with gaps nothing is added up.</summary>
/// <param name="Items">A digit for each item, <c>-</c> where it was left out; empty where only the total was told.</param>
/// <param name="Total">The sum; null where an item is missing.</param>
/// <param name="Item10">Item 10; null where it is missing.</param>
internal sealed record EpdsScores(string Items, int? Total, int? Item10)
{
    public const int Count = 10;
    public const int HighestOfItem = 3;
    public const int HighestTotal = Count * HighestOfItem;

    const char Missing = '-';

    /// <summary>It has to be taken again: an item is missing, or nobody knows the answer to item 10.</summary>
    public bool Incomplete => Total is null || Item10 is null;

    public bool Item10Positive => Item10 >= 1;

    /// <summary>Numbers of the items that were left out.</summary>
    public IReadOnlyList<int> Gaps => [.. Items.Select((score, at) => (score, Number: at + 1)).Where(i => i.score == Missing).Select(i => i.Number)];

    public static EpdsScores OfItems(IReadOnlyList<int?> items) => new(
        string.Concat(items.Select(i => i?.ToString(CultureInfo.InvariantCulture) ?? $"{Missing}")), items.Any(i => i is null) ? null : items.Sum(), items[Count - 1]);

    public static EpdsScores OfTotal(int? total, int? item10) => new("", total, item10);

    public bool Reaches(int threshold) => Total >= threshold;
}

/// <summary>The two companions: 育児支援チェックリスト, whose marks are not scored, and 赤ちゃんへの気持ち質問票.</summary>
/// <param name="SupportAsked">The checklist was used.</param>
/// <param name="SupportMarks">Numbers of its items that were marked, in order, with blanks between.</param>
/// <param name="Bonding">Total of the second, 0 to 30; null where not used.</param>
/// <param name="Bonding3">Its item 3.</param>
/// <param name="Bonding5">Its item 5.</param>
internal sealed record Companions(bool SupportAsked = false, string SupportMarks = "", int? Bonding = null, int? Bonding3 = null, int? Bonding5 = null)
{
    public const int SupportItems = 9;

    public bool Reaches(int threshold) => Bonding3 >= threshold || Bonding5 >= threshold;
}
