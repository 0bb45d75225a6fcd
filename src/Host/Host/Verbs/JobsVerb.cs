using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Modules;

namespace Hagukumi.Host.Verbs;

/// <summary><c>jobs</c>: what the clock starts.</summary>
sealed class JobsVerb(IServiceProvider services, IJobScheduler scheduler, TimeProvider clock) : IVerb
{
    public string Name => "jobs";

    public string Description => "Lists the jobs with cron expression, last and next run.";

    public IReadOnlyList<VerbParameter> Parameters => [];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        List<object> rows = [];
        List<string> lines = [];
        // Asked for only now: jobs go by settings, and a verb is named before there is a database.
        foreach (var job in services.GetServices<IJob>().OrderBy(j => j.Id, StringComparer.Ordinal))
        {
            var (last, next) = (await job.LastRun(stop), scheduler.Next(job.Cron, clock.GetUtcNow()));
            rows.Add(new { id = job.Id, cron = job.Cron, lastRun = last, nextRun = next });
            lines.Add($"{job.Id,-24} {job.Cron,-20} last {last?.ToString("u") ?? "never",-21} next {next?.ToString("u") ?? "never"}");
        }
        return new VerbResult(lines, rows);
    }
}
