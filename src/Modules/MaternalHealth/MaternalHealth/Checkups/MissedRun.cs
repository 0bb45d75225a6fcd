using System.Globalization;
using System.Linq.Expressions;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>
/// 健診未受診の抽出: each night finds the children whose session passed some days ago with neither a result nor a reason that excuses. Whom the register or
/// the hospital explains is left out, and why is kept. It asks for a state and not for a day, so that a night that was missed is made up for by the next.
/// A date is one transaction with its job run as the lock.
/// </summary>
sealed class MissedRun(MaternalHealthDb db, MaternalHealthSettings settings, IDatabaseProvider provider, IPublisher publisher, AccessLog log, TimeProvider clock) : IJob
{
    public const string JobId = "missed-checkups";

    const int Chunk = 2000;
    const string Savepoint = "chunk";

    /// <summary>How often a chunk is reckoned when somebody saves one of its children meanwhile.</summary>
    const int Tries = 3;

    public string Id => JobId;

    // Before the follow-ups are reckoned, which are to know of it.
    public string Cron => "0 0 22 * * ?";

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, JobId, stop);

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var run = new JobRun { JobId = JobId, BusinessDate = businessDate, EndedAt = clock.GetUtcNow() };
        try
        {
            db.Add(run);
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (failure.InnerException is { } cause && provider.IsDuplicate(cause))
        {
            return;
        }

        var (missed, leftOut) = (0, 0);
        while (await Reckon(businessDate, run, stop) is { } found) (missed, leftOut) = (missed + found.Missed, leftOut + found.LeftOut);
        run.EndedAt = clock.GetUtcNow();
        run.Summary = string.Create(CultureInfo.InvariantCulture, $"missed {missed}, left out {leftOut}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Whose session passed by the day, who was not examined, and whom nothing excuses. A child that waited for a seat in vain was not examined either.</summary>
    static Expression<Func<ChildCheckup, bool>> PassedBy(DateOnly limit) => c => c.SessionOn <= limit
        && (c.Seat == Seat.Given || c.Seat == Seat.Waiting
            || (c.Seat == Seat.Left && (c.LeftOut == MissedReason.Refused || c.LeftOut == MissedReason.Unknown || c.LeftOut == MissedReason.Scheduled)))
        && !c.Results.Any(r => r.WithdrawnOn == null);

    async Task<(int Missed, int LeftOut)?> Reckon(DateOnly date, JobRun run, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction!;
        for (var attempt = 1; ; attempt++)
        {
            var chunk = await db.ChildCheckups.AsNoTracking().AsSplitQuery().Where(PassedBy(date.AddDays(-settings.CheckupMissedAfterDays))).OrderBy(c => c.Id).Take(Chunk).ToListAsync(stop);
            if (chunk.Count == 0) return null;
            var children = chunk.ConvertAll(c => c.Child);
            var gone = (await db.Gone(date).Where(l => children.Contains(l.Person)).ToListAsync(stop)).ToLookup(l => l.Person, l => l.Kind);
            var inHospital = await db.Infants.Where(i => i.KeptInHospital && i.DischargedOn == null && children.Contains(i.Id)).Select(i => i.Id).ToHashSetAsync(stop);
            var recorded = new Recorded(CurrentStaff.System, clock.GetUtcNow());
            var leftOut = 0;
            foreach (var checkup in chunk)
            {
                MissedReason? reason = gone[checkup.Child].Contains(LeavingKind.Died) ? MissedReason.Died
                    : gone[checkup.Child].Any() ? MissedReason.MovedOut
                    : inHospital.Contains(checkup.Child) ? MissedReason.Hospitalized
                    : null;
                if (reason is { } known)
                {
                    leftOut++;
                    checkup.LeaveOut(known, known is MissedReason.Hospitalized ? "退院が記録されていない" : "世帯台帳による", date, recorded);
                }
                else
                {
                    checkup.Missing(date, recorded);
                }
            }
            await transaction.CreateSavepointAsync(Savepoint, stop);
            try
            {
                await RowsBulk.Update(db, provider, chunk, stop);
                foreach (var raised in chunk.SelectMany(c => c.TakeEvents())) publisher.Publish(db, raised);
                log.Add(db, AccessKind.Write, nameof(ChildCheckup), null, children);
                await db.SaveChangesAsync(stop);
                return (chunk.Count - leftOut, leftOut);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // A result or a reason came first; next time it counts.
                await transaction.RollbackToSavepointAsync(Savepoint, stop);
            }
            finally
            {
                foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity != run).ToList()) entry.State = EntityState.Detached;
            }
        }
    }
}
