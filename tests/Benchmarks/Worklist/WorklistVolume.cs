using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.Worklist;

/// <summary>A town's follow-ups at realistic volume: the demo, and besides it about 20,000 open ones (500 in hokenshi1's two districts) and 60,000 closed ones.</summary>
static class WorklistVolume
{
    public const string Nurse = "hokenshi1";

    const string More = """
        with base as (select (now() at time zone 'Asia/Tokyo')::date as today),
        person as (select id, district, row_number() over (partition by district in ('若葉小', '川端小') order by id) as n, district in ('若葉小', '川端小') as hers
                   from core.person where district is not null and not sealed),
        wanted as (
            select p.id, p.district, k.kind, row_number() over (order by k.kind, p.id, k.i) as n
            from person p cross join lateral (
                select 'open' as kind, i from generate_series(1, case when not p.hers then 8 when p.n <= 480 then 1 else 0 end) i
                union all select 'closed', i from generate_series(1, 18) i) k)
        insert into follow_ups.follow_up (id, rule, subject, opening_event, person, desk, urgency, status, duty, district, duty_key, opened_on, noticed_at, counted_from_day,
            counted_from_instant, visible_from, due_on, act_by, late_at_opening, due_after_hold, closed_on, told_visible, told_soon, told_overdue, told_level, escalated_to, overdue_since, version)
        select gen_random_uuid(), (array['pregnancy-interview', 'infant-visit', 'newborn-visit', 'eight-month'])[1 + n % 4], gen_random_uuid(), gen_random_uuid(), w.id, 'maternal-health', 'A',
            case kind when 'open' then 'Open' else 'Settled' end, 'PublicHealthNurse', w.district, 'PublicHealthNurse/' || w.district, today - 60, now(), today - 60,
            now(), today - 30, today + (n * 7919 % 120)::int - 18, today + (n * 7919 % 120)::int - 18 - (n % 5 = 0)::int, n % 10 = 0, false, case kind when 'closed' then today end, true, false, false, 0,
            case when kind = 'open' and n * 7919 % 120 < 6 then 'MaternalHealthSupervisor' end, case when kind = 'open' and n * 7919 % 120 < 18 then today end, 1
        from wanted w, base
        """;

    public static Task<TestDatabase> Database() => TestDatabase.CloneOf("bench", Fill);

    static async Task Fill(string connectionString)
    {
        foreach (var verb in new[] { "migrate", "demo" })
        {
            var run = await HostProcess.Run(connectionString, verb);
            if (run.ExitCode != 0) throw new InvalidOperationException(run.Progress);
        }
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in new[] { More, "vacuum analyze" })
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
