using System.Globalization;
using Hagukumi.TestKit;

namespace Hagukumi.Benchmarks.Night;

/// <summary>Open follow-ups of a city, told of already; one in ten falls due on the night that is run. The same ids each time.</summary>
static class NightVolume
{
    public const string Night = "2026-06-01";

    const string Rows = """
        insert into follow_ups.follow_up (id, rule, subject, opening_event, person, desk, urgency, status, duty, district, duty_key, opened_on, noticed_at, counted_from_day, counted_from_instant,
            visible_from, due_on, act_by, late_at_opening, due_after_hold, told_of_day, told_visible, told_soon, told_overdue, told_level, version)
        select md5('follow-up ' || n)::uuid, 'pregnancy-interview', md5('subject ' || n)::uuid, md5('opening ' || n)::uuid, md5('person ' || n)::uuid, 'maternal-health', 'A', 'Open', 'PublicHealthNurse', d.district,
            'PublicHealthNurse/' || d.district, date '{0}' - 14, timestamptz '2026-05-18 03:00Z', date '{0}' - 14, timestamptz '2026-05-18 03:00Z', date '{0}' - 14,
            case when n <= {2} then date '{0}' else date '{0}' + 30 + n % 90 end, date '{0}', false, false,
            case when n <= {2} then date '{0}' else date '{0}' + 30 + n % 90 end, true, n <= {2}, false, 0, 1
        from generate_series(1, {1}) n
        cross join lateral (select (array['若葉小', '川端小', '上野沢小', '春日台小', '末広小', '緑が丘小', '神居台小', '東光小'])[1 + n % 8] as district) d
        """;

    public static async Task Fill(TestDatabase database, int open, int due)
    {
        await database.Execute(string.Format(CultureInfo.InvariantCulture, Rows, Night, open, due));
        await database.Execute("vacuum analyze follow_ups.follow_up");
    }
}
