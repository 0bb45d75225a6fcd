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
        services.AddHangfire(hangfire => hangfire.UseSqlServerStorage(configuration.GetSection("Database").Get<DatabaseSettings>()!.ConnectionString, storage));
        services.AddHangfireServer(server => server.WorkerCount = 1);
        services.AddHostedService<ScheduleJobs>();
    }

    /// <inheritdoc/>
    public DateTimeOffset? Next(string cron) => new QuartzJobs(clock).Next(cron); // the jobs' expressions are Quartz's, whoever starts them

    sealed class ScheduleJobs(IRecurringJobManager recurring, IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var options = new RecurringJobOptions { TimeZone = clock.LocalTimeZone, MisfireHandling = MisfireHandlingMode.Relaxed };
            await using var scope = scopes.CreateAsyncScope();
            foreach (var job in scope.ServiceProvider.GetServices<IJob>())
                recurring.AddOrUpdate<JobRunner>(job.Id, runner => runner.Run(job.Id, CancellationToken.None), job.Cron, options);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
