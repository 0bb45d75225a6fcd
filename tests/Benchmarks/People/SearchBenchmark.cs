using System.Diagnostics;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.People;

/// <summary>人を探す by the beginning of a kana among a million people, over HTTP with a session. The floor asks the same of the database in one hand-written statement.</summary>
static class SearchBenchmark
{
    const int People = 1_000_000;
    const int Requests = 60;
    const string Scans = "select seq_scan || '/' || idx_scan from pg_stat_user_tables where schemaname = 'families' and relname = 'person'";

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var app = new App();
        await app.InitializeAsync();
        try
        {
            await Crowd.Fill(app.Database, People);
            var terms = await app.Database.Rows($"select left(kana_key, 4) from families.person order by id limit {Requests}");
            var nurse = await app.SignedIn("hokenshi1");
            await Search(nurse, terms);
            await using var connection = new NpgsqlConnection(app.Database.ConnectionString + ";Max Auto Prepare=10");
            await connection.OpenAsync();
            await Ask(connection, terms);

            var before = await app.Database.Scalar<string>(Scans);
            await Search(nurse, terms);
            // The server tells of its scans a moment later.
            await Wait.Until(async () => long.Parse((await app.Database.Scalar<string>(Scans)).Split('/')[1], null) >= long.Parse(before.Split('/')[1], null) + Requests, "the scans are counted");
            if ((await app.Database.Scalar<string>(Scans)).Split('/')[0] != before.Split('/')[0]) throw new InvalidOperationException("A search looked at every person.");

            var (products, floors) = await Rounds.Alternate(() => Elapsed(() => Search(nurse, terms)), () => Elapsed(() => Ask(connection, terms)), rounds: 5);
            return [new($"search: by kana among {People:N0}", "ms", products, floors)];
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    static async Task Search(Browser nurse, IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            var page = await nurse.Get($"/families/search?q={Uri.EscapeDataString(term)}");
            if (page.Status != 200 || page.Html.QuerySelector("main tbody tr") is null) throw new InvalidOperationException($"The search answered {page.Status} without a hit.");
        }
    }

    static async Task Ask(NpgsqlConnection connection, IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            await using var command = new NpgsqlCommand("select id, name, kana, birth_date, sealed, district from families.person where kana_key >= $1 and kana_key < $2 order by kana_key, id limit 51", connection)
            { Parameters = { new() { Value = term }, new() { Value = term + '\uffff' } } };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) _ = reader.GetString(1);
        }
    }

    static async Task<double> Elapsed(Func<Task> work)
    {
        var since = Stopwatch.StartNew();
        await work();
        return since.Elapsed.TotalMilliseconds / Requests;
    }
}
