using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Mail;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The program with a mail server.</summary>
public sealed class MailBoard : Board
{
    /// <summary>The server.</summary>
    public MailServer Server { get; } = new();

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services) => services.Configure<MailSettings>(s => (s.Host, s.Port, s.From, s.Link) = ("127.0.0.1", Server.Port, "hagukumi@wakaba.example.jp", "https://hagukumi.wakaba.example.jp"));
}

/// <summary>Notices by mail: numbers and nobody's name, once, and a server that fails delays what it loses nothing of.</summary>
public sealed class MailTests(MailBoard board) : IClassFixture<MailBoard>, IAsyncLifetime
{
    const string Nurse = "hokenshi1@wakaba.example.jp";

    public async Task InitializeAsync()
    {
        board.Clock.Set(App.Monday);
        board.Server.IsDown = false;
        board.Server.Refuses = null;
        board.Server.Taken.Clear();
        board.Errors.Clear();
        await board.Database.Execute("truncate follow_ups.notice, follow_ups.follow_up, follow_ups.line_fact, follow_ups.job_run, follow_ups.digest, follow_ups.outgoing_mail");
        await board.Database.Execute("update staff.member set mail_address = null");
        await board.Database.Execute("update core.staff_member set mail_address = null");
        await Address("hokenshi1", Nurse);
    }

    public Task DisposeAsync()
    {
        board.Errors.Should().BeEmpty("a server that fails is no error of the program");
        return Task.CompletedTask;
    }

    async Task Address(string userName, string? address)
    {
        var admin = await board.SignedIn("kanri");
        (await admin.Submit(await admin.Get($"/staff/members/{await board.Staff(userName)}"), new { MailAddress = address })).Status.Should().Be(303);
        await board.Delivered();
    }

    Task Run(string job) => board.With<IEnumerable<IJob>>(jobs => jobs.Single(j => j.Id == job).Run(board.Clock.Today, default));

    async Task<string> Owed()
    {
        var name = $"若葉 {Guid.CreateVersion7().ToString("N", null)[^8..]}";
        var woman = (await board.Register(new Resident { Name = name }))[0];
        await board.Tell(new PregnancyNotified(woman, PregnancyId.New(), App.Monday.AddDays(-14), new(2026, 12, 1), 1, AfterDelivery: false));
        return name;
    }

    [Fact]
    public async Task Digest_IsSentToWhoHasAnAddress_WithNumbersAndNobodysName()
    {
        board.Clock.Set(App.Monday.AddDays(-14));
        var name = await Owed();
        board.Clock.Set(App.Monday);

        await Run("digest");
        await Task.WhenAll(Run("send-mails"), Run("send-mails"));
        await Run("send-mails");

        var (to, subject, text, _) = board.Server.Taken.Should().ContainSingle("the others read it in the application").Subject;
        to.Should().Be(Nurse);
        subject.Should().Be("【はぐくみ】朝のまとめ（6月1日）");
        text.Should().Contain("今日まで 1件").And.Contain("https://hagukumi.wakaba.example.jp").And.NotContain(name).And.NotContain("妊娠");
    }

    [Fact]
    public async Task ClassS_IsSentAtOnce_AndOnce()
    {
        var nurse = await board.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get("/follow-ups/notes/new"), new { Text = "折り返し", CallOn = "2026-06-01", CallAt = "10:00", CallTo = "田中" })).Status.Should().Be(303);
        await board.Delivered();
        board.Clock.Set(App.Monday, 10, 1);

        await Run("watch-instants");
        await Run("watch-instants");
        await Run("send-mails");

        var (_, subject, text, _) = board.Server.Taken.Should().ContainSingle().Subject;
        subject.Should().Be("【はぐくみ】急ぐ確認が1件あります");
        text.Should().NotContain("田中").And.NotContain("折り返し");
    }

    [Fact]
    public async Task ServerDown_DelaysAndRepeats_IsSeen_AndLosesNothing()
    {
        board.Clock.Set(App.Monday.AddDays(-14));
        await Owed();
        board.Clock.Set(App.Monday, 8);
        await Run("digest");
        board.Server.IsDown = true;
        for (var minute = 1; minute <= 20; minute++)
        {
            board.Clock.Set(App.Monday, 8, minute);
            await Run("send-mails");
        }
        board.Server.Taken.Should().BeEmpty();
        var supervisor = await board.SignedIn("kakaricho");
        (await supervisor.Get("/follow-ups/safety-net")).Words.Should().Contain("送れていないメールが1件あります");

        board.Server.IsDown = false;
        board.Clock.Set(App.Monday, 9);
        await Run("send-mails");

        board.Server.Taken.Should().ContainSingle();
        (await supervisor.Get("/follow-ups/safety-net")).Words.Should().NotContain("送れていないメール");
    }

    [Fact]
    public async Task OneReceiverRefused_TheOthersGetTheirs()
    {
        await Address("hokenshi1", "nobody@wakaba.example.jp");
        await Address("kakaricho", "kakaricho@wakaba.example.jp");
        board.Server.Refuses = "nobody@wakaba.example.jp";
        board.Clock.Set(App.Monday.AddDays(-15));
        await Owed();
        board.Clock.Set(App.Monday.AddDays(1));
        await Run("digest");

        await Run("send-mails");

        board.Server.Taken.Select(t => t.To).Should().Equal("kakaricho@wakaba.example.jp");
        (await board.Database.Scalar<long>("select count(*) from follow_ups.outgoing_mail where sent_at is null")).Should().Be(1, "it waits until somebody mends the address");

        await Address("hokenshi1", null);
        board.Clock.Set(App.Monday.AddDays(2));
        await Run("send-mails");
        (await board.Database.Scalar<long>("select count(*) from follow_ups.outgoing_mail where sent_at is null")).Should().Be(0, "who is written to no longer has nothing waiting");
    }
}
