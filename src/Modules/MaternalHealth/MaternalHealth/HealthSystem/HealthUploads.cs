using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>The health system's files that came over the screen.</summary>
sealed class HealthUploads(IOptions<HealthSystemSettings> configured) : UploadedFiles(configured.Value.UploadFolder);

/// <summary>Runs the imports that were uploaded, one after the other, for whoever started them; and those that the end of the program interrupted, when it starts again.</summary>
sealed class RunHealthUploads(HealthUploads uploads, HostIdentity host, IServiceScopeFactory scopes, ILogger<RunHealthUploads> logger) : BackgroundService, IOnlyWhileServing
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await GoOn(stoppingToken);
            await foreach (var (run, by) in uploads.Waiting(stoppingToken)) await Run(run, by, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not read yet is read at the next start.
        }
    }

    /// <summary>Imports that were interrupted go on; a file whose import has ended, or that nobody waits for, is removed.</summary>
    async Task GoOn(CancellationToken stop)
    {
        foreach (var id in uploads.Kept)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var run = await scope.ServiceProvider.GetRequiredService<MaternalHealthDb>().HealthImports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop);
                if (run is { State: HealthImportState.Running }) uploads.Enqueue(id, run.StartedBy);
                else if (run is not null || uploads.IsForgotten(id)) uploads.Remove(id);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                logger.LogError(failure, "Import {Run} is looked at again at the next start", id);
            }
        }
    }

    async Task Run(Guid id, StaffId by, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<OnBehalf>().Staff = by;
            var imports = scope.ServiceProvider.GetRequiredService<MaternalHealthDb>().HealthImports.AsNoTracking();
            var run = await imports.SingleAsync(r => r.Id == id, stop);
            // One that another program still reads is left to it.
            while (run.IsRunning && run.Host != host.Id)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
                run = await imports.SingleAsync(r => r.Id == id, stop);
            }
            if (run.State is HealthImportState.Running && uploads.Open(id) is { } opened)
            {
                await using var file = opened;
                await scope.ServiceProvider.GetRequiredService<FollowHealthFile>().Run(id, file, new Progress<HealthImport>(), stop);
            }
            uploads.Remove(id);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Its file stays: the next start goes on with it.
            logger.LogError(failure, "Import {Run} was interrupted; it goes on at the next start", id);
        }
    }
}
