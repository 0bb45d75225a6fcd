using System.Diagnostics;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Benchmarks.Night;

/// <summary>The nightly run over the open follow-ups of a large city, of which one in ten falls due; and what it holds in memory beside a town a quarter as large.</summary>
static class NightBenchmark
{
    const int Open = 200_000;
    const int Due = 20_000;
    const int Count = 5;

    sealed record Taken(double Elapsed, double Processor, double Memory);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await Processor.OfCluster();
        NightFloor? floor = null;
        // The first night compiles the program, and tells the floor what it has to write.
        await Night(Open, Due, Product, async app => floor = await NightFloor.After(app.Database.ConnectionString));
        var (products, floors) = await Rounds.Alternate(() => Night(Open, Due, Product), () => Night(Open, Due, app => floor!.Write(app.Database.ConnectionString), app => floor!.Compare(app.Database.ConnectionString)), Count);
        List<Taken> quarter = [];
        for (var n = 0; n < Count; n++) quarter.Add(await Night(Open / 4, Due / 4, Product));
        return
        [
            new($"night, {Due:N0} due of {Open:N0}: elapsed", "ms", [.. products.Select(p => p.Elapsed)], [.. floors.Select(f => f.Elapsed)], Goal: 2),
            new($"night, {Due:N0} due of {Open:N0}: processor", "ms", [.. products.Select(p => p.Processor)], [.. floors.Select(f => f.Processor)]),
            new("night, beside a quarter: memory", "MiB", [.. products.Select(p => p.Memory)], [.. quarter.Select(q => q.Memory)]),
        ];

        async Task<Taken> Night(int open, int due, Func<App, Task> run, Func<App, Task>? after = null)
        {
            var app = new App();
            await app.InitializeAsync();
            try
            {
                await NightVolume.Fill(app.Database, open, due);
                GC.Collect();
                var before = GC.GetTotalMemory(forceFullCollection: true);
                using var ended = new CancellationTokenSource();
                var highest = Highest(ended.Token);
                var (used, since) = (cluster.Used(Environment.ProcessId), Stopwatch.StartNew());
                await run(app);
                var (elapsed, processor) = (since.Elapsed.TotalMilliseconds, cluster.Used(Environment.ProcessId) - used);
                await ended.CancelAsync();
                var taken = new Taken(elapsed, processor, (await highest - before) / 1048576.0);
                if (after is not null) await after(app);
                return taken;
            }
            finally
            {
                await app.DisposeAsync();
            }
        }
    }

    static Task Product(App app) => app.With<IEnumerable<IVerb>>(verbs =>
        verbs.Single(v => v.Name == "nightly").Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["date"] = NightVolume.Night }, new Progress<string>(), default));

    /// <summary>The largest heap seen until it is told to stop.</summary>
    static async Task<long> Highest(CancellationToken stop)
    {
        long highest = 0;
        while (!stop.IsCancellationRequested)
        {
            highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(10, CancellationToken.None);
        }
        return highest;
    }
}
