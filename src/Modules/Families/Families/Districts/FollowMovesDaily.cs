using System.Globalization;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Districts;

/// <summary>
/// Just after midnight: whoever's stay began or ended is in the charge of another district's nurse from this morning on.
/// It sets right what today's facts say, so a night that was missed or run twice does no harm.
/// </summary>
sealed class FollowMovesDaily(FamiliesDb db, DutyDistricts districts, IDatabaseProvider provider, TimeProvider clock) : IJob
{
    public const string JobId = "follow-moves";

    public string Id => JobId;

    public string Cron => "0 5 0 * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
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
        var moved = await districts.SettleAll(stop);
        var (ended, summary) = (clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"moved {moved}"));
        await db.Set<JobRun>().Where(r => r.JobId == JobId && r.BusinessDate == businessDate)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, ended).SetProperty(r => r.Summary, summary), stop);
        await transaction.CommitAsync(stop);
    }

    public async Task<DateTimeOffset?> LastRun(CancellationToken stop) =>
        await db.Set<JobRun>().Where(r => r.JobId == JobId).MaxAsync(r => (DateTimeOffset?)r.EndedAt, stop);
}
