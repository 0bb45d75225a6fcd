using Hagukumi.Benchmarks.Measuring;
using Hagukumi.Benchmarks.Worklist;

namespace Hagukumi.Benchmarks.Start;

/// <summary>How long a start takes, and what the program holds while nobody uses it.</summary>
static class StartBenchmark
{
    /// <summary>Timers and the first collections have run by then.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        await using var database = await WorklistVolume.Database();
        var (product, floor) = await Rounds.Alternate(
            () => Measure(Served.Product(database.ConnectionString)),
            () => Measure(Served.Floor("/health/ready", url => ["empty-host", url])));
        return
        [
            new("start: until ready", "ms", [.. product.Select(p => p.Start)], [.. floor.Select(f => f.Start)]),
            new("start: processor", "ms", [.. product.Select(p => p.Processor)], [.. floor.Select(f => f.Processor)]),
            new("start: memory at rest", "MiB", [.. product.Select(p => p.Memory)], [.. floor.Select(f => f.Memory)]),
        ];
    }

    static async Task<(double Start, double Processor, double Memory)> Measure(Task<Served> starting)
    {
        await using var served = await starting;
        var used = Processor.Own(served.Id);
        await Task.Delay(Rest);
        return (served.Start.TotalMilliseconds, used, served.Memory);
    }
}
