using Hagukumi.Contracts;
using Hagukumi.Families.Kinship;

namespace Hagukumi.Families.Genogram;

/// <summary>Somebody in the drawing.</summary>
/// <param name="Key">The person's id, or what stands for somebody no record is kept of.</param>
/// <param name="Name">As stored.</param>
/// <param name="Sex">Decides the shape.</param>
/// <param name="Born">Null where unknown.</param>
/// <param name="Age">In words.</param>
/// <param name="Dead">Marked with a cross.</param>
/// <param name="Unborn">A child that is expected.</param>
/// <param name="Households">The letters of the households somebody belongs to.</param>
public sealed record Member(string Key, string Name, Sex Sex, DateOnly? Born, string Age, bool Dead, bool Unborn, IReadOnlyList<string> Households)
{
    /// <summary>The person's page; null for the unborn and for somebody no record is kept of.</summary>
    public string? Href { get; init; }
}

/// <summary>A child and one of its parents.</summary>
/// <param name="Child">Key of the child.</param>
/// <param name="Parent">Key of the parent.</param>
/// <param name="Word">By what, such as 実母.</param>
/// <param name="Adopted">Drawn dashed.</param>
/// <param name="Ended">It is no longer so, as after a 離縁.</param>
public sealed record Descent(string Child, string Parent, string Word, bool Adopted, bool Ended);

/// <summary>Two people who are or were a couple, or have a child together.</summary>
/// <param name="One">Key of one.</param>
/// <param name="Two">Key of the other.</param>
/// <param name="Bond">How they stand to each other.</param>
public sealed record Couple(string One, string Two, Bond Bond)
{
    /// <summary>Whether somebody is one of the two.</summary>
    public bool Has(string key) => One == key || Two == key;
}

/// <summary>How two people stand to each other.</summary>
public enum Bond
{
    /// <summary>婚姻.</summary>
    Married,

    /// <summary>内縁・未届.</summary>
    CommonLaw,

    /// <summary>別居.</summary>
    Separated,

    /// <summary>離婚.</summary>
    Divorced,

    /// <summary>A child together, and nothing recorded of the two.</summary>
    Unknown,
}

/// <summary>A family as the facts tell it, before it is drawn: nothing is read from 続柄.</summary>
/// <param name="Focus">Key of whose page it is.</param>
/// <param name="Members">Everybody, the person of the page first.</param>
/// <param name="Descents">Parents and children.</param>
/// <param name="Couples">Couples, one line for each two people.</param>
public sealed record FamilyTree(string Focus, IReadOnlyList<Member> Members, IReadOnlyList<Descent> Descents, IReadOnlyList<Couple> Couples)
{
    /// <summary>Couples as recorded, and two parents of one child of whom nothing is recorded.</summary>
    internal static IReadOnlyList<Couple> CouplesOf(IEnumerable<Couple> recorded, IEnumerable<Descent> descents)
    {
        List<Couple> couples = [.. recorded];
        foreach (var child in descents.Where(d => !d.Ended).GroupBy(d => (d.Child, d.Adopted)))
        {
            var parents = child.Select(d => d.Parent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            for (var i = 0; i < parents.Count; i++)
                for (var j = i + 1; j < parents.Count; j++)
                    if (!couples.Exists(c => c.Has(parents[i]) && c.Has(parents[j]))) couples.Add(new(parents[i], parents[j], Bond.Unknown));
        }
        return couples;
    }

    /// <summary>The last word about two people.</summary>
    internal static Bond BondOf(IEnumerable<Partnership> recorded, DateOnly today)
    {
        var last = recorded.OrderByDescending(p => p.HoldsOn(today)).ThenByDescending(p => p.From ?? DateOnly.MinValue).ThenByDescending(p => p.RecordedAt).First();
        return last.Kind switch
        {
            // What ended without a word about what came after it is over.
            _ when last.To < today && last.Kind is not PartnershipKind.Divorced => Bond.Separated,
            PartnershipKind.Married => Bond.Married,
            PartnershipKind.CommonLaw => Bond.CommonLaw,
            PartnershipKind.Separated => Bond.Separated,
            _ => Bond.Divorced,
        };
    }

    /// <summary>What somebody is to the others, line by line, as the table says it.</summary>
    public IReadOnlyList<string> RelationsOf(Member member)
    {
        var names = Members.ToDictionary(m => m.Key, m => m.Name, StringComparer.Ordinal);
        List<string> lines = [];
        lines.AddRange(Descents.Where(d => d.Child == member.Key).Select(d => $"{d.Word} {names[d.Parent]}{(d.Ended ? "（終了）" : "")}"));
        lines.AddRange(Descents.Where(d => d.Parent == member.Key).Select(d => $"{(d.Adopted ? "養子" : "子")} {names[d.Child]}{(d.Ended ? "（終了）" : "")}").Distinct(StringComparer.Ordinal));
        lines.AddRange(Couples.Where(c => c.Has(member.Key)).Select(c => $"{Word(c.Bond)} {names[c.One == member.Key ? c.Two : c.One]}"));
        lines.AddRange(Members.Where(m => m.Key != member.Key).Select(m => (m.Name, Word: Sibling(member, m))).Where(s => s.Word is not null).Select(s => $"{s.Word} {s.Name}"));
        return lines;
    }

    /// <summary>Twins are born to one mother within a day of each other.</summary>
    internal bool AreTwins(Member one, Member two) =>
        one.Born is { } a && two.Born is { } b && Math.Abs(a.DayNumber - b.DayNumber) <= 1
        && Descents.Any(d => d.Child == one.Key && !d.Adopted && Descents.Any(e => e.Child == two.Key && !e.Adopted && e.Parent == d.Parent));

    internal static string Word(Bond bond) => bond switch
    {
        Bond.Married => "配偶者",
        Bond.CommonLaw => "内縁・未届",
        Bond.Separated => "別居",
        Bond.Divorced => "離婚",
        _ => "子の父母（二人の関係は登録なし）",
    };

    string? Sibling(Member one, Member two)
    {
        if (AreTwins(one, two)) return "双子などの多胎";
        HashSet<string> ParentsOf(Member m) => [.. Descents.Where(d => d.Child == m.Key && !d.Ended).Select(d => d.Parent)];
        var (first, second) = (ParentsOf(one), ParentsOf(two));
        var shared = first.Intersect(second, StringComparer.Ordinal).ToList();
        if (shared.Count == 0) return null;
        if (shared.Count > 1) return "きょうだい";
        // Half-siblings only where the other parent of both is known and another: what is not recorded may be the same.
        if (first.Count < 2 || second.Count < 2) return "きょうだい（一方の親が同じ）";
        return Members.First(m => m.Key == shared[0]).Sex switch
        {
            Sex.Female => "異父きょうだい",
            Sex.Male => "異母きょうだい",
            _ => "きょうだい（一方の親だけが同じ）",
        };
    }
}
