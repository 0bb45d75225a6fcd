using Hagukumi.ArchitectureTests.Reading;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>Who may reference whom.</summary>
static class ReferenceRules
{
    public static IEnumerable<string> Forbidden(Codebase code)
    {
        var byName = code.Projects.ToLookup(p => p.Name, StringComparer.Ordinal);
        return from project in code.Projects
               from reference in project.References
               let target = byName[reference].FirstOrDefault()
               where target is null || !May(project, target)
               select $"{project.Path} may not reference {reference}";
    }

    /// <summary>The same of what the compiler wrote: a module's assembly names no other module's.</summary>
    public static IEnumerable<string> ForbiddenInAssemblies(Codebase code) =>
        from module in code.ModuleAssemblies
        from reference in module.Assembly.MainModule.AssemblyReferences
        where code.Modules.Any(other => other != module.Module && reference.Name == $"Hagukumi.{other}")
        select $"{module.Module} uses {reference.Name}";

    /// <summary>The bus is named only in the building blocks, and in their own tests.</summary>
    public static IEnumerable<string> NamingTheBus(Codebase code) =>
        (from project in code.Projects
         where !IsBus(project.Name)
         from package in project.Packages
         where package.StartsWith("MassTransit", StringComparison.OrdinalIgnoreCase)
         select $"{project.Path} references the package {package}")
        .Concat(from assembly in code.Assemblies
                where !IsBus(assembly.Key)
                from reference in assembly.Value.MainModule.AssemblyReferences
                where reference.Name.StartsWith("MassTransit", StringComparison.Ordinal)
                select $"{assembly.Key} names {reference.Name}");

    /// <summary>Internals are seen by the project's own tests; the host's are the journeys, and its migrations are made by a project beside it.</summary>
    public static IEnumerable<string> StrangeFriends(Codebase code) =>
        (from project in code.Projects
         from friend in project.Friends
         where !IsOwnTest(project.Name, friend)
         select $"{project.Path} shows its internals to {friend}")
        .Concat(from assembly in code.Assemblies
                from attribute in assembly.Value.CustomAttributes
                where attribute.AttributeType.Name == "InternalsVisibleToAttribute"
                let friend = attribute.ConstructorArguments[0].Value as string ?? ""
                where !IsOwnTest(assembly.Key, friend)
                select $"{assembly.Key} shows its internals to {friend}");

    static bool IsOwnTest(string project, string friend) => friend == $"Hagukumi.{project}.Tests" || (project == "Host" && friend is "Hagukumi.Journeys.Tests" or "Hagukumi.Migrations");

    static bool IsBus(string project) => project is "BuildingBlocks" or "BuildingBlocks.Tests";

    static bool May(Project from, Project to)
    {
        if (Below(from, "src/Host/")) return Below(to, "src/");
        if (Below(from, "src/BuildingBlocks/")) return MayBuildingBlock(from, to);
        if (from.Module is not null) return to.IsContracts || to.Path is "src/BuildingBlocks/BuildingBlocks/BuildingBlocks.csproj" or "src/BuildingBlocks/Screens/Screens.csproj";
        if (from.IsContracts) return to.Path == "src/BuildingBlocks/Contracts/Contracts.csproj";
        return to.Module is null || from.Name == $"{to.Module}.Tests";
    }

    /// <summary>Contracts stand below all; the screens stand on the building blocks, and nothing below src/BuildingBlocks on the screens.</summary>
    static bool MayBuildingBlock(Project from, Project to) =>
        Below(to, "src/BuildingBlocks/") && to.Name != "Screens" && from.Name != "Contracts" && (from.Name != "BuildingBlocks" || to.Name == "Contracts");

    static bool Below(Project project, string folder) => project.Path.StartsWith(folder, StringComparison.Ordinal);
}

public sealed class ReferenceTests
{
    const string Families = "src/Modules/Families/Families/Families.csproj";

