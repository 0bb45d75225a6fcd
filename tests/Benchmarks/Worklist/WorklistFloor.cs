using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hagukumi.Benchmarks.Worklist;

/// <summary>
/// The same page written by hand: cookie, account and permissions read anew, the owners derived, the rows and counts read,
/// one access row, the same bytes. SQL and a pre-rendered page; no ORM, no components.
/// </summary>
static class WorklistFloor
{
    const string Account = """
        select m.name, a.security_stamp, array(select distinct p.permission from staff.member_role r join staff.role_permission p on p.role_code = r.role where r.member_id = m.id)
        from staff.member m join staff.account a on a.id = m.id where m.id = $1 and m.active
        """;

    const string Holders = """select holder, duty, district from follow_ups.duty_holder where "from" <= $1 and ("to" is null or "to" >= $1)""";

    const string Mine = """
        f.status = 'Open' and f.visible_from <= $1 and (f.hold_until is null or f.hold_until <= $1)
        and ((f.handed_over_to = $2 and (f.handed_over_until is null or f.handed_over_until >= $1))
          or f.escalated_to = any ($3)
          or (f.duty_key = any ($4) and (f.handed_over_to is null or f.handed_over_until < $1 or f.handed_over_to = any ($5))))
        """;

    const string Counts = $"""
        select count(*) filter (where due_on < $1 or overdue_since is not null), count(*) filter (where due_on >= $1 and due_on <= $6 and overdue_since is null),
               count(*) filter (where due_on > $6 and overdue_since is null) from follow_ups.follow_up f where {Mine}
        """;

