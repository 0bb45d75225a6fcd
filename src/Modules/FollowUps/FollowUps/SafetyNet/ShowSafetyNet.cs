using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
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

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/safety-net", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(FollowUpsDb db, RuleBook rules, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
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
        var lastNight = (await NightlyRun.Done(db, clock, stop)).Last;
        return Screen.Of<ShowSafetyNetScreen>(new
        {
            Overdue = overdue.Select(o => new RuleRow(o.Key, rules.Find(o.Key)?.Title ?? o.Key, o.Count, o.Oldest)).ToList(),
            Orphans = orphans.Select(o => (Line: o, Names: new WorkerNames(roster, staff, o.Who))).Select(o => new OrphanRow(o.Line.Id, Worklist.Words.NameOf(o.Line.Person, o.Line.Who), Worklist.Words.TitleOf(rules.Find(o.Line.Rule), o.Line.Rule, o.Line.OpenReason), o.Line.DueOn,
                o.Names.Of(roster.For(o.Line.Duty, o.Line.District).Staff), clock.ToLocal(o.Line.NoticedAt), o.Names.OfRecorder(o.Line.NoticedBy))).ToList(),
            LastNight = lastNight,
            NightMissing = lastNight is null || lastNight < today.AddDays(-1),
        });
    }

    /// <summary>Overdue follow-ups of one rule.</summary>
    public sealed record RuleRow(string Rule, string Title, int Count, DateOnly Oldest);

    /// <summary>A follow-up whose duty nobody holds.</summary>
    public sealed record OrphanRow(Guid Id, string Name, string Title, DateOnly DueOn, string FallsTo, DateTimeOffset NoticedAt, string NoticedBy);
}
