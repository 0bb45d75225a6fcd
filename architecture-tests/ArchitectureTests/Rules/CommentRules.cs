using System.Text.RegularExpressions;
using Hagukumi.ArchitectureTests.Reading;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>What everybody builds on says what it is: every public type of the building blocks, the screens and the contracts.</summary>
static partial class CommentRules
{
    public static bool Concerns(SourceFile source) =>
        source.Path.EndsWith(".cs", StringComparison.Ordinal) && (source.Path.StartsWith("src/BuildingBlocks/", StringComparison.Ordinal) || source.Path.Contains(".Contracts/", StringComparison.Ordinal)) && !source.Path.Contains("/Migrations/", StringComparison.Ordinal);

    public static IEnumerable<string> Silent(IEnumerable<SourceFile> sources) =>
        from source in sources
        from Match type in PublicType().Matches(source.Bare)
        where !IsExplained(source.Text[..(source.Text.LastIndexOf('\n', type.Groups["name"].Index) + 1)])
        select $"{source.At(type.Groups["name"].Index)}: {type.Groups["name"].Value} has no summary";

    static bool IsExplained(string before)
    {
        foreach (var line in before.Split('\n').Reverse().Skip(1).Select(l => l.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                if (line.Contains("<summary>", StringComparison.Ordinal) || line.Contains("<inheritdoc", StringComparison.Ordinal)) return true;
            }
            else if (!line.StartsWith('[') && !line.EndsWith(']')) return false;
        }
        return false;
    }

    [GeneratedRegex(@"^[ \t]*public\s+((sealed|static|abstract|readonly|partial|ref|unsafe|new)\s+)*(class|record\s+struct|record\s+class|record|struct|interface|enum|delegate\s+[\w<>\[\]?.]+)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();
}

public sealed class CommentTests
{
    [Fact]
    public void PublicTypes_SayWhatTheyAre() => CommentRules.Silent(Codebase.Here.Sources.Where(CommentRules.Concerns)).Should().BeEmpty();

    [Theory]
    [InlineData("public sealed record Tree(int Height);")]
    [InlineData("/// <summary>A garden.</summary>\npublic class Garden\n{\n    public enum Kind { A }\n}")]
    [InlineData("// A tree.\n[Obsolete]\npublic readonly record struct Tree(int Height);")]
    public void Canary_PublicTypeWithoutSummary_IsCaught(string code) => CommentRules.Silent([new("src/BuildingBlocks/Bad.cs", code)]).Should().ContainSingle();

    [Theory]
    [InlineData("/// <summary>A tree.</summary>\n/// <param name=\"Height\">Metres.</param>\n[Obsolete]\npublic sealed record Tree(int Height);")]
    [InlineData("sealed class Tree;")]
    public void PublicTypes_ThatSaySo_Pass(string code) => CommentRules.Silent([new("src/BuildingBlocks/Good.cs", code)]).Should().BeEmpty();
}
