using Npgsql;

namespace Hagukumi.Benchmarks.Register;

/// <summary>
/// The same final rows, indexes, access rows and outbox, written set-based from one staged COPY in one transaction. What the program
/// works out of each row (search keys, sealing, prints) is given to it ready made.
/// </summary>
sealed class RegisterFloor(byte[] staged, string columns, int rowsOfAnAccess)
{
    /// <summary>Every column of a person but for the ids, which both give anew.</summary>
    const string AskColumns = "select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns where table_schema = 'families' and table_name = 'person' and column_name not in ('id', 'household_id')";

    static string Select(string columns) => $"select {columns}, (select h.register_number from families.household h where h.id = p.household_id) as household from families.person p order by register_number";

    string Write => $$"""
        insert into families.household (id, register_number)
            select ('0' || lpad(to_hex(row_number() over (order by household)), 31, '0'))::uuid, household from (select distinct household from staged) h;
        create temporary table written on commit drop as
            select ('1' || lpad(to_hex(row_number() over (order by s.register_number)), 31, '0'))::uuid as id, row_number() over (order by s.register_number) - 1 as n, h.id as household_id, s.*
            from staged s join families.household h on h.register_number = s.household;
        insert into families.person (id, household_id, {{columns}}) select id, household_id, {{columns}} from written;
        insert into families.outbox_event (event_id, name, body, occurred_at, recorded_by)
            select ('2' || lpad(to_hex(n / 500), 31, '0'))::uuid, 'families.people-changed', json_build_object('People', json_agg(json_build_object(
                'Id', json_build_object('Value', id), 'SameAs', null, 'Version', identity_version, 'Name', name, 'Kana', kana, 'BirthDate', birth_date,
                'Sex', case sex when 'Female' then 1 else 2 end, 'Language', language, 'Sealed', sealed, 'District', case when not sealed then district end,
                'Provisional', provisional, 'BornFrom', born_from, 'BornTo', born_to, 'Warned', warned)))::text, now(), lpad('0', 32, '0')::uuid
            from written group by n / 500;
        insert into families.outbox_delivery (event_sequence, subscriber, status, attempts, next_attempt_at, owed_since)
            select e.sequence, s.subscriber, 'Pending', 0, now(), now() from families.outbox_event e, subscribers s;
        insert into core.access_entry (at, staff, kind, action, persons)
            select now(), lpad('0', 32, '0')::uuid, 'Write', 'Person', string_agg(uuid_send(id), ''::bytea) from written group by n / {{rowsOfAnAccess}};
        """;

    /// <summary>What a finished import left, as the floor is given it.</summary>
    public static async Task<(RegisterFloor Floor, string Content)> After(string connectionString, int rowsOfAnAccess)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        var columns = await Columns(connection);
        using var kept = new MemoryStream();
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY ({Select(columns)}) TO STDOUT (FORMAT BINARY)")) await copy.CopyToAsync(kept);
        return (new RegisterFloor(kept.ToArray(), columns, rowsOfAnAccess), await Content(connectionString));
    }

    /// <summary>Writes everything.</summary>
    public async Task Import(string connectionString, IReadOnlyList<string> subscribers)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run(connection, $"create temporary table staged on commit drop as {Select(columns)} limit 0");
        await Run(connection, $"create temporary table subscribers on commit drop as select unnest(array[{string.Join(", ", subscribers.Select(s => $"'{s}'"))}]) as subscriber");
        await using (var copy = await connection.BeginRawBinaryCopyAsync("COPY staged FROM STDIN (FORMAT BINARY)")) await copy.WriteAsync(staged);
        await Run(connection, Write);
        await transaction.CommitAsync();
    }

    /// <summary>What must be the same of both: every person but for their id, and how much was told and logged.</summary>
    public static async Task<string> Content(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            select concat_ws(' ', (select md5(string_agg(x::text, ',' order by register_number)) from ({Select(await Columns(connection))}) x), (select count(*) from families.household),
                (select count(*) from families.outbox_event where name = 'families.people-changed'), (select count(*) from families.outbox_delivery),
                (select sum(length(persons)) from core.access_entry where kind = 'Write' and action = 'Person'))
            """, connection) { CommandTimeout = 300 };
        return (string)(await command.ExecuteScalarAsync())!;
    }

    static async Task<string> Columns(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(AskColumns, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
