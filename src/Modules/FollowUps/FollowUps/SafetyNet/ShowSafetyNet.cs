using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.SafetyNet;

/// <summary>落ちているもの: what nobody holds, what is overdue, by rule; and whether the nights ran. Who noticed what when stands beside it.</summary>
public static class ShowSafetyNet
{
    const int Most = 100;

    /// <summary>What is late by less is about to happen: a job to run, a mail to go.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/safety-net", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(FollowUpsDb db, RuleBook rules, Rosters rosters, OutboxOperations deliveries, JobRunner jobs, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var roster = await rosters.On(today, stop);
        var open = db.FollowUps.AsNoTracking().Where(FollowUp.VisibleTo(staff)).Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today && (f.HoldUntil == null || f.HoldUntil <= today));
        var overdue = await open.Where(f => f.DueOn < today || f.OverdueSince != null).GroupBy(f => f.Rule).Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(f => f.DueOn) }).OrderBy(g => g.Oldest).ToListAsync(stop);
        var keys = await open.Select(f => new { f.DutyKey, f.Duty, f.District }).Distinct().ToListAsync(stop);
        var unheld = keys.Where(k => roster.For(k.Duty, k.District).IsSubstitute).Select(k => k.DutyKey).ToList();
        var orphans = await open.Where(f => unheld.Contains(f.DutyKey) && f.HandedOverTo == null).OrderBy(f => f.DueOn).Take(Most)
            .Select(f => new { f.Id, f.Rule, f.OpenReason, f.DueOn, f.Duty, f.District, f.NoticedAt, f.NoticedBy, f.Person, Who = db.Directory.FirstOrDefault(p => p.Id == f.Person) }).ToListAsync(stop);
        reading.Shows(orphans.Select(o => o.Person).OfType<PersonId>());
        var late = clock.GetUtcNow() - Grace;
        var lastNight = (await NightlyRun.Done(db, clock, stop)).Last;
        return Screen.Of<ShowSafetyNetScreen>(new
        {
            Overdue = overdue.Select(o => new RuleRow(o.Key, rules.Find(o.Key)?.Title ?? o.Key, o.Count, o.Oldest)).ToList(),
            Orphans = orphans.Select(o => (Line: o, Names: new WorkerNames(roster, staff, o.Who))).Select(o => new OrphanRow(o.Line.Id, Worklist.Words.NameOf(o.Line.Person, o.Line.Who), Worklist.Words.TitleOf(rules.Find(o.Line.Rule), o.Line.Rule, o.Line.OpenReason), o.Line.DueOn,
                o.Names.Of(roster.For(o.Line.Duty, o.Line.District).Staff), clock.ToLocal(o.Line.NoticedAt), o.Names.OfRecorder(o.Line.NoticedBy))).ToList(),
            Away = (await Pressing(open, roster, today, stop)).Select(g => (Group: g, Answer: roster.OwnersOf(g.Duty, g.District, g.HandedOverTo, g.HandedOverUntil))).Where(g => g.Answer.IsAway)
                .GroupBy(g => (Owners: string.Join("、", g.Answer.Staff.Select(roster.NameOf)), StandIns: string.Join("、", g.Answer.StandIns.Select(roster.NameOf))))
                .Select(g => new AwayRow(g.Key.Owners, g.Key.StandIns, g.Sum(x => x.Group.Count))).OrderBy(g => g.Owners, StringComparer.Ordinal).ToList(),
            Silent = await Silence.Of(db).CountAsync(stop),
            NotReceived = await db.Handovers.CountAsync(h => h.CancelledOn == null && h.AcceptedOn == null && h.LastDay < today, stop),
            Unsent = await db.Mails.CountAsync(m => m.SentAt == null && m.WrittenAt < late, stop),
            Undelivered = (await deliveries.Troubled(Most, stop)).Count,
            MissedJobs = (await jobs.Missed(stop)).Where(j => j.Start < late).Select(j => new MissedJob(j.Id, clock.ToLocal(j.Start))).ToList(),
            LastNight = lastNight,
            NightMissing = lastNight is null || lastNight < today.AddDays(-1),
        });
    }

    /// <summary>What cannot wait for its owner: class S, and what falls due today or is overdue.</summary>
    static async Task<IReadOnlyList<Group>> Pressing(IQueryable<FollowUp> open, Roster roster, DateOnly today, CancellationToken stop) => !roster.Away.Any() ? []
        : await open.Where(f => f.Urgency == Urgency.S || f.DueOn <= today).GroupBy(f => new { f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil })
            .Select(g => new Group(g.Key.Duty, g.Key.District, g.Key.HandedOverTo, g.Key.HandedOverUntil, g.Count())).ToListAsync(stop);

    sealed record Group(Duty Duty, string? District, StaffId? HandedOverTo, DateOnly? HandedOverUntil, int Count);

    /// <summary>What falls to somebody who is away today.</summary>
    public sealed record AwayRow(string Owners, string StandIns, int Count);

    /// <summary>A job whose start passed without it.</summary>
    public sealed record MissedJob(string Id, DateTimeOffset Start);

    /// <summary>Overdue follow-ups of one rule.</summary>
    public sealed record RuleRow(string Rule, string Title, int Count, DateOnly Oldest);

    /// <summary>A follow-up whose duty nobody holds.</summary>
    public sealed record OrphanRow(Guid Id, string Name, string Title, DateOnly DueOn, string FallsTo, DateTimeOffset NoticedAt, string NoticedBy);
}
