using System.Net;
using System.Net.Mail;
using System.Text;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hagukumi.FollowUps.Mail;

/// <summary>
/// Every minute: gives the server what it has not taken. A server that fails delays and is asked again, without end: one that waits is seen
/// on the safety net. A program that dies after the server took a mail and before that is stored sends it once more.
/// </summary>
sealed class SendMails(FollowUpsDb db, IOptions<MailSettings> settings, TimeProvider clock, ILogger<SendMails> logger) : IJob
{
    const int AtOnce = 200;

    /// <summary>A mail on its way is nobody else's for so long at least.</summary>
    static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(30);

    public string Id => "send-mails";

    public string Cron => "0 * * * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        if (settings.Value.Host is { } host) await Send(host, now, stop);
        var old = now - KeptAfterwards;
        await db.Mails.Where(m => m.SentAt < old).ExecuteDeleteAsync(stop);
        await JobRun.Ended(db, Id, businessDate, clock, stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);

    async Task Send(string host, DateTimeOffset now, CancellationToken stop)
    {
        var due = await (
            from mail in db.Mails.AsNoTracking()
            where mail.SentAt == null && mail.NextTryAt <= now
            join known in db.StaffDirectory on mail.Staff equals known.Id
            orderby mail.Id
            select new { Mail = mail, known.MailAddress }).Take(AtOnce).ToListAsync(stop);
        foreach (var (mail, address) in due.Select(d => (d.Mail, d.MailAddress)))
        {
            var again = now + Claim + MessagingSettings.PauseAfter(mail.Tries);
            if (await db.Mails.Where(m => m.Id == mail.Id && m.SentAt == null && m.Tries == mail.Tries).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextTryAt, again).SetProperty(m => m.Tries, m => m.Tries + 1), stop) == 0) continue;
            try
            {
                // Whoever has no address any more is written to no longer; what it told of stands in the application.
                if (address is not null) await Send(host, mail, address, stop);
                var sent = clock.GetUtcNow();
                await db.Mails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, sent), stop);
            }
            catch (SmtpFailedRecipientException refused)
            {
                logger.LogWarning(refused, "Mail {Mail}: the server refuses its receiver; try {Try}", mail.Id, mail.Tries + 1);
            }
            catch (Exception failure) when (failure is SmtpException or OperationCanceledException && !stop.IsCancellationRequested)
            {
                logger.LogWarning(failure, "Mail {Mail}: the server does not take it; try {Try}", mail.Id, mail.Tries + 1);
                return; // the others would fare the same; their turn comes in a minute
            }
        }
    }

    async Task Send(string host, OutgoingMail mail, string address, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(settings.Value.Patience);
        using var client = new SmtpClient(host, settings.Value.Port) { EnableSsl = settings.Value.Tls };
        if (settings.Value.User is { } user) client.Credentials = new NetworkCredential(user, settings.Value.Password);
        using var message = new MailMessage(settings.Value.From, address, mail.Subject, mail.Text) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        // The same for each try: a server that took the first knows the second.
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@hagukumi>");
        await client.SendMailAsync(message, patience.Token);
    }
}
