using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>What the rules look at: project files, sources and built assemblies. The canaries make small ones of their own.</summary>
sealed record Codebase
{
    static readonly Lazy<Codebase> Real = new(() => Read(FindRoot(), Configuration));

    /// <summary>This repository, as built in the configuration of the test assembly.</summary>
    public static Codebase Here => Real.Value;

    /// <summary><c>Debug</c> or <c>Release</c>: .../bin/CONFIGURATION/net10.0/.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    public string Root { get; init; } = "";

    public IReadOnlyList<Project> Projects { get; init; } = [];

    /// <summary>C# and Razor files, with paths from the root.</summary>
    public IReadOnlyList<SourceFile> Sources { get; init; } = [];

    /// <summary>Built assemblies by the name of their project.</summary>
    public IReadOnlyDictionary<string, AssemblyDefinition> Assemblies { get; init; } = new Dictionary<string, AssemblyDefinition>();

    /// <summary>Names of the modules: the folders below src/Modules.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Assemblies of the modules, contracts and tests left out.</summary>
    public IEnumerable<(string Module, AssemblyDefinition Assembly)> ModuleAssemblies =>
        Modules.Where(Assemblies.ContainsKey).Select(m => (m, Assemblies[m]));

    /// <summary>The shared contracts and each module's own.</summary>
    public IEnumerable<(string Project, AssemblyDefinition Assembly)> ContractAssemblies =>
        Assemblies.Where(a => a.Key == "Contracts" || a.Key.EndsWith(".Contracts", StringComparison.Ordinal)).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value));

    public IEnumerable<SourceFile> SourcesBelow(string folder, string extension) =>
        Sources.Where(s => s.Path.StartsWith(folder, StringComparison.Ordinal) && s.Path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary><c>MaternalHealth</c> → <c>maternal-health</c>.</summary>
    public static string SlugOf(string module) =>
        string.Concat(module.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    /// <summary>The module a path from the root belongs to; null outside src/Modules.</summary>
    public static string? ModuleOf(string path) =>
        path.Split('/') is ["src", "Modules", var module, ..] ? module : null;

    public string? TextOf(string path) => File.Exists(Path.Combine(Root, path)) ? File.ReadAllText(Path.Combine(Root, path)) : null;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Modular.sln")) || File.Exists(Path.Combine(folder.FullName, "global.json")))
                return folder.FullName;
        throw new InvalidOperationException($"Neither Modular.sln nor global.json stands above {AppContext.BaseDirectory}.");
    }

    static Codebase Read(string root, string configuration)
    {
        var files = new[] { "src", "tests", "architecture-tests" }.Select(f => Path.Combine(root, f)).Where(Directory.Exists)
            .SelectMany(FilesBelow).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        var projects = files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Project.Parse(f, File.ReadAllText(Path.Combine(root, f)))).ToList();
        var modules = Path.Combine(root, "src", "Modules");
        return new Codebase
        {
            Root = root,
            Projects = projects,
            Sources = [.. files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)).Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(root, f))))],
            Assemblies = BuiltAssemblies.Read(root, configuration, projects),
            Modules = Directory.Exists(modules) ? [.. Directory.GetDirectories(modules).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)] : [],
        };
    }

    static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.GetFiles(folder)) yield return file;
        foreach (var below in Directory.GetDirectories(folder).Where(d => Path.GetFileName(d) is not ("bin" or "obj")).SelectMany(FilesBelow)) yield return below;
    }
}
