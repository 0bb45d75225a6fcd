using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>
/// Lets the records follow a whole file, for the command line and the screen alike. Each part is saved by itself: interrupted, it goes on when it is started
/// again; repeated, it changes nothing.
/// </summary>
sealed class FollowHealthFile(MaternalHealthDb db, FollowHealthRows rows, IOptions<HealthSystemSettings> configured, MaternalHealthSettings settings, CurrentStaff staff, HostIdentity host, TimeProvider clock)
{
    /// <summary>Opens an import; null while another is under way.</summary>
    public async Task<HealthImport?> Begin(Guid id, string fileName, CancellationToken stop)
    {
        if (await Busy(db, id, stop)) return null;
        var run = HealthImport.Begin(id, fileName, staff.Id, host.Id, clock.GetUtcNow());
        db.Add(run);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return run;
    }

    /// <summary>Whether another import is under way: two at once would hinder each other, and no file is lost by waiting.</summary>
    public static async Task<bool> Busy(MaternalHealthDb db, Guid id, CancellationToken stop) =>
        (await db.HealthImports.AsNoTracking().Where(r => r.State == HealthImportState.Running && r.Id != id).ToListAsync(stop)).Exists(r => r.IsRunning);

    /// <summary>Reads the file and follows it.</summary>
    /// <param name="id">Of an import that was begun, and perhaps interrupted.</param>
    /// <param name="file">Seekable.</param>
    /// <param name="progress">Told after each part.</param>
    /// <param name="stop">Interrupted.</param>
    /// <returns>The import as it ended.</returns>
    public async Task<HealthImport> Run(Guid id, Stream file, IProgress<HealthImport> progress, CancellationToken stop)
    {
        await Change(id, r => r.BeginAgain(host.Id), stop);
        await db.RefusedHealthLines.Where(l => l.Import == id).ExecuteDeleteAsync(stop);
        try
        {
            using var health = HealthFile.Open(file, HealthMapping.Read(configured), settings, clock.Today());
            await Change(id, r => r.IsOf(health.Source, health.Kind), stop);
            foreach (var part in health.Read().Chunk(FollowHealthRows.ChunkSize)) progress.Report(await rows.Save(part, id, health.Source, health.Kind, host.Id, stop));
            return await Change(id, r => r.Finish(clock.GetUtcNow()), stop);
        }
        catch (UnreadableFileException problem)
        {
            return await Change(id, r => r.Fail(r.Read + r.Refused == 0 ? problem.Message : $"{problem.Message}それまでの{r.Read}行は取り込みました。直してからもう一度取り込んでください。", clock.GetUtcNow()), stop);
        }
        catch
        {
            // Whoever comes next need not wait until this program counts as dead.
            await db.HealthImports.Where(r => r.Id == id && r.Host == host.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.HeardAt, DateTimeOffset.MinValue), CancellationToken.None);
            throw;
        }
    }

    async Task<HealthImport> Change(Guid id, Action<HealthImport> change, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var run = await db.HealthImports.SingleAsync(r => r.Id == id, stop);
        change(run);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return run;
    }
}
