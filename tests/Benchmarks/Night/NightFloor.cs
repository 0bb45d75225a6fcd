using Npgsql;
using NpgsqlTypes;

namespace Hagukumi.Benchmarks.Night;

/// <summary>
/// The same final rows written set-based: what the program's night left is staged by COPY, every value ready made, and written in one
/// transaction: the follow-ups by one UPDATE, the notices by one INSERT, the access rows and the proof of the run. What both have written
/// is compared.
/// </summary>
sealed class NightFloor
{
    const string Told = "told_of_day, told_visible, told_soon, told_overdue, told_level, told_last_on, overdue_since, escalated_to, version";
    const string Content = $"""
        select (select md5(string_agg(concat_ws(' ', id, {Told}), '|' order by id)) from follow_ups.follow_up),
               (select md5(string_agg(concat_ws(' ', follow_up_id, staff, kind, business_date), '|' order by follow_up_id, staff, kind)) from follow_ups.notice)
        """;

    readonly List<(Guid Id, DateOnly Of, DateOnly On, int Level, DateOnly Since, string To, int Version)> changed = [];
    readonly List<(Guid FollowUp, Guid Staff, string Kind)> notices = [];
    readonly List<byte[]> persons = [];
    string content = "";

    public static async Task<NightFloor> After(string connectionString)
    {
        var floor = new NightFloor();
        await using var connection = await Connect(connectionString);
        await using (var read = new NpgsqlCommand("select id, told_of_day, told_last_on, told_level, overdue_since, escalated_to, version from follow_ups.follow_up where told_overdue", connection))
        await using (var row = await read.ExecuteReaderAsync())
            while (await row.ReadAsync())
                floor.changed.Add((row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2), row.GetInt32(3), row.GetFieldValue<DateOnly>(4), row.GetString(5), row.GetInt32(6)));
        await using (var read = new NpgsqlCommand("select follow_up_id, staff, kind from follow_ups.notice", connection))
        await using (var row = await read.ExecuteReaderAsync())
            while (await row.ReadAsync()) floor.notices.Add((row.GetGuid(0), row.GetGuid(1), row.GetString(2)));
        await using (var read = new NpgsqlCommand("select persons from core.access_entry where action = 'FollowUp'", connection))
        await using (var row = await read.ExecuteReaderAsync())
            while (await row.ReadAsync()) floor.persons.Add(row.GetFieldValue<byte[]>(0));
        floor.content = await ContentOf(connection);
        return floor;
    }

    public async Task Write(string connectionString)
    {
        await using var connection = await Connect(connectionString);
        await using var transaction = await connection.BeginTransactionAsync();
        await Run("create temporary table staged (id uuid, of_day date, on_day date, level int, since date, raised text, version int) on commit drop");
        await Run("create temporary table told (follow_up_id uuid, staff uuid, kind text) on commit drop");
        await using (var copy = await connection.BeginBinaryImportAsync("copy staged from stdin (format binary)"))
        {
            foreach (var row in changed)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(row.Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync(row.Of, NpgsqlDbType.Date);
                await copy.WriteAsync(row.On, NpgsqlDbType.Date);
                await copy.WriteAsync(row.Level, NpgsqlDbType.Integer);
                await copy.WriteAsync(row.Since, NpgsqlDbType.Date);
                await copy.WriteAsync(row.To, NpgsqlDbType.Text);
                await copy.WriteAsync(row.Version, NpgsqlDbType.Integer);
            }
            await copy.CompleteAsync();
        }
        await using (var copy = await connection.BeginBinaryImportAsync("copy told from stdin (format binary)"))
        {
            foreach (var (followUp, staff, kind) in notices)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(followUp, NpgsqlDbType.Uuid);
                await copy.WriteAsync(staff, NpgsqlDbType.Uuid);
                await copy.WriteAsync(kind, NpgsqlDbType.Text);
            }
            await copy.CompleteAsync();
        }
        await Run($"insert into follow_ups.job_run (job_id, business_date, ended_at, summary) values ('nightly', '{NightVolume.Night}', now(), '')");
        await Run("""
            update follow_ups.follow_up f set told_of_day = s.of_day, told_visible = true, told_soon = true, told_overdue = true, told_level = s.level, told_last_on = s.on_day, overdue_since = s.since, escalated_to = s.raised, version = s.version
            from staged s where f.id = s.id
            """);
        await Run($"insert into follow_ups.notice (follow_up_id, staff, kind, business_date, at) select follow_up_id, staff, kind, '{NightVolume.Night}', now() from told");
        foreach (var packed in persons)
        {
            await using var log = new NpgsqlCommand("insert into core.access_entry (at, staff, kind, action, persons) values (now(), gen_random_uuid(), 'Write', 'FollowUp', $1)", connection) { Parameters = { new() { Value = packed } } };
            await log.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <exception cref="InvalidOperationException">The floor has written something else than the program.</exception>
    public async Task Compare(string connectionString)
    {
        await using var connection = await Connect(connectionString);
        if (await ContentOf(connection) is var written && written != content) throw new InvalidOperationException($"The floor writes '{written}', the program '{content}'.");
    }

    static async Task<string> ContentOf(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Content, connection) { CommandTimeout = 300 };
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return $"{row.GetString(0)} {row.GetString(1)}";
    }

    static async Task<NpgsqlConnection> Connect(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
