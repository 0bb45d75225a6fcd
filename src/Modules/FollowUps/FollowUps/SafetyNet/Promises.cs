using System.Globalization;
using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.SafetyNet;

/// <summary>Every open follow-up has an owner on duty, a due date, and a rule or a reason.</summary>
sealed class EveryFollowUpHasAnOwner(FollowUpsDb db, RuleBook rules, TimeProvider clock) : IPromise
{
    public string Name => "every open follow-up has an owner on duty, a due date and a rule or a reason";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var roster = await Roster.On(clock.Today(), db, stop);
        var open = await db.FollowUps.Where(f => f.Status == FollowUpStatus.Open)
            .GroupBy(f => new { f.Duty, f.District, f.Rule, HasReason = f.OpenReason != null }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        foreach (var group in open)
        {
            if (roster.For(group.Key.Duty, group.Key.District).Staff.Count == 0) yield return string.Create(CultureInfo.InvariantCulture, $"{group.Count} of {group.Key.Rule} have nobody on duty for {group.Key.Duty}");
            if (rules.Find(group.Key.Rule) is not { } rule || (rule.IsByHand && !group.Key.HasReason)) yield return string.Create(CultureInfo.InvariantCulture, $"{group.Count} have neither a rule nor a reason ({group.Key.Rule})");
        }
    }
}

/// <summary>Every follow-up that was overdue at the close of the business date reckoned last has been told to its owner.</summary>
sealed class EveryOverdueIsReminded(FollowUpsDb db) : IPromise
{
    public string Name => "every overdue follow-up has had its reminders";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var run = await db.Set<JobRun>().Where(r => r.JobId == NightlyRun.JobId).OrderByDescending(r => r.EndedAt).ThenByDescending(r => r.BusinessDate).FirstOrDefaultAsync(stop);
        if (run is null) yield break;
        var silent = await db.FollowUps.CountAsync(f => f.Status == FollowUpStatus.Open && f.Urgency != Urgency.B && f.DueAt == null && f.DueOn <= run.BusinessDate && f.VisibleFrom <= run.BusinessDate
            && (f.HoldUntil == null || f.HoldUntil <= run.BusinessDate) && f.NoticedAt < run.EndedAt
            && (!f.ToldOverdue || !db.Notices.Any(n => n.FollowUpId == f.Id && (n.Kind == StepKind.Overdue || n.Kind == StepKind.StillOverdue)))
            // What became overdue only by what was recorded or withdrawn since is the next night's.
            && !db.Facts.Any(k => k.Rule == f.Rule && k.Subject == f.Subject
                && (k.OccurredAt >= run.EndedAt || db.Withdrawn.Any(w => w.EventId == k.EventId && w.WithdrawnOn >= run.BusinessDate))), stop);
        if (silent > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{silent} are overdue since {run.BusinessDate:yyyy-MM-dd} or longer and nobody was told");
    }
}

/// <summary>No two open follow-ups for one reason.</summary>
sealed class NoFollowUpTwice(FollowUpsDb db, RuleBook rules) : IPromise
{
    public string Name => "no two open follow-ups for one reason";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var twice = await db.FollowUps.Where(f => f.Status == FollowUpStatus.Open).GroupBy(f => new { f.Rule, f.Subject }).Where(g => g.Count() > 1).Select(g => g.Key.Rule).ToListAsync(stop);
        foreach (var rule in twice.Where(r => rules.Find(r) is not { IsRepeating: true }).GroupBy(r => r)) yield return string.Create(CultureInfo.InvariantCulture, $"{rule.Count()} subjects are owed {rule.Key} twice");
    }
}
