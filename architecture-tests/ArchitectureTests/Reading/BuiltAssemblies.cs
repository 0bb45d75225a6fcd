using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>Reads what the build made, without loading it.</summary>
static class BuiltAssemblies
{
    static readonly Resolver Known = new();

    /// <summary>The test assembly itself, where the canaries live.</summary>
    public static AssemblyDefinition Canaries { get; } = AssemblyDefinition.ReadAssembly(typeof(BuiltAssemblies).Assembly.Location, new ReaderParameters { AssemblyResolver = Known });

    public static IReadOnlyDictionary<string, AssemblyDefinition> Read(string root, string configuration, IEnumerable<Project> projects)
    {
        var built = projects.Select(p => (p.Name, File: PathOf(root, configuration, p))).Where(p => File.Exists(p.File)).ToList();
        foreach (var (_, file) in built) Known.AddSearchDirectory(Path.GetDirectoryName(file));
        return built.ToDictionary(p => p.Name, p => AssemblyDefinition.ReadAssembly(p.File, new ReaderParameters { AssemblyResolver = Known }), StringComparer.Ordinal);
    }

    public static string PathOf(string root, string configuration, Project project) =>
        Path.Combine(root, project.Folder, "bin", configuration, "net10.0", $"Hagukumi.{project.Name}.dll");

    sealed class Resolver : DefaultAssemblyResolver
    {
        public Resolver()
        {
            AddSearchDirectory(AppContext.BaseDirectory);
            AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
            AddSearchDirectory(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Components.ComponentBase).Assembly.Location));
        }
    }
}
