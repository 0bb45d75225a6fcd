using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hangfire;
using Hangfire.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hagukumi.Jobs.Hangfire;

/// <summary>
/// The Hangfire engine, for a municipality that already watches its jobs there. It keeps its tables in the program's own
/// SQL Server database. The default build does not compile this project (ADR 4).
/// </summary>
public sealed class HangfireJobs(TimeProvider clock) : IJobScheduler
{
    /// <summary>Starts every job by its cron expression while the program serves; settings in section <c>Jobs:Hangfire</c>.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var storage = new SqlServerStorageOptions();
        configuration.GetSection("Jobs:Hangfire").Bind(storage); // SlidingInvisibilityTimeout, TryAutoDetectSchemaDependentOptions and the like
        services.AddSingleton<IJobScheduler, HangfireJobs>();
        services.AddScoped<StartedJob>();
        services.AddHangfire(hangfire => hangfire.UseSqlServerStorage(configuration.GetSection("Database").Get<DatabaseSettings>()!.ConnectionString, storage));
        services.AddHangfireServer(server => server.WorkerCount = 1);
        services.AddHostedService<ScheduleJobs>();
    }

    /// <inheritdoc/>
    public DateTimeOffset? Next(string cron, DateTimeOffset after) => new QuartzJobs(clock).Next(cron, after); // the jobs' expressions are Quartz's, whoever starts them

    sealed class ScheduleJobs(IRecurringJobManager recurring, IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var options = new RecurringJobOptions { TimeZone = clock.LocalTimeZone, MisfireHandling = MisfireHandlingMode.Relaxed };
            await using var scope = scopes.CreateAsyncScope();
            foreach (var job in scope.ServiceProvider.GetServices<IJob>())
                recurring.AddOrUpdate<StartedJob>(job.Id, started => started.Run(job.Id, CancellationToken.None), job.Cron, options);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>What Hangfire calls: its arguments are stored when a job is registered, so the moment of the start is read here.</summary>
public sealed class StartedJob(JobRunner runner, TimeProvider clock)
{
    /// <summary>Runs the job for the date of this moment.</summary>
    public Task Run(string id, CancellationToken stop) => runner.Run(id, clock.GetUtcNow(), stop);
}
