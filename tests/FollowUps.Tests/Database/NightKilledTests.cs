using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>The real program, killed in the middle of the night, off for several nights.</summary>
public sealed class NightKilledTests : IAsyncLifetime
{
    const int Many = 3_000;
    const string Due = "2026-06-15";

    readonly App app = new();

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        await app.TellAll(Notified(await app.Woman(), PregnancyId.New()));
        // As many as a large town has, all alike but for their ids.
        var columns = await app.Database.Rows("select column_name from information_schema.columns where table_schema = 'follow_ups' and table_name = 'follow_up' order by ordinal_position");
        await app.Database.Execute($"""
            insert into follow_ups.follow_up ({string.Join(',', columns)})
            select {string.Join(',', columns.Select(c => c is "id" or "subject" or "opening_event" ? "gen_random_uuid()" : "f." + c))}
            from follow_ups.follow_up f, generate_series(1, {Many}) where f.rule = 'pregnancy-interview'
            """);
        await app.Stop();
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Nightly_KilledMidway_LeavesNothingHalfDoneAndResumes()
    {
        await using var undisturbed = await app.Database.Clone();

        using (var killed = HostProcess.Begin(app.Database.ConnectionString, "nightly", "--date", Due))
        {
            // Numbers are drawn from a sequence, which shows what is not committed yet.
            await Wait.Until(async () =>
            {
                killed.HasExited.Should().BeFalse("it is killed while it works");
                return await app.Database.Scalar<long>("select last_value from follow_ups.notice_id_seq") > Many / 2;
            }, "the run is in the middle", TimeSpan.FromMinutes(2));
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        await Wait.Until(async () => await app.Database.Scalar<int>("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == 0, "its connections are gone");
        (await app.Database.Scalar<int>("select (select count(*) from follow_ups.notice) + (select count(*) from follow_ups.job_run)")).Should().Be(0, "nothing is half done");

        (await HostProcess.Run(undisturbed.ConnectionString, "nightly", "--date", Due)).ExitCode.Should().Be(0);
        var resumed = await HostProcess.Run(app.Database.ConnectionString, "nightly", "--date", Due, "--json");
        resumed.ExitCode.Should().Be(0, resumed.Progress);
        resumed.Json.GetProperty("alreadyDone").GetBoolean().Should().BeFalse();

        const string notices = "select follow_up_id, staff, kind, business_date from follow_ups.notice order by 1, 2, 3, 4";
        var told = await app.Database.Rows(notices);
        told.Should().HaveCountGreaterThan(2 * Many).And.OnlyHaveUniqueItems();
        told.Should().Equal(await undisturbed.Rows(notices));
        const string state = "select id, told_overdue, told_level, told_last_on, overdue_since, escalated_to from follow_ups.follow_up order by 1";
        (await app.Database.Rows(state)).Should().Equal(await undisturbed.Rows(state));
    }

    [Fact]
    public async Task Serve_NightWasMissedWhileOff_ReckonsItSoonAfterTheStart()
    {
        await app.Database.Execute("delete from follow_ups.follow_up where told_visible = false and id <> (select min(id::text)::uuid from follow_ups.follow_up where rule = 'pregnancy-interview')");
        // What stands there when it was shut down a week ago.
        await app.Database.Execute("insert into follow_ups.job_run (job_id, business_date, ended_at, summary) values ('nightly', (now() at time zone 'Asia/Tokyo')::date - 8, now() - interval '8 days', '')");

        await using var host = await HostProcess.Serve(app.Database.ConnectionString);

        // The last 23:30 that has passed in the municipality.
        const string lastNight = "((now() at time zone 'Asia/Tokyo') - interval '23 hours 30 minutes')::date";
        await Wait.Until(async () => await app.Database.Scalar<bool>($"select exists (select 1 from follow_ups.job_run where job_id = 'nightly' and business_date = {lastNight})"), "the missed nights are reckoned");
        (await app.Database.Scalar<int>("select count(*) from follow_ups.notice where kind = 'Overdue'")).Should().BeGreaterThan(0);
        (await app.Database.Scalar<int>($"select count(*) from follow_ups.job_run where job_id = 'nightly' and business_date > {lastNight}")).Should().Be(0, "today is not over");
    }
}
