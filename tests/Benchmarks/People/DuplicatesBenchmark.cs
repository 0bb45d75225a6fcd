using System.Diagnostics;
using System.Globalization;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.People;

/// <summary>The scan of the night: who of 100,000 people may be one. The floor only reads what the scan has to read, in the same order.</summary>
static class DuplicatesBenchmark
{
    const int People = 100_000;
    const int GoalSeconds = 10;

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var app = new App();
        await app.InitializeAsync();
        try
        {
            await Crowd.Fill(app.Database, People);
            var found = await app.Verb("find-duplicates");
            await Console.Error.WriteLineAsync(found.Lines[0]);
            var first = await app.Database.Scalar<long>("select count(*) from families.duplicate_suggestion");
            if (first < People / 300) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Only {first} pairs were found."));

            var (products, floors) = await Rounds.Alternate(() => Elapsed(() => Scan(app)), () => Elapsed(() => Read(app)), rounds: 5);
            var slowest = products.Max();
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"the slowest scan of {People} people took {slowest:F1} s; the goal is {GoalSeconds} s: {(slowest < GoalSeconds ? "met" : "missed")}"));
            return [new(string.Create(CultureInfo.InvariantCulture, $"duplicates: scan of {People}"), "s", products, floors)];
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>As in the first night: every pair is new.</summary>
    static async Task Scan(App app)
    {
        await app.Database.Execute("truncate families.duplicate_suggestion");
        await app.Verb("find-duplicates");
    }

    static async Task Read(App app)
    {
        await using var connection = new NpgsqlConnection(app.Database.ConnectionString);
        await connection.OpenAsync();
        foreach (var key in new[] { "kana_key", "name_key" })
        {
            await using var command = new NpgsqlCommand($"select id, {key}, birth_date, sex from families.person where merged_into is null order by {key}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) _ = (reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3));
        }
    }

    static async Task<double> Elapsed(Func<Task> work)
    {
        var since = Stopwatch.StartNew();
        await work();
        return since.Elapsed.TotalSeconds;
    }
}
