using System.Threading.Channels;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hagukumi.Families.Register;

/// <summary>The files that came over a screen, and the imports that wait to be run. A file is removed when its import has ended, however it ended.</summary>
sealed class Uploads(IOptions<RegisterSettings> configured)
{
    readonly RegisterSettings settings = configured.Value;
    static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    readonly Channel<(Guid Run, StaffId By)> waiting = Channel.CreateUnbounded<(Guid, StaffId)>();

    public IAsyncEnumerable<(Guid Run, StaffId By)> Waiting(CancellationToken stop) => waiting.Reader.ReadAllAsync(stop);

    public void Enqueue(Guid run, StaffId by) => waiting.Writer.TryWrite((run, by));

    public async Task Keep(Guid run, IFormFile file, CancellationToken stop)
    {
        Directory.CreateDirectory(settings.UploadFolder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(settings.UploadFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            await using var kept = new FileStream(PathOf(run), FileMode.Create, FileAccess.Write);
            await file.CopyToAsync(kept, stop);
        }
        catch
        {
            Remove(run);
            throw;
        }
    }

    /// <summary>The file; null where it is on another host or gone.</summary>
    public FileStream? Open(Guid run) => File.Exists(PathOf(run)) ? new FileStream(PathOf(run), FileMode.Open, FileAccess.Read, FileShare.Read) : null;

    public void Remove(Guid run) => File.Delete(PathOf(run));

    /// <summary>Runs whose file lies here.</summary>
    public IReadOnlyList<Guid> Kept => Directory.Exists(settings.UploadFolder)
        ? [.. Directory.EnumerateFiles(settings.UploadFolder, "*.csv").Select(f => Guid.TryParse(Path.GetFileNameWithoutExtension(f), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)]
        : [];

    /// <summary>The file came long ago, and its import was not even begun.</summary>
    public bool IsForgotten(Guid run) => File.GetLastWriteTimeUtc(PathOf(run)) < TimeProvider.System.GetUtcNow().UtcDateTime - Forgotten;

    string PathOf(Guid run) => Path.Combine(settings.UploadFolder, $"{run:N}.csv");
}

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