    const string Rows = $"""
        select f.id, f.person, f.rule, f.subject, f.due_on, f.act_by, f.overdue_since, f.escalated_to, f.late_at_opening, f.duty, f.district, f.handed_over_to, f.handed_over_until,
               p.name, p.kana, p.district, p.sealed
        from follow_ups.follow_up f join core.person p on p.id = f.person where {Mine} order by f.due_on, f.id limit 51
        """;

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<int> Serve(string url, string connectionString, string pageFile)
    {
        var page = await File.ReadAllTextAsync(pageFile);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAntiforgery();
        await using var app = builder.Build();
        await using var database = NpgsqlDataSource.Create(connectionString + ";Max Auto Prepare=30;No Reset On Close=true");
        var cookies = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("session");
        var forms = app.Services.GetRequiredService<IAntiforgery>();
        Template? template = null;
        app.Urls.Add(url);
        app.MapGet("/ready", () => Results.Text("ready"));
        app.MapGet("/sign-in", async (string user, HttpContext context) =>
        {
            await using var find = database.CreateCommand("select id || ' ' || security_stamp from staff.account where user_name = $1");
            find.Parameters.AddWithValue(user);
            context.Response.Cookies.Append("session", cookies.Protect((string)(await find.ExecuteScalarAsync())!));
        });
        app.MapGet("/follow-ups", async (HttpContext context) =>
        {
            if (context.Request.Cookies["session"] is not { } cookie) return Results.Unauthorized();
            string[] session;
            try
            {
                session = cookies.Unprotect(cookie).Split(' ');
            }
            catch (CryptographicException)
            {
                return Results.Unauthorized();
            }
            var me = Guid.Parse(session[0]);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Japan).DateTime);
            await using var connection = await database.OpenConnectionAsync();
            var name = await Check(connection, me, session[1]);
            if (name is null) return Results.Forbid();
            var roster = await Roster.Read(connection, today);
            var (counts, lines) = await Lines(connection, roster, me, today);
            await Log(connection, me, lines);

            template ??= Template.Learn(page, name, counts, lines, roster, today);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(template.Fill(name, forms.GetAndStoreTokens(context).RequestToken!, counts, lines, roster, today));
            return Results.Empty;
        });
        await app.RunAsync();
        return 0;
    }

    static TimeZoneInfo Japan { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    static async Task<string?> Check(NpgsqlConnection connection, Guid me, string stamp)
    {
        await using var command = new NpgsqlCommand(Account, connection) { Parameters = { new() { Value = me } } };
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() && reader.GetString(1) == stamp && reader.GetFieldValue<string[]>(2).Contains("follow-ups.work", StringComparer.Ordinal) ? reader.GetString(0) : null;
    }

    static async Task<(int[] Counts, List<Line> Lines)> Lines(NpgsqlConnection connection, Roster roster, Guid me, DateOnly today)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in new[] { Counts, Rows })
        {
            var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = today }, new() { Value = me }, new() { Value = roster.DutiesOf(me) }, new() { Value = roster.KeysOf(me) }, new() { Value = roster.Inactive } } };
            if (sql == Counts) command.Parameters.Add(new() { Value = today.AddDays(7) });
            batch.BatchCommands.Add(command);
        }
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        int[] counts = [(int)reader.GetInt64(0), (int)reader.GetInt64(1), (int)reader.GetInt64(2)];
        await reader.NextResultAsync();
        List<Line> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(new Line(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetGuid(3), reader.GetFieldValue<DateOnly>(4), reader.GetFieldValue<DateOnly>(5),
                reader.GetString(9), Text(10), reader.IsDBNull(11) ? null : reader.GetGuid(11), reader.IsDBNull(12) ? null : reader.GetFieldValue<DateOnly>(12),
                reader.GetString(13), reader.GetString(14), Text(15), reader.GetBoolean(16)));
        }
        return (counts, lines);

        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
    }

    static async Task Log(NpgsqlConnection connection, Guid me, List<Line> lines)
    {
        await using var command = new NpgsqlCommand("insert into core.access_entry (at, staff, kind, action, persons) values ($1, $2, 'Read', '/follow-ups/', $3)", connection)
        {
            Parameters = { new() { Value = TimeProvider.System.GetUtcNow() }, new() { Value = me }, new() { Value = lines.Take(50).Select(l => l.Person).Distinct().SelectMany(p => p.ToByteArray()).ToArray() } },
        };
        await command.ExecuteNonQueryAsync();
    }

    sealed record Line(
        Guid Id, Guid Person, string Rule, Guid Subject, DateOnly DueOn, DateOnly ActBy, string Duty, string? District, Guid? HandedOverTo, DateOnly? HandedOverUntil,
        string Name, string Kana, string? Home, bool Sealed);

    /// <summary>Who owes what today: duties and who holds them.</summary>
    sealed class Roster(Dictionary<Guid, (string Name, bool Active)> staff, List<(Guid Holder, string Duty, string? District)> holders)
    {
        public Guid[] Inactive => [.. staff.Where(s => !s.Value.Active).Select(s => s.Key)];

        public static async Task<Roster> Read(NpgsqlConnection connection, DateOnly today)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("select id, name, active from core.staff_member"), new NpgsqlBatchCommand(Holders) { Parameters = { new() { Value = today } } } } };
            await using var reader = await batch.ExecuteReaderAsync();
            Dictionary<Guid, (string, bool)> staff = [];
            while (await reader.ReadAsync()) staff.Add(reader.GetGuid(0), (reader.GetString(1), reader.GetBoolean(2)));
            await reader.NextResultAsync();
            List<(Guid, string, string?)> holders = [];
            while (await reader.ReadAsync()) holders.Add((reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
            return new Roster(staff, holders);
        }

        public string[] DutiesOf(Guid person) => [.. holders.Where(h => h.Holder == person).Select(h => h.Duty).Distinct(StringComparer.Ordinal)];

        /// <summary>Enough for a nurse, whose duties name their districts and stand in for nobody's.</summary>
        public string[] KeysOf(Guid person) => [.. holders.Where(h => h.Holder == person).Select(h => $"{h.Duty}/{h.District}")];

        public string OwnersOf(Line line, DateOnly today) => line.HandedOverTo is { } one && staff[one].Active && (line.HandedOverUntil is null || line.HandedOverUntil >= today)
            ? staff[one].Name
            : string.Join("、", holders.Where(h => h.Duty == line.Duty && (h.District is null || h.District == line.District)).Select(h => staff[h.Holder].Name).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The program's page with holes where values stand; the same list again fills the same holes.</summary>
    sealed class Template(IReadOnlyDictionary<string, string> titles)
    {
        readonly List<string> fixedParts = [];

        /// <summary>Finds the values in the page in the order in which a page writes them, so that a new layout needs no new floor.</summary>
        public static Template Learn(string page, string name, int[] counts, List<Line> lines, Roster roster, DateOnly today)
        {
            var titles = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (Match option in Regex.Matches(page, """<option value="(?<slug>[^"]+)"[^>]*>(?<title>[^<]+)</option>""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
                titles[option.Groups["slug"].Value] = System.Net.WebUtility.HtmlDecode(option.Groups["title"].Value);
            var template = new Template(titles);
            var token = WorklistBenchmark.Token().Match(page).Value;
            var at = 0;
            foreach (var value in template.Values(name, token, counts, lines, roster, today))
            {
                var written = value == token ? value : Html.Encode(value);
                var found = page.IndexOf(written, at, StringComparison.Ordinal);
                if (found < 0) throw new InvalidOperationException($"The program's page does not show '{value}' where the floor looks for it.");
                template.fixedParts.Add(page[at..found]);
                at = found + written.Length;
            }
            template.fixedParts.Add(page[at..]);
            return template;
        }

        public string Fill(string name, string token, int[] counts, List<Line> lines, Roster roster, DateOnly today)
        {
            var written = new StringBuilder(65536);
            var part = 0;
            foreach (var value in Values(name, token, counts, lines, roster, today)) written.Append(fixedParts[part++]).Append(Html.Encode(value));
            return written.Append(fixedParts[part]).ToString();
        }

        IEnumerable<string> Values(string name, string token, int[] counts, List<Line> lines, Roster roster, DateOnly today)
        {
            yield return name;
            yield return token;
            foreach (var count in counts) yield return count.ToString(CultureInfo.InvariantCulture);
            foreach (var line in lines.Take(50))
            {
                var due = line.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var left = line.DueOn.DayNumber - today.DayNumber;
                var title = titles[line.Rule];
                yield return due;
                yield return due;
                yield return left < 0 ? $"{-left}日超過" : left == 0 ? "今日まで" : $"あと{left}日";
                if (line.ActBy < line.DueOn && left >= 0) yield return line.ActBy.ToString("M/d", CultureInfo.InvariantCulture);
                yield return line.Person.ToString();
                yield return line.Name;
                yield return line.Kana;
                if (!line.Sealed && line.Home is not null) yield return line.Home;
                yield return line.Id.ToString();
                yield return title;
                yield return roster.OwnersOf(line, today);
                yield return line.Name;
                yield return title;
            }
        }
    }
}
