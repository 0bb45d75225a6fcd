using System.Globalization;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>
/// A move that was planned when the register told of it has come: the other modules hear of it now, whether or not the
/// next extract still has the person.
/// </summary>
sealed class TellMovesThatCame(FamiliesDb db, IDatabaseProvider provider, TimeProvider clock) : IJob
{
    const int Chunk = 500;

    public string Id => "moves-that-came";

    // The day has begun, and nobody works yet.
    public string Cron => "0 10 0 * * ?";

    public async Task<DateTimeOffset?> LastRun(CancellationToken stop) =>
        await db.Set<JobRun>().Where(r => r.JobId == Id).MaxAsync(r => (DateTimeOffset?)r.EndedAt, stop);

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var run = new JobRun { JobId = Id, BusinessDate = businessDate, EndedAt = clock.GetUtcNow() };
        try
        {
            db.Add(run);
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (failure.InnerException is { } cause && provider.IsDuplicate(cause))
        {
            return; // done already
        }

        var came = await db.People.Where(p => p.MovedOutOn <= businessDate && (p.MovedOutTold == null || p.MovedOutTold != p.MovedOutOn)).Select(p => p.Id).ToListAsync(stop);
        foreach (var chunk in came.Chunk(Chunk))
        {
            foreach (var person in await db.People.Where(p => chunk.Contains(p.Id)).ToListAsync(stop))
                person.TellMovedOut(businessDate);
            await db.SaveChangesAsync(stop);
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity != run).ToList()) entry.State = EntityState.Detached;
        }
        run.Summary = string.Create(CultureInfo.InvariantCulture, $"told {came.Count}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
