using Hagukumi.Benchmarks.Events;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.Benchmarks.Night;
using Hagukumi.Benchmarks.People;
using Hagukumi.Benchmarks.Register;
using Hagukumi.Benchmarks.Start;
using Hagukumi.Benchmarks.Worklist;

namespace Hagukumi.Benchmarks;

/// <summary><c>./test.sh bench [NAME…]</c>: every benchmark, or those named; see docs/benchmarks.md.</summary>
static class Entry
{
    static readonly IReadOnlyList<(string Name, Func<Task<IReadOnlyList<Figure>>> Run)> Benchmarks =
    [
        ("worklist", WorklistBenchmark.Run),
        ("events", EventsBenchmark.Run),
        ("import", RegisterBenchmark.Run),
        ("start", StartBenchmark.Run),
        ("duplicates", DuplicatesBenchmark.Run),
        ("search", SearchBenchmark.Run),
        ("night", NightBenchmark.Run),
    ];

    static async Task<int> Main(string[] args)
    {
        // The floors are processes of their own, as the program is.
        if (args is ["worklist-floor", var url, var connection, var page]) return await WorklistFloor.Serve(url, connection, page);
        if (args is ["empty-host", var address]) return await EmptyHost.Serve(address);

        var unknown = args.Except(Benchmarks.Select(b => b.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"No benchmark is named {string.Join(", ", unknown)}; there are {string.Join(", ", Benchmarks.Select(b => b.Name))}.");
            return 1;
        }
        List<Figure> figures = [];
        foreach (var (name, run) in Benchmarks.Where(b => args.Length == 0 || args.Contains(b.Name, StringComparer.Ordinal)))
        {
            await Console.Error.WriteLineAsync($"{name} …");
            figures.AddRange(await run());
        }
        Figure.Print(figures);
        return 0;
    }
}
