using System.Globalization;
using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.SafetyNet;

/// <summary>Every open follow-up has an owner on duty, a due date, and a rule or a reason.</summary>
sealed class EveryFollowUpHasAnOwner(FollowUpsDb db, RuleBook rules, Rosters rosters, TimeProvider clock) : IPromise
{
    public string Name => "every open follow-up has an owner on duty, a due date and a rule or a reason";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var roster = await rosters.On(clock.Today(), stop);
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
        var silent = await Silence.Of(db).CountAsync(stop);
        if (silent > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{silent} were overdue at the close of the last business date reckoned, or longer, and nobody was told");
    }
}

/// <summary>Follow-ups that were overdue at the close of the business date reckoned last, of which nobody was told.</summary>
static class Silence
{
    public static IQueryable<FollowUp> Of(FollowUpsDb db) =>
        from run in db.Set<JobRun>().Where(r => r.JobId == NightlyRun.JobId).OrderByDescending(r => r.EndedAt).ThenByDescending(r => r.BusinessDate).Take(1)
        from f in db.FollowUps
        where f.Status == FollowUpStatus.Open && f.Urgency != Urgency.B && f.DueAt == null && f.DueOn <= run.BusinessDate && f.VisibleFrom <= run.BusinessDate
            && (f.HoldUntil == null || f.HoldUntil <= run.BusinessDate) && f.NoticedAt < run.EndedAt
            && (f.PersonChangedAt == null || f.PersonChangedAt < run.EndedAt)
            && (f.RedatedAt == null || f.RedatedAt < run.EndedAt)
            && (!f.ToldOverdue || !db.Notices.Any(n => n.FollowUpId == f.Id && (n.Kind == StepKind.Overdue || n.Kind == StepKind.StillOverdue)))
            // What became overdue only by what was recorded or withdrawn since is the next night's.
            && !db.Facts.Any(k => k.Rule == f.Rule && k.Subject == f.Subject
                && (k.OccurredAt >= run.EndedAt || db.Withdrawn.Any(w => w.EventId == k.EventId && w.WithdrawnOn >= run.BusinessDate)))
        select f;
}

/// <summary>No two open follow-ups for one reason, merged persons being one.</summary>
sealed class NoFollowUpTwice(FollowUpsDb db, RuleBook rules) : IPromise
{
    const int Chunk = 2000;

    public string Name => "no two open follow-ups for one reason";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        List<(string Rule, PersonId Person)> aliased = [];
        var twice = await db.FollowUps.Where(f => f.Status == FollowUpStatus.Open).GroupBy(f => new { f.Rule, f.Subject }).Where(g => g.Count() > 1).Select(g => g.Key.Rule).ToListAsync(stop);
        // By the directory, not by what this module keeps of it: that is part of the promise.
        var merged = await db.Directory.Where(p => p.Id != p.CanonicalId).Select(p => new { p.Id, p.CanonicalId }).ToListAsync(stop);
        var canonical = merged.SelectMany(p => new[] { (p.Id, p.CanonicalId), (Id: p.CanonicalId, p.CanonicalId) }).Distinct().ToDictionary(p => p.Id.Value, p => p.CanonicalId);
        foreach (var some in canonical.Keys.Chunk(Chunk))
        {
            var open = await db.FollowUps.Where(f => f.Status == FollowUpStatus.Open && some.Contains(f.Subject)).Select(f => new { f.Rule, f.Subject }).ToListAsync(stop);
            aliased.AddRange(open.Select(f => (f.Rule, canonical[f.Subject])));
        }
        twice.AddRange(aliased.GroupBy(f => f).Where(g => g.Count() > 1).Select(g => g.Key.Rule));
        foreach (var rule in twice.Where(r => rules.Find(r) is not { IsRepeating: true }).GroupBy(r => r)) yield return string.Create(CultureInfo.InvariantCulture, $"{rule.Count()} subjects are owed {rule.Key} twice");
    }
}
