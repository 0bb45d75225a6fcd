using Hagukumi.BuildingBlocks.Calendar;
using Microsoft.Extensions.Logging;

namespace Hagukumi.BuildingBlocks.Jobs;

/// <summary>Runs a job by its name; whatever engine calls it.</summary>
public sealed class JobRunner(IEnumerable<IJob> jobs, TimeProvider clock, ILogger<JobRunner> logger)
{
    /// <summary>Runs the job for today. A failure is logged with its cause and thrown; the next start catches up.</summary>
    public async Task Run(string id, CancellationToken stop)
    {
        try
        {
            await jobs.Single(j => j.Id == id).Run(clock.Today(), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "Job {Job} failed; its next start catches up", id);
            throw;
        }
    }
}
