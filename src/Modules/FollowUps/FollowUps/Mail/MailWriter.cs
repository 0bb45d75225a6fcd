using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Digests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hagukumi.FollowUps.Mail;

/// <summary>
/// Writes mails, in the transaction of what they tell of; <see cref="SendMails"/> sends them. They hold numbers and nothing of any
/// person: a mailbox is read on other screens, forwarded and printed.
/// </summary>
sealed class MailWriter(FollowUpsDb db, IOptions<MailSettings> settings, TimeProvider clock)
{
    /// <summary>朝のまとめ, to each who has anything before them.</summary>
    public Task Digests(IReadOnlyCollection<Digest> digests, CancellationToken stop) =>
        Write([.. digests.Select(d => (d.Staff, $"朝のまとめ（{d.Day.Month}月{d.Day.Day}日）", TextOf(d)))], stop);

    /// <summary>Class S, at once: how many there are to look at.</summary>
    public Task Urgent(IEnumerable<StaffId> told, CancellationToken stop) =>
        Write([.. told.GroupBy(s => s).Select(s => (s.Key, $"急ぐ確認が{s.Count()}件あります", "すぐに確かめる必要のあるものがあります。はぐくみを開いて、お知らせを確かめてください。"))], stop);

    async Task Write(IReadOnlyCollection<(StaffId Staff, string Subject, string Text)> mails, CancellationToken stop)
    {
        if (settings.Value.Host is null || mails.Count == 0) return;
        var staff = mails.Select(m => m.Staff).ToList();
        var written = await db.StaffDirectory.Where(s => s.MailAddress != null && staff.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var link = settings.Value.Link is { } address ? $"\n\n{address}" : "";
        foreach (var mail in mails.Where(m => written.Contains(m.Staff)))
            db.Add(new OutgoingMail { Staff = mail.Staff, Subject = $"【はぐくみ】{mail.Subject}", Text = mail.Text + link, WrittenAt = now, NextTryAt = now });
    }

    static string TextOf(Digest digest)
    {
        List<string> lines = [$"超過 {digest.Overdue}件、今日まで {digest.Today}件、まもなく {digest.Soon}件、未読のお知らせ {digest.Unread}件"];
        if (digest.StandsInFor > 0) lines.Add($"今日の代理 {digest.StandsInFor}人分");
        if (digest.OverdueOfAll is { } all) lines.Add($"全体の超過 {all}件");
        if (digest.VacantDuties is > 0 and var vacant) lines.Add($"担当不在 {vacant}件");
        return string.Join('\n', [.. lines, "", "はぐくみを開いて確かめてください。"]);
    }
}
