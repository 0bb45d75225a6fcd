using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hagukumi.BuildingBlocks.Jobs;

/// <summary>The Quartz engine: in memory, since every job is idempotent for its date and catches up what was missed.</summary>
public sealed class QuartzJobs(TimeProvider clock) : IJobScheduler
{
    const string JobIdKey = "job";

    /// <summary>Starts every job by its cron expression while the program serves.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IJobScheduler, QuartzJobs>();
        services.AddQuartz();
        services.AddQuartzHostedService();
        services.AddHostedService<ScheduleJobs>();
    }

    /// <inheritdoc/>
    public DateTimeOffset? Next(string cron, DateTimeOffset after) => new CronExpression(cron, clock.LocalTimeZone).GetNextValidTimeAfter(after);

    sealed class ScheduleJobs(ISchedulerFactory schedulers, IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            foreach (var job in scope.ServiceProvider.GetServices<IJob>())
            {
                var detail = JobBuilder.Create<RunJob>().WithIdentity(job.Id).UsingJobData(JobIdKey, job.Id).Build();
                var trigger = TriggerBuilder.Create().WithCronSchedule(job.Cron, c => c.InTimeZone(clock.LocalTimeZone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
                await scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [DisallowConcurrentExecution]
    internal sealed class RunJob(IServiceScopeFactory scopes) : Quartz.IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            await using var scope = scopes.CreateAsyncScope();
            // When it should have started: a start delayed past midnight is still the day before's.
            await scope.ServiceProvider.GetRequiredService<JobRunner>().Run(context.MergedJobDataMap.GetString(JobIdKey)!, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
        }
    }
}
