using System.Globalization;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Mail;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Night;

/// <summary>
/// The nightly run: reckons the close of each business date since the last one. A date is one transaction with its job
/// run as the lock, so that a crash leaves nothing half done and two hosts do not do it twice.
/// </summary>
sealed class NightlyRun(FollowUpsDb db, RuleBook rules, RuleSettings settings, Nightly nightly, Rosters rosters, MailWriter mail, BusinessDays openDays, IDatabaseProvider provider, AccessLog log, TimeProvider clock) : IJob
{
    public const string JobId = "nightly";

    const int Chunk = 2000;

    const string Savepoint = "chunk";

    /// <summary>How often a chunk is reckoned when somebody saves one of its follow-ups meanwhile.</summary>
    const int Tries = 3;

    /// <summary>A second run waits for the first one's date; a large town's takes longer than a page may.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Id => JobId;

    // After the last desk has closed; what it finds stands on the worklists in the morning.
    public string Cron => "0 30 23 * * ?";

    public Task Run(DateOnly businessDate, CancellationToken stop) => RunUpTo(businessDate, stop);

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, JobId, stop);

    /// <summary>Every date that is owed, oldest first; the date itself is told as done already where it was.</summary>
    public async Task<IReadOnlyList<Night>> RunUpTo(DateOnly date, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(Patience);
        var today = clock.Today();
        var done = await Done(db, clock, stop);
        var since = done.Last is { } last ? last.AddDays(1) : done.First < date ? done.First.Value : date;
        List<Night> nights = [];
        for (var day = since; day <= date; day = day.AddDays(1))
            if (day <= today || !done.Ahead.Contains(day)) nights.Add(await RunDate(day, stop));
        return nights.Count > 0 ? nights : [new Night(date, 0, 0, AlreadyDone: true)];
    }

    /// <summary>
    /// Which business dates are reckoned. One that was reckoned before it came counts as long as it lies ahead: a date
    /// mistyped by years must not silence every night until then.
    /// </summary>
    public static async Task<(DateOnly? First, DateOnly? Last, IReadOnlySet<DateOnly> Ahead)> Done(FollowUpsDb db, TimeProvider clock, CancellationToken stop)
    {
        var runs = await db.Set<JobRun>().Where(r => r.JobId == JobId).Select(r => new { r.BusinessDate, r.EndedAt }).ToListAsync(stop);
        var ahead = runs.Where(r => r.EndedAt < Beginning(r.BusinessDate, clock)).Select(r => r.BusinessDate).ToHashSet();
        return (runs.Min(r => (DateOnly?)r.BusinessDate), runs.Where(r => !ahead.Contains(r.BusinessDate)).Max(r => (DateOnly?)r.BusinessDate), ahead);
    }

    static DateTimeOffset Beginning(DateOnly day, TimeProvider clock) => clock.MomentOf(day, TimeOnly.MinValue);

    async Task<Night> RunDate(DateOnly day, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (day <= clock.Today())
        {
            var begins = Beginning(day, clock);
            await db.Set<JobRun>().Where(r => r.JobId == JobId && r.BusinessDate == day && r.EndedAt < begins).ExecuteDeleteAsync(stop);
        }
        var run = new JobRun { JobId = JobId, BusinessDate = day, EndedAt = clock.GetUtcNow() };
        try
        {
            db.Add(run);
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (failure.InnerException is { } cause && provider.IsDuplicate(cause))
        {
            return new Night(day, 0, 0, AlreadyDone: true);
        }

        // Whoever is in charge and there when it is read is told: the successor, not who leaves tonight, and who stands in for somebody away.
        var morning = day.AddDays(1) < clock.Today() ? clock.Today() : day.AddDays(1);
        var roster = await rosters.On(openDays.NextOpenOnOrAfter(morning), stop);
        var (reminded, escalated) = (0, 0);
        List<StaffId> urgent = [];
        for (Guid? last = null; await Reckon(last, run, roster, stop) is { } reckoned; last = reckoned.Last)
        {
            (reminded, escalated) = (reminded + reckoned.Reminded, escalated + reckoned.Escalated);
            urgent.AddRange(reckoned.Urgent);
        }
        await mail.Urgent(urgent, stop);
        run.EndedAt = clock.GetUtcNow();
        run.Summary = string.Create(CultureInfo.InvariantCulture, $"reminded {reminded}, escalated {escalated}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return new Night(day, reminded, escalated, AlreadyDone: false);
    }

    /// <summary>
    /// Reckons the next chunk and writes it, all or nothing: what finds a follow-up changed since it was read undoes itself alone, and the
    /// chunk is reckoned again from what stands there now. Null behind the last.
    /// </summary>
    async Task<Reckoning?> Reckon(Guid? last, JobRun run, Roster roster, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction!;
        var looked = db.FollowUps.AsNoTracking().Where(ToSay.On(run.BusinessDate, rules, settings));
        var ahead = last is { } behind ? looked.Where(f => f.Id.CompareTo(behind) > 0) : looked;
        var chunk = await ahead.OrderBy(f => f.Id).Take(Chunk).ToListAsync(stop);
        if (chunk.Count == 0) return null;
        var ids = chunk.ConvertAll(f => f.Id);
        for (var attempt = 1; ; attempt++)
        {
            var reckoning = new Reckoning(roster, run.BusinessDate, clock.GetUtcNow()) { Last = ids[^1] };
            foreach (var followUp in chunk)
                if (rules.Find(followUp.Rule) is { } rule) reckoning.Write(followUp, nightly.Decide(rule, followUp.ToState(), followUp.Told, run.BusinessDate));
            await transaction.CreateSavepointAsync(Savepoint, stop);
            try
            {
                await RowsBulk.Update(db, provider, reckoning.Changed, stop);
                await RowsBulk.Insert(db, provider, reckoning.Notices, stop);
                if (reckoning.Changed.Count > 0) log.Add(db, AccessKind.Write, nameof(FollowUp), null, reckoning.Changed.SelectMany(f => f.About));
                await db.SaveChangesAsync(stop);
                return reckoning;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // A postponement or a settlement came first; next time it counts.
                await transaction.RollbackToSavepointAsync(Savepoint, stop);
                chunk = await looked.Where(f => ids.Contains(f.Id)).ToListAsync(stop);
            }
            finally
            {
                foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity != run).ToList()) entry.State = EntityState.Detached;
            }
        }
    }
}

/// <summary>What the run of one business date did.</summary>
sealed record Night(DateOnly Date, int Reminded, int Escalated, bool AlreadyDone);
