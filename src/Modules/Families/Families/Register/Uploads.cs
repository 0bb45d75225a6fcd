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

namespace Hagukumi.Families.Register;

/// <summary>The extracts that came over the screen.</summary>
sealed class Uploads(IOptions<RegisterSettings> configured) : UploadedFiles(configured.Value.UploadFolder);

/// <summary>Runs the imports that were uploaded, one after the other, for whoever started them; and those that the end of the program interrupted, when it starts again.</summary>
sealed class RunUploads(Uploads uploads, HostIdentity host, IServiceScopeFactory scopes, ILogger<RunUploads> logger) : BackgroundService, IOnlyWhileServing
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
                var db = scope.ServiceProvider.GetRequiredService<FamiliesDb>();
                var run = await db.Imports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop);
                if (run is { State: ImportState.Running }) uploads.Enqueue(id, run.StartedBy);
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
            var db = scope.ServiceProvider.GetRequiredService<FamiliesDb>();
            while (!await ImportLease.Take(db, id, host.Id, stop)) await Task.Delay(TimeSpan.FromSeconds(1), stop);
            var run = await db.Imports.AsNoTracking().SingleAsync(r => r.Id == id, stop);
            if (run.State is ImportState.Running && uploads.Open(id) is { } opened)
            {
                await using var file = opened;
                await scope.ServiceProvider.GetRequiredService<FollowExtract>().Run(run, file, new Progress<ImportRun>(), stop);
            }
            uploads.Remove(id);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // Its file stays: the next start goes on with it.
            logger.LogError(failure, "Import {Run} was interrupted; it goes on at the next start, or when it is started again", id);
        }
    }
}
