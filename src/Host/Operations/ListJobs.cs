using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Operations;

/// <summary>自動処理: the jobs, when they last ran and when they run next.</summary>
public static class ListJobs
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/jobs", Show).RequirePermission(OperationsModule.Operate);

    static async Task<IResult> Show(IEnumerable<IJob> jobs, IJobScheduler scheduler, TimeProvider clock, CancellationToken stop)
    {
        List<Row> rows = [];
        foreach (var job in jobs.OrderBy(j => j.Id))
        {
            var last = await job.LastRun(stop);
            rows.Add(new Row(job.Id, job.Cron, last is { } l ? clock.ToLocal(l) : null, scheduler.Next(job.Cron, clock.GetUtcNow()) is { } n ? clock.ToLocal(n) : null));
        }
        return Screen.Of<ListJobsScreen>(new { Rows = rows });
    }

    /// <summary>A job; times are the municipality's.</summary>
    public sealed record Row(string Id, string Cron, DateTimeOffset? Last, DateTimeOffset? Next);
}
