using System.Diagnostics;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hagukumi.Benchmarks.Events;

/// <summary>From the commit in one module to the effect in another: a notified pregnancy opens three follow-ups.</summary>
static class EventsBenchmark
{
    const int Burst = 1000;
    const int Singles = 60;

    sealed record Round(double Processor, double Elapsed, double Latency);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await Processor.OfCluster();
        var app = new App();
        await app.InitializeAsync();
        try
        {
            // The floor has tables of its own, or the program would deliver the floor's events too.
            await using var schema = await TestDatabase.Empty();
            var migrated = await HostProcess.Run(schema.ConnectionString, "migrate");
            if (migrated.ExitCode != 0) throw new InvalidOperationException(migrated.Progress);
            await using var floor = await EventsFloor.On(schema.ConnectionString);
            await using var product = new Product(app);

            await product.Tell(Burst);
            await floor.Tell(Burst);
            var (products, floors) = await Rounds.Alternate(() => Measure(cluster, product.Tell, product.TellOne), () => Measure(cluster, floor.Tell, floor.TellOne), rounds: 5);
            return
            [
                new("events: processor for each", "ms", [.. products.Select(p => p.Processor)], [.. floors.Select(f => f.Processor)]),
                new($"events: elapsed for each of {Burst}", "ms", [.. products.Select(p => p.Elapsed)], [.. floors.Select(f => f.Elapsed)]),
                new("events: single, p95", "ms", [.. products.Select(p => p.Latency)], [.. floors.Select(f => f.Latency)]),
            ];
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    static async Task<Round> Measure(Processor cluster, Func<int, Task> burst, Func<Task> one)
    {
        var (used, since) = (cluster.Used(Environment.ProcessId), Stopwatch.StartNew());
        await burst(Burst);
        var (elapsed, processor) = (since.Elapsed.TotalMilliseconds / Burst, (cluster.Used(Environment.ProcessId) - used) / Burst);
        List<double> latencies = [];
        for (var i = 0; i < Singles; i++)
        {
            since.Restart();
            await one();
            latencies.Add(since.Elapsed.TotalMilliseconds);
        }
        return new Round(processor, elapsed, latencies.Order().ElementAt(Singles * 95 / 100));
    }

    /// <summary>The real outbox and bus.</summary>
    sealed class Product(App app) : IAsyncDisposable
    {
        readonly Type publisher = app.Services.GetRequiredService<ModuleRegistry>().All.Single(m => m.Slug == "maternal-health").Db;
        readonly NpgsqlDataSource look = NpgsqlDataSource.Create(app.Database.ConnectionString + ";Max Auto Prepare=10");

        public async Task Tell(int count)
        {
            for (var i = 0; i < count; i++) await Publish();
            await Wait.Until(async () => await Count("select count(*) from maternal_health.outbox_delivery where status = 'Pending'", null) == 0, "every event is delivered", TimeSpan.FromMinutes(2));
        }

        public async Task TellOne()
        {
            var pregnancy = await Publish();
            while (await Count("select count(*) from follow_ups.follow_up where rule = 'pregnancy-interview' and subject = $1", pregnancy.Value) == 0) await Task.Yield();
        }

        async Task<PregnancyId> Publish()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(publisher);
            var pregnancy = PregnancyId.New();
            scope.ServiceProvider.GetRequiredService<IPublisher>().Publish(db, new PregnancyNotified(PersonId.New(), pregnancy, App.Monday, App.Monday.AddDays(150), 1, AfterDelivery: false));
            await db.SaveChangesAsync();
            return pregnancy;
        }

        async Task<long> Count(string sql, Guid? subject)
        {
            await using var command = look.CreateCommand(sql);
            if (subject is { } id) command.Parameters.AddWithValue(id);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public ValueTask DisposeAsync() => look.DisposeAsync();
    }
}
