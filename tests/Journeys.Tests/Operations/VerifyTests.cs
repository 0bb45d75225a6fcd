using System.Text.Json;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Journeys.Tests.Operations;

/// <summary><c>verify</c> sees each promise broken, and no promise broken where all is well.</summary>
public sealed class VerifyTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    const string Delivered = "every event is delivered or visibly failed";
    const string Owned = "every open follow-up has an owner on duty, a due date and a rule or a reason";
    const string Reminded = "every overdue follow-up has had its reminders";
    const string NotTwice = "no two open follow-ups for one reason";
    const string SettingsReadable = "every setting in force can be read and lies in its range";
    const string DirectoryIsRegister = "the directory of people equals the register";

    static readonly string[] Unheld = [.. new[] { "edd-passed", "eight-month", "pregnancy-interview" }.Select(rule => $"1 of {rule} have nobody on duty for PublicHealthNurse")];

    // Each test breaks what the one before left whole; what it broke is put back.
    readonly List<string> mending = [];

    /// <summary>A pregnancy whose interview is overdue, and the night that said so.</summary>
    public async Task InitializeAsync()
    {
        if (await app.Database.Scalar<int>("select count(*) from follow_ups.job_run") > 0) return;
        var woman = (await app.Register(new Resident()))[0];
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var core = scope.ServiceProvider.GetRequiredService<CoreDb>();
            scope.ServiceProvider.GetRequiredService<IPublisher>().Publish(core, new PregnancyNotified(woman, PregnancyId.New(), App.Monday, App.Monday.AddDays(200), 1, AfterDelivery: false));
            await core.SaveChangesAsync();
        }
        await app.Delivered();
        app.Clock.Set(App.Monday.AddDays(20), 23, 30);
        await app.Verb("nightly");
        app.Clock.Set(App.Monday.AddDays(21));
    }

    public async Task DisposeAsync()
    {
        foreach (var sql in mending) await app.Database.Execute(sql);
    }

    [Fact]
    public async Task Verify_AllIsWell_SaysOk()
    {
        (await app.Database.Scalar<int>("select count(*) from follow_ups.follow_up where told_overdue")).Should().BeGreaterThan(0);

        var result = await app.Verb("verify");

        result.ExitCode.Should().Be(0, string.Join('\n', result.Lines));
        result.Lines.Should().BeEquivalentTo(new[] { Delivered, Owned, Reminded, NotTwice, DirectoryIsRegister, SettingsReadable }.Select(p => $"kept: {p}"), "a new promise needs a test here");
        JsonSerializer.SerializeToElement(result.Json).GetProperty("ok").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("follow-ups", "EightMonthBy", "'34'")]
    [InlineData("follow-ups", "NewbornVisitDay", "'29'")] // beyond what the law allows
    [InlineData("follow-ups", "NoLongerThere", "'1'")]
    public async Task Verify_SettingCannotBeRead_SaysSo(string module, string key, string value)
    {
        await Break($"insert into core.setting_change (number, press, module, key, value, by, at, reason) values (1, gen_random_uuid(), '{module}', '{key}', {value}, gen_random_uuid(), now(), 'by hand')", "delete from core.setting_change");

        await IsBroken(SettingsReadable, $"change 1 of {module}/{key} cannot be read");
    }

    [Fact]
    public async Task Verify_DeliveryWaitsWithoutATry_SaysSo()
    {
        // As one that no dispatcher looks at.
        await Break("update core.outbox_delivery set status = 'Pending', next_attempt_at = now() + interval '1 day', owed_since = now() - interval '1 hour'", "update core.outbox_delivery set status = 'Delivered', next_attempt_at = now()");

        await IsBroken(Delivered, "core: 2 deliveries wait without a try");
    }

    [Fact]
    public async Task Verify_DeliveryIsLost_SaysSo()
    {
        await Break("create table core.lost as select * from core.outbox_delivery; delete from core.outbox_delivery", "insert into core.outbox_delivery select * from core.lost; drop table core.lost");

        await IsBroken(Delivered, [.. new[] { "families", "follow-ups" }.Select(desk => $"core: 1 events maternal-health.pregnancy-notified are not owed to {desk}")]);
    }

    [Fact]
    public async Task Verify_DeliveryFailedVisibly_IsKept()
    {
        await Break("update core.outbox_delivery set status = 'Failed', attempts = 3, last_error = 'a mistake'", "update core.outbox_delivery set status = 'Delivered', attempts = 0, last_error = null");

        (await app.Verb("verify")).ExitCode.Should().Be(0);
        (await (await app.SignedIn("kanri")).Get("/operations/deliveries")).Words.Should().Contain("maternal-health.pregnancy-notified");
    }

    [Fact]
    public async Task Verify_NobodyIsOnDuty_SaysSo()
    {
        await Break("""update follow_ups.duty_holder set "to" = '2026-05-31'""", """update follow_ups.duty_holder set "to" = null""");

        await IsBroken(Owned, Unheld);
    }

    [Fact]
    public async Task Verify_EveryAccountInTheLineIsClosed_SaysSo()
    {
        await Break("update core.staff_member set active = false", "update core.staff_member set active = true");

        await IsBroken(Owned, Unheld);
    }

    [Fact]
    public async Task Verify_OneWithAnotherIsOwedTwice_SaysSo()
    {
        var (woman, other) = ((await app.Register(new Resident()))[0], (await app.Register(new Resident()))[0]);
        await Break(
            $"create table follow_ups.doubled as select * from follow_ups.follow_up where rule = 'pregnancy-interview'; update follow_ups.doubled set id = gen_random_uuid(), subject = '{woman}'; insert into follow_ups.follow_up select * from follow_ups.doubled; update follow_ups.doubled set id = gen_random_uuid(), subject = '{other}'; insert into follow_ups.follow_up select * from follow_ups.doubled",
            $"delete from follow_ups.follow_up where subject in ('{woman}', '{other}'); drop table follow_ups.doubled");
        (await app.Verb("verify")).Lines.Should().NotContain(l => l.Contains(NotTwice, StringComparison.Ordinal) && !l.StartsWith("kept", StringComparison.Ordinal));

        await Break($"update core.person set canonical_id = '{other}' where id = '{woman}'", $"update core.person set canonical_id = id where id = '{woman}'");

        var lines = (await app.Verb("verify")).Lines;
        lines.Should().Contain(l => l.Contains("1 subjects are owed pregnancy-interview twice", StringComparison.Ordinal));
        lines.Should().Contain(l => l.Contains("1 people stand for another person in the directory", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a-rule-that-is-gone")]
    [InlineData("manual")] // and no reason
    public async Task Verify_NeitherRuleNorReason_SaysSo(string rule)
    {
        await Break($"update follow_ups.follow_up set rule = '{rule}' where rule = 'pregnancy-interview'", $"update follow_ups.follow_up set rule = 'pregnancy-interview' where rule = '{rule}'");

        await IsBroken(Owned, $"1 have neither a rule nor a reason ({rule})");
    }

    [Fact]
    public async Task Database_FollowUpWithoutDue_IsRefused()
    {
        var remove = () => app.Database.Execute("update follow_ups.follow_up set due_on = null");

        (await remove.Should().ThrowAsync<Exception>()).WithMessage("*null value in column \"due_on\"*");
    }

    [Theory]
    [InlineData("update follow_ups.follow_up set told_overdue = false", "update follow_ups.follow_up set told_overdue = true where rule = 'pregnancy-interview'")]
    [InlineData("create table follow_ups.lost as select * from follow_ups.notice; delete from follow_ups.notice", "insert into follow_ups.notice select * from follow_ups.lost; drop table follow_ups.lost")]
    public async Task Verify_OverdueAndNobodyWasTold_SaysSo(string breaking, string mend)
    {
        await Break(breaking, mend);

        await IsBroken(Reminded, "1 were overdue at the close of the last business date reckoned, or longer, and nobody was told");
    }

    [Fact]
    public async Task Verify_OwedTwice_SaysSo()
    {
        await Break("""
            create table follow_ups.twice as select * from follow_ups.follow_up where rule = 'eight-month';
            update follow_ups.twice set id = gen_random_uuid(), opening_event = gen_random_uuid();
            insert into follow_ups.follow_up select * from follow_ups.twice
            """, "delete from follow_ups.follow_up where id in (select id from follow_ups.twice); drop table follow_ups.twice");

        await IsBroken(NotTwice, "1 subjects are owed eight-month twice");
    }

    [Theory]
    [InlineData("name = name || '改'", "1 people have another name in the directory")]
    [InlineData("version = version + 1", "1 people have another version in the directory")]
    [InlineData("birth_date = birth_date + 1", "1 people have another birth date, sex or language in the directory")]
    [InlineData("sealed = not sealed", "1 people are sealed in one and not in the other")]
    [InlineData("district = '緑が丘小'", "1 people have another district in the directory")]
    [InlineData("id = gen_random_uuid()", "1 people are missing from the directory", "1 people of the directory are not in the register")]
    public async Task Verify_DirectoryDiffersFromRegister_SaysSo(string change, params string[] details)
    {
        await Break($"create table core.before as select * from core.person; update core.person set {change}", "truncate core.person; insert into core.person select * from core.before; drop table core.before");

        await IsBroken(DirectoryIsRegister, details);
    }

    async Task Break(string sql, string mend)
    {
        mending.Add(mend);
        (await app.Database.Execute(sql)).Should().NotBe(0, "something must be there to be broken");
    }

    async Task IsBroken(string promise, params string[] details)
    {
        var result = await app.Verb("verify");

        result.ExitCode.Should().Be(1);
        var json = JsonSerializer.SerializeToElement(result.Json);
        json.GetProperty("ok").GetBoolean().Should().BeFalse();
        json.GetProperty("broken").EnumerateArray().Select(b => (b.GetProperty("promise").GetString(), b.GetProperty("detail").GetString())).Should().BeEquivalentTo(details.Select(d => (promise, d)));
    }
}
