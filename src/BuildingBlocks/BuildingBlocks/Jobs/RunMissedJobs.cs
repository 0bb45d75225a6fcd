using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hagukumi.BuildingBlocks.Jobs;

/// <summary>
/// Runs once, as soon as the program serves, what should have started while it was off: where it is shut down in the
/// evening no night would ever be reckoned otherwise. For whatever engine wakes the jobs afterwards.
/// </summary>
public sealed class RunMissedJobs(IServiceScopeFactory scopes, ILogger<RunMissedJobs> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var (id, start) in await scope.ServiceProvider.GetRequiredService<JobRunner>().Missed(stoppingToken)) await Run(id, start, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(failure, "What jobs missed is not known; their next start catches up");
        }
    }

    async Task Run(string id, DateTimeOffset start, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<JobRunner>().Run(id, start, stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // The runner has logged it, and the other jobs must not wait for it.
        }
    }
}
