using Hagukumi.ArchitectureTests.Reading;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>A module is a folder; each is whole and stands in the host's one list.</summary>
static class ModuleRules
{
    public const string List = "src/Host/Host/Modules.cs";

    public static IEnumerable<string> Incomplete(Codebase code)
    {
        var projects = code.Projects.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        var list = code.Sources.FirstOrDefault(s => s.Path == List);
        if (list is null) yield return $"{List} is missing: no module stands in it";
        foreach (var module in code.Modules)
        {
            foreach (var needed in new[] { $"src/Modules/{module}/{module}/{module}.csproj", $"src/Modules/{module}/{module}.Contracts/{module}.Contracts.csproj", $"tests/{module}.Tests/{module}.Tests.csproj" })
                if (!projects.Contains(needed)) yield return $"{module}: {needed} is missing";
            if (list is not null && !list.Bare.Contains($"new {module}Module()", StringComparison.Ordinal) && !list.Bare.Contains($".{module}Module()", StringComparison.Ordinal))
                yield return $"{module}: new {module}Module() does not stand in {List}";
        }
    }

    /// <summary>What the other rules read must be there, or they would pass for want of anything to read.</summary>
    public static IEnumerable<string> NotBuilt(Codebase code) =>
        code.Projects.Where(p => !SolutionRules.OutsideTheBuild.Contains(p.Path, StringComparer.Ordinal) && !code.Assemblies.ContainsKey(p.Name))
            .Select(p => $"{p.Path} is not built in {Codebase.Configuration}");

    /// <summary>The slug is the module's name in kebab case: routes, schema and events rely on it.</summary>
    public static IEnumerable<string> OddFaces(Codebase code)
    {
        foreach (var (module, assembly) in code.ModuleAssemblies)
        {
            var faces = assembly.Declared().Where(t => t.Implements("Hagukumi.BuildingBlocks.Modules.IModule")).ToList();
            if (faces is not [var face] || face.Name != $"{module}Module") yield return $"{module} needs exactly one IModule, {module}Module";
            else if (face.StringOf("Slug") != Codebase.SlugOf(module)) yield return $"{face.Name}.Slug is '{face.StringOf("Slug")}', not '{Codebase.SlugOf(module)}'";
        }
    }
}

public sealed class ModuleTests
{
    [Fact]
    public void Modules_AreWholeAndStandInTheList() => ModuleRules.Incomplete(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Modules_AreFound() => Codebase.Here.Modules.Should().Contain(["Families", "Staff", "MaternalHealth", "FollowUps"]).And.HaveCountGreaterThanOrEqualTo(9);

    [Fact]
    public void Projects_AreBuilt() => ModuleRules.NotBuilt(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Modules_HaveOneFaceWithTheirSlug() => ModuleRules.OddFaces(Codebase.Here).Should().BeEmpty();

    [Fact]
    public void Canary_ModuleWithoutTestsAndContracts_IsCaught()
    {
        var bad = new Codebase
        {
            Modules = ["Gardening"],
            Projects = [Project.Parse("src/Modules/Gardening/Gardening/Gardening.csproj", "<Project/>")],
            Sources = [new(ModuleRules.List, "static IReadOnlyList<IModule> All => [new StaffModule()]; // new GardeningModule()")],
        };
        ModuleRules.Incomplete(bad).Should().HaveCount(3).And.Contain(v => v.Contains("Modules.cs", StringComparison.Ordinal));
        ModuleRules.NotBuilt(bad).Should().ContainSingle();
    }

    [Fact]
    public void Canary_NoListOfModules_IsCaught() => ModuleRules.Incomplete(new Codebase()).Should().ContainSingle();

    [Fact]
    public void Canary_TwoFacesOrAnotherSlug_AreCaught()
    {
        var bad = new Codebase { Modules = ["Gardening"], Assemblies = new Dictionary<string, Mono.Cecil.AssemblyDefinition> { ["Gardening"] = BuiltAssemblies.Canaries } };
        ModuleRules.OddFaces(bad).Should().ContainSingle(v => v.Contains("'garden'", StringComparison.Ordinal));
    }
}
