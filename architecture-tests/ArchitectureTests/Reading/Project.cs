using System.Xml.Linq;

namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>A project file.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Xml">What it says.</param>
sealed record Project(string Path, XDocument Xml)
{
    public static Project Parse(string path, string xml) => new(path, XDocument.Parse(xml));

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>Names of the projects it references.</summary>
    public IEnumerable<string> References => Included("ProjectReference").Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));

    /// <summary>Names of the packages it references, by whatever means.</summary>
    public IEnumerable<string> Packages => Included("PackageReference").Concat(Included("PackageDownload")).Concat(Included("GlobalPackageReference"));

    /// <summary>Assemblies that may see its internals.</summary>
    public IEnumerable<string> Friends => Included("InternalsVisibleTo");

    /// <summary>The module of which this is the implementation; null for contracts and all else.</summary>
    public string? Module => Codebase.ModuleOf(Path) == Name ? Name : null;

    public bool IsContracts => Name == "Contracts" || Name.EndsWith(".Contracts", StringComparison.Ordinal);

    IEnumerable<string> Included(string item) => Xml.Descendants(item).Select(e => (string?)e.Attribute("Include")).OfType<string>().SelectMany(i => i.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
