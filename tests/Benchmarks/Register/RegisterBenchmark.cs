using System.Diagnostics;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Benchmarks.Register;

/// <summary>The register of a city: imported whole, with 1 % changed, and unchanged.</summary>
static class RegisterBenchmark
{
    /// <summary>Rows of one chunk, and so of one access row.</summary>
    const int Chunk = 5000;

    const int Count = 5;

    static readonly TimeSpan LeaseRunsOut = TimeSpan.FromSeconds(9);

    /// <summary>What one import took.</summary>
    sealed record Taken(double Elapsed, double Processor, double Log);

    /// <summary>The floor has only the first.</summary>
    sealed record Round(Taken Whole, Taken? Difference = null, Taken? Nothing = null, Taken? Part = null);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await Processor.OfCluster();
        var folder = Directory.CreateTempSubdirectory("register-").FullName;
        try
        {
            var (whole, difference, part) = (Path.Combine(folder, "whole.csv"), Path.Combine(folder, "difference.csv"), Path.Combine(folder, "part.csv"));
            await File.WriteAllBytesAsync(whole, RegisterVolume.File());
            await File.WriteAllBytesAsync(difference, RegisterVolume.File(moved: 100));
            await File.WriteAllBytesAsync(part, RegisterVolume.File(moved: 100, "98番8号", alone: true));

            // The first import compiles the program, and tells the floor what it has to write.
            RegisterFloor? floor = null;
            var (content, subscribers) = ("", (IReadOnlyList<string>)[]);
            await Product(async app =>
            {
                (floor, content) = await RegisterFloor.After(app.Database.ConnectionString, Chunk);
                subscribers = await app.Database.Rows("select distinct subscriber from families.outbox_delivery");
            });

            var (products, floors) = await Rounds.Alternate(() => Product(), Floor, Count);
            return
            [
                new($"import of {RegisterVolume.People:N0}: elapsed", "ms", [.. products.Select(p => p.Whole.Elapsed)], [.. floors.Select(f => f.Whole.Elapsed)], Goal: 2),
                new($"import of {RegisterVolume.People:N0}: processor", "ms", [.. products.Select(p => p.Whole.Processor)], [.. floors.Select(f => f.Whole.Processor)]),
                new("1 % changed, of whole: elapsed", "ms", [.. products.Select(p => p.Difference!.Elapsed)], [.. products.Select(p => p.Whole.Elapsed)]),
                new("1 % changed, of whole: processor", "ms", [.. products.Select(p => p.Difference!.Processor)], [.. products.Select(p => p.Whole.Processor)]),
                new("1 % changed, of whole: log", "MiB", [.. products.Select(p => p.Difference!.Log)], [.. products.Select(p => p.Whole.Log)]),
                new("a file of that 1 % alone, of whole: elapsed", "ms", [.. products.Select(p => p.Part!.Elapsed)], [.. products.Select(p => p.Whole.Elapsed)]),
                new("a file of that 1 % alone, of whole: processor", "ms", [.. products.Select(p => p.Part!.Processor)], [.. products.Select(p => p.Whole.Processor)]),
                new("nothing changed, of whole: elapsed", "ms", [.. products.Select(p => p.Nothing!.Elapsed)], [.. products.Select(p => p.Whole.Elapsed)]),
                new("nothing changed, of whole: log", "MiB", [.. products.Select(p => p.Nothing!.Log)], [.. products.Select(p => p.Whole.Log)]),
            ];

            async Task<Round> Product(Func<App, Task>? after = null)
            {
                var app = await Program();
                try
                {
                    var taken = await Measure(app, () => Import(app, whole));
                    if (after is not null) await after(app);
                    // As a database stands a month later.
                    await app.Database.Execute("vacuum analyze families.person");
                    return new Round(taken, await Measure(app, () => Import(app, difference)), await Measure(app, () => Import(app, difference)), await Measure(app, () => Import(app, part, ("changes-only", "true"))));
                }
                finally
                {
                    await app.DisposeAsync();
                }
            }

            async Task<Round> Floor()
            {
                var app = await Program();
                try
                {
                    var taken = await Measure(app, () => floor!.Import(app.Database.ConnectionString, subscribers));
                    if (await RegisterFloor.Content(app.Database.ConnectionString) is var written && written != content) throw new InvalidOperationException($"The floor writes '{written}', the program '{content}'.");
                    return new Round(taken);
                }
                finally
                {
                    await app.DisposeAsync();
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task<Taken> Measure(App app, Func<Task> import)
        {
            var (log, used, since) = (await Log(app), cluster.Used(Environment.ProcessId), Stopwatch.StartNew());
            await import();
            var (elapsed, processor) = (since.Elapsed.TotalMilliseconds, cluster.Used(Environment.ProcessId) - used);
            return new Taken(elapsed, processor, (await Log(app) - log) / 1048576);
        }
    }

    static Task Import(App app, string file, params (string Name, string Value)[] options) => app.With<IEnumerable<IVerb>>(verbs =>
        verbs.Single(v => v.Name == "import-register").Run(options.Append((Name: "file", Value: file)).ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal), new Progress<string>(), default));

    static async Task<double> Log(App app) => await app.Database.Scalar<double>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

    /// <summary>The program with nothing delivered: who leads the outbox is elsewhere.</summary>
    static async Task<App> Program()
    {
        var app = new App();
        await app.InitializeAsync();
        foreach (var schema in await app.Database.Rows("select table_schema from information_schema.tables where table_name = 'outbox_lease'"))
            await app.Database.Execute($"update {schema}.outbox_lease set owner = gen_random_uuid(), until = now() + interval '1 day', fence = fence + 1");
        await Task.Delay(LeaseRunsOut); // until then a dispatcher still believes in its own
        return app;
    }
}
