using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Mail;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Digests;

/// <summary>
/// 朝のまとめ: once on each open day, from the time the municipality sets. One for each member of staff who is there and has anything before
/// them, those for whom they stand in included; who stands above others sees counts. A morning that was missed is made good the same day.
/// </summary>
sealed class MorningDigest(FollowUpsDb db, Rosters rosters, RuleSettings settings, MailWriter mail, BusinessDays openDays, IDatabaseProvider provider, TimeProvider clock) : IJob
{
    /// <summary>The row of this name is the proof that a day's digests were written, with them.</summary>
    const string Written = "digest-written";

    static readonly Duty[] Above = [Duty.MaternalHealthSupervisor, Duty.ChildWelfareSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector];

    public string Id => "digest";

    // Looked at often: the time is a setting.
    public string Cron => "0 0/5 * * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var today = clock.Today();
        if (openDays.IsOpen(today) && TimeOnly.FromDateTime(clock.LocalNow().DateTime) >= settings.DigestAt && !await db.Set<JobRun>().AnyAsync(r => r.JobId == Written && r.BusinessDate == today, stop)) await Write(today, stop);
        await JobRun.Ended(db, Id, today, clock, stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);

    async Task Write(DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Add(new JobRun { JobId = Written, BusinessDate = today, EndedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            db.ChangeTracker.Clear();
            return; // another host writes them
        }
        var roster = await rosters.On(today, stop);
        var unread = await db.Notices.Where(n => n.ReadAt == null).GroupBy(n => n.Staff).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var open = db.FollowUps.Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today && (f.HoldUntil == null || f.HoldUntil <= today));
        var overdueOfAll = await open.CountAsync(f => f.DueOn < today || f.OverdueSince != null, stop);
        var vacant = await db.Vacancies.CountAsync(v => v.FilledOn == null, stop);
        var soon = today.AddDays(settings.SoonDays);
        List<Digest> digests = [];
        foreach (var (staff, _) in roster.ActiveStaff.Where(s => roster.IsThere(s.Id, today)).ToList())
        {
            var mine = await open.Where(Mine.UpTo(roster, staff, today))
                .GroupBy(f => new { f.Rule, Urgent = f.Urgency == Urgency.S, Pressing = f.DueOn < today || f.OverdueSince != null ? ShowWorklist.Pressing.Overdue : f.DueOn == today ? ShowWorklist.Pressing.Today : f.DueOn <= soon ? ShowWorklist.Pressing.Soon : ShowWorklist.Pressing.Later })
                .Select(g => new { g.Key.Urgent, g.Key.Pressing, Count = g.Count() }).ToListAsync(stop);
            int Of(ShowWorklist.Pressing pressing) => mine.Where(m => m.Pressing == pressing).Sum(m => m.Count);
            var isAbove = roster.DutiesOf(staff).Intersect(Above).Any();
            var digest = new Digest
            {
                Staff = staff, Day = today, At = clock.GetUtcNow(), Overdue = Of(ShowWorklist.Pressing.Overdue), Today = Of(ShowWorklist.Pressing.Today), Soon = Of(ShowWorklist.Pressing.Soon), Unread = unread.GetValueOrDefault(staff),
                StandsInFor = roster.StoodInForBy(staff), OverdueOfAll = isAbove ? overdueOfAll : null, VacantDuties = isAbove ? vacant : null,
                Urgent = mine.Where(m => m.Urgent).Sum(m => m.Count),
                Rows = mine.Sum(m => m.Urgent || m.Pressing is ShowWorklist.Pressing.Overdue ? m.Count : m.Pressing is not ShowWorklist.Pressing.Today ? 0 : m.Count >= ShowWorklist.RoutineFrom ? 1 : m.Count),
            };
            if (!digest.IsEmpty) digests.Add(digest);
        }
        db.AddRange(digests);
        await mail.Digests(digests, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
