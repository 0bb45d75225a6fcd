using System.Text.Json;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>The nightly run on the real database: each date once, missed ones too, and whoever must be told is told.</summary>
public sealed class NightTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    /// <summary>A notification of this day owes the interview within 14 days.</summary>
    static readonly DateOnly Due = App.Monday.AddDays(14);

    public Task InitializeAsync() => app.Forget();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Run_SecondTime_SaysAlreadyDoneAndTellsNothing()
    {
        await Pregnant();
        (await Night(Due)).AlreadyDone.Should().BeFalse();
        var told = await Notices();
        told.Should().NotBeEmpty();

        var again = await Night(Due);

        again.Should().Be((0, 0, true));
        (await Notices()).Should().Equal(told);
    }

    [Fact]
    public async Task Run_AfterMissedNights_ReckonsEachInOrder()
    {
        await Pregnant();
        await Night(App.Monday);

        await Night(Due.AddDays(7));

        (await app.Database.Rows("select business_date::text from follow_ups.job_run where job_id = 'nightly' order by 1")).Should()
            .Equal(Enumerable.Range(0, 22).Select(n => App.Monday.AddDays(n).ToString("yyyy-MM-dd", null)));
        (await Notices("hokenshi1")).Should().Equal("2026-06-01 Visible", "2026-06-08 Soon", "2026-06-15 Overdue", "2026-06-22 StillOverdue");
        (await Notices("kakaricho")).Should().Equal("2026-06-15 Escalate", "2026-06-22 Escalate");
    }

    [Fact]
    public async Task Run_TwoAtOnce_DoItOnce()
    {
        for (var n = 0; n < 20; n++) await Pregnant(tellAll: false);
        await app.Delivered();

        var runs = await Task.WhenAll(Night(Due), Night(Due), Night(Due));

        runs.Count(r => !r.AlreadyDone).Should().Be(1);
        runs.Sum(r => r.Reminded).Should().Be(20);
        (await Notices("hokenshi1")).Should().HaveCount(20).And.OnlyContain(n => n == "2026-06-15 Overdue");
    }

    [Fact]
    public async Task Run_Overdue_ReachesTheSupervisor()
    {
        var (woman, pregnancy) = await Pregnant();
        await Night(Due);
        app.Clock.Set(Due.AddDays(1));
        var name = await Name(woman);

        var supervisor = await app.SignedIn("kakaricho");
        (await supervisor.Get("/follow-ups/notices")).Words.Should().Contain(name).And.Contain("引き上げられました");
        (await supervisor.Get("/follow-ups")).Words.Should().Contain(name);
        (await (await app.SignedIn("hokenshi1")).Get("/follow-ups/notices")).Words.Should().Contain(name).And.Contain("期限を過ぎました");
        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).EscalatedTo.Should().Be(Duty.MaternalHealthSupervisor);
    }

    [Fact]
    public async Task D12_DutyEndedWithoutASuccessor_FallsToTheSupervisorAndShowsOnTheSafetyNet()
    {
        const string district = "東光小"; // no other test needs its nurse
        var (woman, pregnancy) = await Pregnant(district);
        var name = await Name(woman);
        (await (await app.SignedIn("hokenshi4")).Get("/follow-ups")).Words.Should().Contain(name);
        var assignment = await app.Database.Scalar<string>($"select assignment::text from follow_ups.duty_holder where district = '{district}' and duty = 'PublicHealthNurse'");
        var administrator = await app.SignedIn("kanri");
        (await administrator.Submit(await administrator.Get($"/staff/duties/{assignment}/end"), new { LastDay = "2026-05-31" })).Status.Should().Be(303);
        await app.Delivered();

        await Night(Due);

        var interview = (await app.FollowUp("pregnancy-interview", pregnancy.Value)).Id;
        (await (await app.SignedIn("hokenshi4")).Get("/follow-ups")).Text.Should().NotContain($"/follow-ups/{interview}\"", "what is left to her is to hand it over");
        var supervisor = await app.SignedIn("kakaricho");
        (await supervisor.Get("/follow-ups")).Words.Should().Contain(name);
        var net = (await supervisor.Get("/follow-ups/safety-net")).Words;
        net.Should().Contain(name).And.Contain("坂本 久美子").And.NotContain("担当のいないものはありません");
        (await app.Database.Rows($"select a.user_name from follow_ups.notice n join staff.account a on a.id = n.staff where n.follow_up_id = '{interview}'")).Should().NotContain("hokenshi4");
        (await Notices("kakaricho")).Should().Contain("2026-06-15 Overdue");
    }

    [Fact]
    public async Task Run_DateIsStillAhead_CountsAsDone()
    {
        await Pregnant();
        await Night(Due);

        (await Night(Due)).AlreadyDone.Should().BeTrue();
        app.Clock.Set(Due.AddDays(-1), 23, 59);
        (await Night(Due)).Reminded.Should().Be(0);
    }

    [Fact]
    public async Task Run_DateReckonedAheadHasCome_TellsWhatIsNewAndRepeatsNothing()
    {
        await Pregnant();
        await Night(Due);
        var told = await Notices();
        var (_, later) = await Pregnant();

        app.Clock.Set(Due, 23, 30);
        (await Night(Due)).Should().Be((1, 1, false));

        (await Notices()).Should().HaveCount(told.Count * 2, "the second woman's are those of the first");
        (await app.FollowUp("pregnancy-interview", later.Value)).ToldOverdue.Should().BeTrue();
        (await Night(Due)).AlreadyDone.Should().BeTrue("it has come and was reckoned");
    }

    [Fact]
    public async Task Run_TwoAtOnceOnADateReckonedAhead_DoItOnce()
    {
        await Night(Due);
        for (var n = 0; n < 5; n++) await Pregnant();
        app.Clock.Set(Due, 23, 30);

        var runs = await Task.WhenAll(Night(Due), Night(Due), Night(Due));

        runs.Sum(r => r.Reminded).Should().Be(5);
        (await Notices("hokenshi1")).Should().HaveCount(5);
    }

    [Fact]
    public async Task Run_DateMistypedByYears_TheChaseGoesOn()
    {
        await Pregnant();
        app.Clock.Set(App.Monday, 12);
        (await Night(new DateOnly(2062, 6, 1))).Reminded.Should().BeGreaterThan(0);
        await app.Database.Execute("truncate follow_ups.notice");
        await Pregnant();

        for (var day = App.Monday; day <= Due.AddDays(7); day = day.AddDays(1))
        {
            app.Clock.Set(day, 23, 30);
            (await Night(day)).AlreadyDone.Should().BeFalse();
        }

        (await Notices("hokenshi1")).Should().Equal(new[] { "2026-06-01 Visible", "2026-06-08 Soon", "2026-06-15 Overdue", "2026-06-22 StillOverdue" }.SelectMany(n => new[] { n, n }), "she who was told of 2062 is chased like the other");
        (await Notices("kakaricho")).Should().HaveCount(4);
        var verified = await app.Verb("verify");
        verified.ExitCode.Should().Be(0, string.Join('\n', verified.Lines));
        (await (await app.SignedIn("kakaricho")).Get("/follow-ups/safety-net")).Words.Should().Contain("まで済んでいます");
        app.Clock.Set(Due.AddDays(9));
        (await (await app.SignedIn("kakaricho")).Get("/follow-ups/safety-net")).Words.Should().Contain("夜ごとの確認が昨日分まで済んでいません");
    }

    [Fact]
    public async Task Notices_MarkedRead_AreThoseThatWereShown()
    {
        await Pregnant();
        await Night(App.Monday);
        var nurse = await app.SignedIn("hokenshi1");
        var page = await nurse.Get("/follow-ups/notices");
        page.Words.Should().Contain("一覧に出ました");
        await Night(Due);

        (await nurse.Submit(page, form: "main form.post")).Status.Should().Be(303);

        var left = await nurse.Get("/follow-ups/notices");
        left.Words.Should().NotContain("一覧に出ました").And.Contain("期限を過ぎました");
        (await nurse.Post("/follow-ups/notices/read?oldest=x", ("__RequestVerificationToken", left.Value("__RequestVerificationToken")!))).Status.Should().Be(303);
        (await nurse.Get("/follow-ups/notices")).Words.Should().Be(left.Words);
    }

    async Task<(PersonId Woman, PregnancyId Pregnancy)> Pregnant(string district = "若葉小", bool tellAll = true)
    {
        var (woman, pregnancy) = (await app.Woman(district), PregnancyId.New());
        await app.Tell(Notified(woman, pregnancy));
        if (tellAll) await app.Delivered();
        return (woman, pregnancy);
    }

    async Task<(int Reminded, int Escalated, bool AlreadyDone)> Night(DateOnly date)
    {
        var result = await app.Verb("nightly", ("date", date.ToString("yyyy-MM-dd", null)));
        var json = JsonSerializer.SerializeToElement(result.Json);
        return (json.GetProperty("reminded").GetInt32(), json.GetProperty("escalated").GetInt32(), json.GetProperty("alreadyDone").GetBoolean());
    }

    /// <summary>Notices about the interview, which is the only follow-up near its due in these tests.</summary>
    Task<IReadOnlyList<string>> Notices(string? userName = null) => app.Database.Rows($"""
        select n.business_date::text || ' ' || n.kind from follow_ups.notice n
        join follow_ups.follow_up f on f.id = n.follow_up_id and f.rule = 'pregnancy-interview'
        join core.staff_member s on s.id = n.staff
        {(userName is null ? "" : $"where s.id = (select id from staff.account a where a.user_name = '{userName}')")}
        order by n.business_date, n.kind, n.id
        """);

    Task<string> Name(PersonId person) => app.Database.Scalar<string>($"select name from core.person where id = '{person}'");
}
