using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.Extensions.Logging;

namespace Hagukumi.BuildingBlocks.Jobs;

/// <summary>Runs a job by its name; whatever engine calls it.</summary>
public sealed class JobRunner(IEnumerable<IJob> jobs, IJobScheduler scheduler, ModuleRegistry modules, TimeProvider clock, ILogger<JobRunner> logger)
{
    const int Tries = 4;

    /// <summary>A job that never ran is looked for this far back, so that one whose hour the program never sees runs all the same.</summary>
    static readonly TimeSpan LookBack = TimeSpan.FromDays(31);

    /// <summary>
    /// Runs the job for the date of its start. A failure that may pass is tried again at once, since a job changes all or
    /// nothing; another is logged with its cause and thrown, and the next start catches up.
    /// </summary>
    public async Task Run(string id, DateTimeOffset start, CancellationToken stop)
    {
        var job = jobs.Single(j => j.Id == id);
        var date = DateOnly.FromDateTime(clock.ToLocal(start).DateTime);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await job.Run(date, stop);
                return;
            }
            catch (Exception failure) when (attempt < Tries && !stop.IsCancellationRequested && modules.MayPass(failure))
            {
                logger.LogWarning(failure, "Job {Job} is tried again", id);
                await Task.Delay(TimeSpan.FromSeconds(attempt), stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                logger.LogError(failure, "Job {Job} failed; its next start catches up", id);
                throw;
            }
        }
    }

    /// <summary>The jobs whose start passed while the program was off, with the last start that each missed.</summary>
    public async Task<IReadOnlyList<(string Id, DateTimeOffset Start)>> Missed(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<(string, DateTimeOffset)> missed = [];
        foreach (var job in jobs.OrderBy(j => j.Id, StringComparer.Ordinal))
        {
            DateTimeOffset? last = null;
            for (var start = scheduler.Next(job.Cron, await job.LastRun(stop) ?? now - LookBack); start <= now; start = scheduler.Next(job.Cron, start.Value)) last = start;
            if (last is { } found) missed.Add((job.Id, found));
        }
        return missed;
    }
}