    [Fact]
    public void Modules_ReferenceOthersOnlyThroughContracts() => ReferenceRules.Forbidden(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Modules_UseNoOtherModulesAssembly() => ReferenceRules.ForbiddenInAssemblies(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Bus_IsNamedOnlyInBuildingBlocks() => ReferenceRules.NamingTheBus(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Internals_AreSeenOnlyByOwnTests() => ReferenceRules.StrangeFriends(Codebase.Here).Should().BeEmpty();

    [Theory]
    [InlineData(Families, "../../Staff/Staff/Staff.csproj")]
    [InlineData(Families, "../../../Host/Host/Host.csproj")]
    [InlineData("src/Modules/Families/Families.Contracts/Families.Contracts.csproj", "../../Staff/Staff.Contracts/Staff.Contracts.csproj")]
    [InlineData("src/Modules/Families/Families.Contracts/Families.Contracts.csproj", "../../../BuildingBlocks/BuildingBlocks/BuildingBlocks.csproj")]
    [InlineData("src/BuildingBlocks/BuildingBlocks/BuildingBlocks.csproj", "../Screens/Screens.csproj")]
    [InlineData("src/BuildingBlocks/BuildingBlocks/BuildingBlocks.csproj", "../../Modules/Staff/Staff.Contracts/Staff.Contracts.csproj")]
    [InlineData("src/BuildingBlocks/Screens/Screens.csproj", "../../Modules/Staff/Staff/Staff.csproj")]
    [InlineData("tests/TestKit/TestKit.csproj", "../../src/Modules/Staff/Staff/Staff.csproj")]
    [InlineData("tests/Journeys.Tests/Journeys.Tests.csproj", "../../src/Modules/Staff/Staff/Staff.csproj")]
    [InlineData("tests/Families.Tests/Families.Tests.csproj", "../../src/Modules/Staff/Staff/Staff.csproj")]
    public void Canary_ReferenceToAnotherModule_IsCaught(string from, string reference)
    {
        var bad = Codebase.Here with { Projects = [.. Codebase.Here.Projects.Where(p => p.Path != from && !p.Path.StartsWith("tests/", StringComparison.Ordinal)), Project.Parse(from, $"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""")] };
        ReferenceRules.Forbidden(bad).Except(ReferenceRules.Forbidden(Codebase.Here), StringComparer.Ordinal).Should().ContainSingle(v => v.StartsWith(from, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tests/Journeys.Tests/Journeys.Tests.csproj", "../../src/Host/Host/Host.csproj")]
    [InlineData("tests/Staff.Tests/Staff.Tests.csproj", "../../src/Modules/Staff/Staff/Staff.csproj")]
    [InlineData("src/BuildingBlocks/Data.SqlServer/Data.SqlServer.csproj", "../BuildingBlocks/BuildingBlocks.csproj")]
    public void References_ThatAreMeant_Pass(string from, string reference)
    {
        var good = Codebase.Here with { Projects = [.. Codebase.Here.Projects.Where(p => p.Path != from), Project.Parse(from, $"""<Project><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""")] };
        ReferenceRules.Forbidden(good).Except(ReferenceRules.Forbidden(Codebase.Here), StringComparer.Ordinal).Should().BeEmpty();
    }

    [Fact]
    public void Canary_AssemblyNamingTheBusAndAnotherModule_IsCaught()
    {
        using var assembly = Mono.Cecil.AssemblyDefinition.CreateAssembly(new("Hagukumi.Gardening", new Version(1, 0)), "Gardening", Mono.Cecil.ModuleKind.Dll);
        foreach (var name in new[] { "MassTransit.Abstractions", "Hagukumi.Staff", "Hagukumi.Staff.Contracts" })
            assembly.MainModule.AssemblyReferences.Add(new(name, new Version(1, 0)));
        var bad = new Codebase { Modules = ["Gardening", "Staff"], Assemblies = new Dictionary<string, Mono.Cecil.AssemblyDefinition> { ["Gardening"] = assembly } };
        ReferenceRules.NamingTheBus(bad).Should().ContainSingle();
        ReferenceRules.ForbiddenInAssemblies(bad).Should().ContainSingle();
    }

    [Fact]
    public void Canary_PackageOfTheBusAndStrangeFriend_AreCaught()
    {
        var bad = new Codebase { Projects = [Project.Parse(Families, """<Project><ItemGroup><PackageReference Include="MassTransit" /><InternalsVisibleTo Include="Hagukumi.Staff.Tests" /></ItemGroup></Project>""")] };
        ReferenceRules.NamingTheBus(bad).Should().ContainSingle();
        ReferenceRules.StrangeFriends(bad).Should().ContainSingle();
    }
}
