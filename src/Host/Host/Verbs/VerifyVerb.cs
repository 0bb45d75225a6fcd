using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;

namespace Hagukumi.Host.Verbs;

/// <summary><c>verify</c>: checks on the live database what the program promises.</summary>
sealed class VerifyVerb(IServiceProvider services) : IVerb
{
    public string Name => "verify";

    public string Description => "Checks the program's promises on the live database; exit code 1 and a list when one is broken.";

    public IReadOnlyList<VerbParameter> Parameters => [];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        // Asked for only now: promises go by settings, and a verb is named before there is a database.
        var promises = services.GetServices<IPromise>().ToList();
        List<(string Promise, string Detail)> broken = [];
        foreach (var promise in promises.OrderBy(p => p.Name, StringComparer.Ordinal))
            await foreach (var detail in promise.Broken(stop)) broken.Add((promise.Name, detail));
        return new VerbResult(
            broken.Count == 0 ? [.. promises.Select(p => $"kept: {p.Name}")] : [.. broken.Select(b => $"BROKEN: {b.Promise}: {b.Detail}")],
            new { ok = broken.Count == 0, broken = broken.Select(b => new { promise = b.Promise, detail = b.Detail }) },
            broken.Count == 0 ? 0 : 1);
    }
}
