using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>
/// Opens a hand-over for each person for whom a duty that ends owes something. Where somebody else holds the same duty on both sides of
/// that day nothing changes hands. What is opened in the last days is found by the job.
/// </summary>
sealed class PrepareHandovers(FollowUpsDb db, Rosters rosters, RuleSettings settings, TimeProvider clock)
{
    /// <summary>Who left without notice days ago leaves cases all the same.</summary>
    const int EndedAtMostDaysAgo = 31;

    /// <summary>The caller saves.</summary>
    public async Task Of(DutyHolder duty, CancellationToken stop)
    {
        var today = clock.Today();
        var known = await db.Handovers.Where(h => h.Assignment == duty.Assignment && h.AcceptedOn == null && h.CancelledOn == null).ToListAsync(stop);
        if (duty.Duty is Duty.OnCall || duty.To is not { } lastDay || lastDay > today.AddDays(settings.HandoverAnnouncedDays) || await StaysWithSomebody(duty, lastDay, stop))
        {
            foreach (var handover in known) handover.Cancel(today);
            return;
        }
        foreach (var handover in known) handover.MoveTo(lastDay, today);
        if (lastDay < today.AddDays(-EndedAtMostDaysAgo)) return;
        var all = await db.Handovers.Where(h => h.Assignment == duty.Assignment).Select(h => new { h.Number, h.Person, Stands = h.CancelledOn == null }).ToListAsync(stop);
        var (number, handled) = (all.Count == 0 ? 0 : all.Max(h => h.Number), all.Where(h => h.Stands).Select(h => h.Person).ToHashSet());
        foreach (var person in (await Cases(duty, stop)).Where(handled.Add))
            db.Add(Handover.Open(duty.Assignment, ++number, person, duty.Holder, duty.Duty, duty.District, lastDay, today));
    }

    async Task<bool> StaysWithSomebody(DutyHolder duty, DateOnly lastDay, CancellationToken stop)
    {
        // A successor who begins some days earlier inherits all the same.
        var (before, after) = (await rosters.On(lastDay.AddDays(-settings.HandoverAnnouncedDays), stop), await rosters.On(lastDay.AddDays(1), stop));
        return before.HoldersOf(duty.Duty, duty.District).Intersect(after.HoldersOf(duty.Duty, duty.District)).Any();
    }

    Task<List<PersonId>> Cases(DutyHolder duty, CancellationToken stop)
    {
        var (owed, district, holder) = (duty.Duty, duty.District, duty.Holder);
        var own = HandoverRules.Slugs;
        return db.FollowUps.Where(f => f.Status == FollowUpStatus.Open && f.Person != null && !own.Contains(f.Rule)
            && ((f.Duty == owed && (district == null || f.District == district)) || f.HandedOverTo == holder)).Select(f => f.Person!.Value).Distinct().ToListAsync(stop);
    }
}

/// <summary>The rules whose subject is a hand-over.</summary>
static class HandoverRules
{
    public static readonly IReadOnlyList<string> Slugs = ["handover-note", "handover-receipt"];
}

/// <summary>引継ぎの準備: twice a day, for duties whose end has come near and for what was opened since.</summary>
sealed class PrepareHandoversJob(FollowUpsDb db, PrepareHandovers handovers, RuleSettings settings, TimeProvider clock) : IJob
{
    public string Id => "handovers";

    // Before the morning's digest, and before the night that reckons the last day.
    public string Cron => "0 0 6,23 * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var (today, last) = (clock.Today(), clock.Today().AddDays(settings.HandoverAnnouncedDays));
        foreach (var duty in await db.DutyHolders.AsNoTracking().Where(d => d.Duty != Duty.OnCall && d.To != null && d.To >= today && d.To <= last).OrderBy(d => d.Assignment).ToListAsync(stop))
        {
            await handovers.Of(duty, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        await JobRun.Ended(db, Id, today, clock, stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);
}
