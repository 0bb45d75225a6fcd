using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.FollowUps.Mail;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Night;

/// <summary>Every five minutes: what is due at an instant (48時間, 約束の時刻) and class S do not wait for the night.</summary>
sealed class WatchInstants(FollowUpsDb db, RuleBook rules, Watch watch, Rosters rosters, MailWriter mail, TimeProvider clock) : IJob
{
    public string Id => "watch-instants";

    public string Cron => "0 0/5 * * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = clock.Today();
        db.ChangeTracker.Clear(); // tried again, it begins with what stands there now
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var open = await db.FollowUps
            .Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today && (f.DueAt != null || f.Urgency == Urgency.S))
            .OrderBy(f => f.DueOn).ToListAsync(stop);
        var reckoning = new Reckoning(await rosters.On(today, stop), today, now);
        foreach (var followUp in open)
            if (rules.Find(followUp.Rule) is { } rule) reckoning.Write(followUp, watch.Decide(rule, followUp.ToState(), followUp.Told, now));
        db.AddRange(reckoning.Notices);
        await mail.Urgent(reckoning.Urgent, stop);
        await JobRun.Ended(db, Id, today, clock, stop);
        await transaction.CommitAsync(stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);
}
