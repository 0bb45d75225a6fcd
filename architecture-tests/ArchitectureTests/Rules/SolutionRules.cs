using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hagukumi.ArchitectureTests.Reading;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>The solution holds every project, and every package version is exact and used.</summary>
static partial class SolutionRules
{
    /// <summary>Compiled only where the feed carries its packages; see docs/adr/0004.</summary>
    public static readonly IReadOnlyList<string> OutsideTheBuild = ["src/Host/Jobs.Hangfire/Jobs.Hangfire.csproj"];

    public static IEnumerable<string> Solution(string? solution, IEnumerable<Project> projects)
    {
        if (solution is null)
        {
            yield return "Modular.sln is missing";
            yield break;
        }
        var listed = Listed().Matches(solution).Select(m => m.Groups["path"].Value.Replace('\\', '/')).ToList();
        var present = projects.Select(p => p.Path).ToList();
        foreach (var missing in present.Except(listed, StringComparer.Ordinal).Except(OutsideTheBuild, StringComparer.Ordinal)) yield return $"{missing} is not in Modular.sln";
        foreach (var gone in listed.Except(present, StringComparer.Ordinal)) yield return $"Modular.sln lists {gone}, which does not exist";
        foreach (var outside in listed.Intersect(OutsideTheBuild, StringComparer.Ordinal)) yield return $"{outside} does not belong in the default build";
    }

    /// <summary>Versions are <c>1.2.3</c> or <c>[1.2.3]</c>, and each package is asked for by a project or pins one that came with another.</summary>
    public static IEnumerable<string> Packages(XDocument packages, IReadOnlyCollection<string> used)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in packages.Descendants("PackageVersion"))
        {
            var (name, version) = ((string?)package.Attribute("Include") ?? "", (string?)package.Attribute("Version") ?? "");
            if (!Exact().IsMatch(version)) yield return $"{name} '{version}' is not exact";
            if (!used.Contains(name, StringComparer.OrdinalIgnoreCase)) yield return $"{name} is used by no project";
            if (!seen.Add(name)) yield return $"{name} is listed twice";
        }
    }

    /// <summary>Versions stand in Directory.Packages.props. The provider of SQL Server comes by another way where the feed is not whole, so it names its own.</summary>
    public static IEnumerable<string> OwnVersions(IEnumerable<Project> projects) =>
        from project in projects
        where !OutsideTheBuild.Contains(project.Path, StringComparer.Ordinal) && project.Path != "src/BuildingBlocks/Data.SqlServer/Data.SqlServer.csproj"
        from reference in project.Xml.Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select $"{project.Path}: {reference}";

    public static IReadOnlyCollection<string> UsedPackages(Codebase code)
    {
        var shared = Project.Parse("Directory.Build.props", code.TextOf("Directory.Build.props")!);
        var restored = code.Projects.Select(p => code.TextOf($"{p.Folder}/obj/project.assets.json")).OfType<string>().SelectMany(a => Restored().Matches(a)).Select(m => m.Groups["name"].Value);
        return code.Projects.Append(shared).SelectMany(p => p.Packages).Concat(restored).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    [GeneratedRegex("^Project\\(\"[^\"]*\"\\)\\s*=\\s*\"[^\"]*\",\\s*\"(?<path>[^\"]*\\.csproj)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(\[\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?\]|\d+\.\d+\.\d+(\.\d+)?(-[\w.]+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact();

    [GeneratedRegex("^\\s*\"(?<name>[A-Za-z][\\w.]*)/\\d[\\w.+-]*\": \\{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Restored();
}

public sealed class SolutionTests
{
    [Fact]
    public void Solution_HoldsEveryProject() => SolutionRules.Solution(Codebase.Here.TextOf("Modular.sln"), Codebase.Here.Projects).Should().BeEmpty();

    [Fact]
    public void Packages_AreExactAndUsed() => SolutionRules.Packages(XDocument.Parse(Codebase.Here.TextOf("Directory.Packages.props")!), SolutionRules.UsedPackages(Codebase.Here)).Should().BeEmpty();

    [Fact]
    public void Projects_NameNoVersionOfTheirOwn() => SolutionRules.OwnVersions(Codebase.Here.Projects).Should().BeEmpty();

    [Fact]
    public void Canary_VersionInAProject_IsCaught() =>
        SolutionRules.OwnVersions([Project.Parse("src/Here/Here.csproj", """<Project><PackageReference Include="A" Version="1.0.0" /><PackageReference Include="B" VersionOverride="1.0.0" /><PackageReference Include="C" /></Project>""")]).Should().HaveCount(2);

    [Fact]
    public void Canary_ProjectOutsideTheSolution_IsCaught()
    {
        const string Solution = """Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Gone", "src\Gone\Gone.csproj", "{00000000-0000-0000-0000-000000000000}" """;
        SolutionRules.Solution(Solution, [Project.Parse("src/Here/Here.csproj", "<Project/>")]).Should().BeEquivalentTo("src/Here/Here.csproj is not in Modular.sln", "Modular.sln lists src/Gone/Gone.csproj, which does not exist");
        SolutionRules.Solution(null, []).Should().ContainSingle();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("8.*")]
    [InlineData("[8.0.0,9.0.0)")]
    [InlineData("")]
    public void Canary_FloatingVersion_IsCaught(string version) =>
        SolutionRules.Packages(XDocument.Parse($"""<Project><PackageVersion Include="A" Version="{version}" /></Project>"""), ["A"]).Should().ContainSingle();

    [Fact]
    public void Canary_UnusedPackage_IsCaught() =>
        SolutionRules.Packages(XDocument.Parse("""<Project><PackageVersion Include="A" Version="[1.2.3]" /><PackageVersion Include="A" Version="1.2.3-rc.1" /></Project>"""), []).Should().HaveCount(3);
}
