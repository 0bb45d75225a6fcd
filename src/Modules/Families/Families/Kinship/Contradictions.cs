using Hagukumi.Contracts;

namespace Hagukumi.Families.Kinship;

/// <summary>Where facts that hold at the same time cannot all be so. It is said as a fact and decides nothing: somebody finds out which one is right.</summary>
internal static class Contradictions
{
    /// <summary>The sentences about one child; only facts that hold today are given.</summary>
    public static IEnumerable<string> In(IReadOnlyCollection<Parentage> parents, IReadOnlyCollection<ParentalAuthority> authorities, Func<PersonId, string> nameOf)
    {
        foreach (var kind in new[] { ParentageKind.BiologicalMother, ParentageKind.BiologicalFather })
        {
            var names = parents.Where(p => p.Kind == kind).Select(p => p.NameOfOther(nameOf)).Distinct(StringComparer.Ordinal).ToList();
            if (names.Count > 1) yield return $"{Facts.FormText.NameOf(Parentage.Kinds, $"{kind}")}が{names.Count}人登録されています（{string.Join("、", names)}）。";
        }

        var byParent = authorities.GroupBy(a => a.Other is { } id ? $"{id}" : a.OtherName, StringComparer.Ordinal).ToList();
        foreach (var parent in byParent.Where(p => p.Select(a => a.Manner).Distinct().Skip(1).Any()))
            yield return $"{parent.First().NameOfOther(nameOf)}の親権が、{string.Join("と", parent.Select(a => Facts.FormText.NameOf(ParentalAuthority.Manners, $"{a.Manner}")).Distinct(StringComparer.Ordinal))}の両方で登録されています。";

        List<string> Holding(AuthorityManner manner) => [.. byParent.Where(p => p.Any(a => a.Manner == manner)).Select(p => p.First().NameOfOther(nameOf))];
        var (sole, joint) = (Holding(AuthorityManner.Sole), Holding(AuthorityManner.Joint));
        if (sole.Count > 1) yield return $"単独親権が{sole.Count}人に登録されています（{string.Join("、", sole)}）。";
        if (sole.Count > 0 && joint.Except(sole, StringComparer.Ordinal).Any()) yield return $"単独親権（{string.Join("、", sole)}）と共同親権（{string.Join("、", joint.Except(sole, StringComparer.Ordinal))}）が同時に登録されています。";
        if (sole.Count == 0 && joint.Count == 1) yield return $"共同親権が1人だけに登録されています（{joint[0]}）。もう一人の親権が登録されていません。";
    }
}
