using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Hagukumi.Screens;

/// <summary>Fingerprinted addresses of static files, so that a browser asks for each only once until it changes.</summary>
public sealed class AssetUrls(EndpointDataSource endpoints)
{
    readonly Lazy<IReadOnlyDictionary<string, string>> urls = new(() => endpoints.Endpoints
        .Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .SelectMany(d => d.Properties.Where(p => p.Name == "label").Select(p => (Label: p.Value, d.Route)))
        .DistinctBy(x => x.Label, StringComparer.Ordinal)
        .ToDictionary(x => x.Label, x => "/" + x.Route, StringComparer.Ordinal));

    /// <summary>The address of a file such as <c>_content/Hagukumi.Screens/app.css</c>.</summary>
    public string this[string path] => urls.Value.GetValueOrDefault(path, "/" + path);
}
