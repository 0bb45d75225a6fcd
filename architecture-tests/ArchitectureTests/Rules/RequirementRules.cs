using System.Globalization;
using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>
/// docs/requirements.csv says for each requirement on which screen it stands and which tests prove it:
/// <c>id,screen,tests</c>, several screens or tests apart by a space, tests as <c>Class.Method</c>.
/// </summary>
static class RequirementRules
{
    public const string File = "docs/requirements.csv";
    const int IdsForOneTest = 3;

    /// <summary>The catalogue's sources and how many requirements came from each: 202.</summary>
    static readonly IReadOnlyList<(string Prefix, int Count)> Sources = [("AS", 64), ("AY", 45), ("SK", 24), ("KY", 41), ("SP", 28)];

    public static IReadOnlyList<string> Ids { get; } =
        [.. Sources.SelectMany(s => Enumerable.Range(1, s.Count).Select(n => $"{s.Prefix}-{n.ToString("00", CultureInfo.InvariantCulture)}"))];

    public static IEnumerable<string> Unproved(string? csv, IReadOnlyDictionary<string, bool> tests)
    {
        if (csv is null)
        {
            yield return $"{File} is missing";
            yield break;
        }
        var lines = csv.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines is not ["id,screen,tests", ..]) yield return $"{File} does not begin with id,screen,tests";
        var rows = lines.Skip(1).Select(l => l.Split(',')).ToList();
        foreach (var row in rows.Where(r => r.Length != 3)) yield return $"{row[0]}: three columns, not {row.Length.ToString(CultureInfo.InvariantCulture)}";
        foreach (var missing in Ids.Except(rows.Select(r => r[0]), StringComparer.Ordinal)) yield return $"{missing} is missing";
        foreach (var unknown in rows.Select(r => r[0]).Except(Ids, StringComparer.Ordinal)) yield return $"{unknown} is no requirement";
        foreach (var twice in rows.GroupBy(r => r[0], StringComparer.Ordinal).Where(g => g.Skip(1).Any())) yield return $"{twice.Key} is listed twice";
        var serving = rows.Where(r => r.Length == 3).SelectMany(r => r[2].Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(t => (Id: r[0], Test: t))).ToList();
        foreach (var (id, test) in serving)
        {
            if (!tests.TryGetValue(test, out var skipped)) yield return $"{id}: there is no test {test}";
            else if (skipped) yield return $"{id}: {test} is skipped";
        }
        foreach (var busy in serving.GroupBy(s => s.Test, StringComparer.Ordinal).Where(g => g.Count() > IdsForOneTest))
            yield return $"{busy.Key} serves {string.Join(", ", busy.Select(b => b.Id))}: more than {IdsForOneTest.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Every test as <c>Class.Method</c>, and whether it is skipped.</summary>
    public static IReadOnlyDictionary<string, bool> Tests(IEnumerable<TypeDefinition> types)
    {
        var tests = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var type in types.Where(t => !t.IsAbstract))
            foreach (var method in type.BaseTypes().Select(Types.Resolve).OfType<TypeDefinition>().Prepend(type).SelectMany(t => t.Methods))
                if (method.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name.EndsWith("FactAttribute", StringComparison.Ordinal) || a.AttributeType.Name.EndsWith("TheoryAttribute", StringComparison.Ordinal)) is { } mark)
                    tests[$"{type.Name}.{method.Name}"] = mark.Properties.Any(p => p.Name == "Skip" && p.Argument.Value is not null);
        return tests;
    }
}

public sealed class RequirementTests
{
    [Fact]
    public void Requirements_AreAllListedWithTestsThatRun()
    {
        var types = Codebase.Here.Projects.Where(p => p.Name.EndsWith("Tests", StringComparison.Ordinal) && Codebase.Here.Assemblies.ContainsKey(p.Name)).SelectMany(p => Codebase.Here.Assemblies[p.Name].Declared())
            .Where(t => !t.FullName.Contains(".Canaries.", StringComparison.Ordinal));
        RequirementRules.Unproved(Codebase.Here.TextOf(RequirementRules.File), RequirementRules.Tests(types)).Should().BeEmpty();
    }

    [Fact]
    public void Requirements_Are202() => RequirementRules.Ids.Should().HaveCount(202).And.OnlyHaveUniqueItems();

    [Fact]
    public void Canary_MissingUnknownAndRepeatedIds_AreCaught()
    {
        var csv = "id,screen,tests\n" + string.Join('\n', RequirementRules.Ids.Skip(1).Append("SP-28").Append("XX-01").Select(i => $"{i},,"));
        RequirementRules.Unproved(csv, new Dictionary<string, bool>()).Should().BeEquivalentTo("AS-01 is missing", "XX-01 is no requirement", "SP-28 is listed twice");
        RequirementRules.Unproved(null, new Dictionary<string, bool>()).Should().ContainSingle();
    }

    [Fact]
    public void Canary_TestsThatAreAbsentSkippedOrTooBusy_AreCaught()
    {
        var tests = RequirementRules.Tests(BuiltAssemblies.Canaries.Below("Canaries.Proofs"));
        var rows = RequirementRules.Ids.Select((id, i) => i switch
        {
            < 4 => $"{id},,GardenProofs.Busy",
            4 => $"{id},,GardenProofs.Skipped GardenProofs.Absent",
            _ => $"{id},,",
        });
        RequirementRules.Unproved("id,screen,tests\n" + string.Join('\n', rows), tests).Should().BeEquivalentTo(
            "AS-05: GardenProofs.Skipped is skipped", "AS-05: there is no test GardenProofs.Absent", "GardenProofs.Busy serves AS-01, AS-02, AS-03, AS-04: more than 3");
    }
}
