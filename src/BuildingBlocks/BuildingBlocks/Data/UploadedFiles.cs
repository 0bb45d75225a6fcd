using System.Threading.Channels;
using Hagukumi.Contracts;
using Microsoft.AspNetCore.Http;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>The files that came over a screen of a module, and the imports that wait to be run. A file is removed when its import has ended, however it ended.</summary>
/// <param name="folder">Where they lie, readable by the program alone; each module has its own.</param>
public abstract class UploadedFiles(string folder)
{
    static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    readonly Channel<(Guid Run, StaffId By)> waiting = Channel.CreateUnbounded<(Guid, StaffId)>();

    /// <summary>The imports that are to be run, and for whom.</summary>
    public IAsyncEnumerable<(Guid Run, StaffId By)> Waiting(CancellationToken stop) => waiting.Reader.ReadAllAsync(stop);

    /// <summary>Asks for an import to be run.</summary>
    public void Enqueue(Guid run, StaffId by) => waiting.Writer.TryWrite((run, by));

    /// <summary>Keeps the file of an import.</summary>
    public async Task Keep(Guid run, IFormFile file, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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

    /// <summary>The import has ended.</summary>
    public void Remove(Guid run)
    {
        if (Directory.Exists(folder)) File.Delete(PathOf(run));
    }

    /// <summary>Imports whose file lies here.</summary>
    public IReadOnlyList<Guid> Kept => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.csv").Select(f => Guid.TryParse(Path.GetFileNameWithoutExtension(f), out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)]
        : [];

    /// <summary>The file came long ago, and its import was not even begun.</summary>
    public bool IsForgotten(Guid run) => File.GetLastWriteTimeUtc(PathOf(run)) < TimeProvider.System.GetUtcNow().UtcDateTime - Forgotten;

    string PathOf(Guid run) => Path.Combine(folder, $"{run:N}.csv");
}
