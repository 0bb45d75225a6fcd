using System.Diagnostics;
using System.Globalization;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.People;

/// <summary>
/// 人を探す by the beginning of a kana or of a name among a million people, over HTTP with a session: a beginning of few people, and
/// one of tens of thousands. The floor asks the same of the database in one hand-written statement.
/// </summary>
static class SearchBenchmark
{
    const int People = 1_000_000;
    const int Requests = 60;

    /// <summary>People that a search by kana may read for a page of 50.</summary>
    const int MostRead = 500;

    /// <summary>By what is searched, and how the floor sorts: hits of the name are gathered before they are sorted, or everybody would be walked through.</summary>
    static readonly IReadOnlyList<(string Name, string Key, int Length, string Order)> Kinds =
        [("four kana", "kana_key", 4, "kana_key"), ("one kana", "kana_key", 1, "kana_key"), ("one kanji", "name_key", 1, "kana_key || ''")];

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var app = new App();
        await app.InitializeAsync();
        try
        {
            await Crowd.Fill(app.Database, People);
            var nurse = await app.SignedIn("hokenshi1");
            await using var connection = new NpgsqlConnection(app.Database.ConnectionString + ";Max Auto Prepare=10");
            await connection.OpenAsync();
            List<Figure> figures = [];
            foreach (var (name, key, length, order) in Kinds)
            {
                var terms = await app.Database.Rows($"select left({key}, {length}) from families.person order by id limit {Requests}");
                await Search(nurse, terms);
                await Ask(connection, key, order, terms);

                var before = await Scans(app);
                await Search(nurse, terms);
                // The server tells of its scans a moment later; a search asks three indexes.
                await Wait.Until(async () => (await Scans(app)).ByIndex >= before.ByIndex + 3 * Requests, "the scans are counted");
                var after = await Scans(app);
                var read = (after.Rows - before.Rows) / Requests;
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"a search by {name} reads {read} people"));
                if (after.Whole != before.Whole || (key == "kana_key" && read > MostRead)) throw new InvalidOperationException($"A search by {name} looked at every person, or at too many.");

                var (products, floors) = await Rounds.Alternate(() => Elapsed(() => Search(nurse, terms)), () => Elapsed(() => Ask(connection, key, order, terms)), rounds: 5);
                figures.Add(new($"search: by {name} among {People:N0}", "ms", products, floors));
            }
            return figures;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    static async Task<(long Whole, long ByIndex, long Rows)> Scans(App app)
    {
        var row = (await app.Database.Rows("select seq_scan, idx_scan, seq_tup_read + idx_tup_fetch from pg_stat_user_tables where schemaname = 'families' and relname = 'person'"))[0].Split('\t');
        return (Number(row[0]), Number(row[1]), Number(row[2]));

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    static async Task Search(Browser nurse, IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            var page = await nurse.Get($"/families/search?q={Uri.EscapeDataString(term)}");
            if (page.Status != 200 || page.Html.QuerySelector("main tbody tr") is null) throw new InvalidOperationException($"The search answered {page.Status} without a hit.");
        }
    }

    static async Task Ask(NpgsqlConnection connection, string key, string order, IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            await using var command = new NpgsqlCommand($"select id, name, kana, birth_date, sealed, district from families.person where {key} >= $1 and {key} < $2 order by {order}, id limit 51", connection)
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
