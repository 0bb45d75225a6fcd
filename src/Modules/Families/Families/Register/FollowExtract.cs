using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Families.Register;

/// <summary>
/// Lets the people follow a whole extract, for the command line and the screen alike. Each chunk is saved by itself:
/// interrupted, it goes on when it is started again; repeated, it changes nothing.
/// </summary>
sealed class FollowExtract(FamiliesDb db, FollowRegister follow, IDatabaseProvider provider, CurrentStaff staff, HostIdentity host, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>So many lines without news are told of as progress.</summary>
    const int MostLines = 50_000;

    /// <summary>What refused rows a chunk may hold; a file of nothing else is stored in parts too.</summary>
    const int MostRefused = 5_000;

    /// <summary>Opens a run; null while another import is under way.</summary>
    public async Task<ImportRun?> Begin(Guid id, string fileName, long size, DateOnly asOf, bool isDry, bool isPart, CancellationToken stop)
    {
        if (!await ImportLease.Take(db, id, host.Id, stop)) return null;
        var isFirst = !await db.Imports.AnyAsync(r => r.State == ImportState.Finished && !r.IsDry, stop);
        var number = await db.Imports.MaxAsync(r => (int?)r.Number, stop) + 1 ?? 1;
        var run = ImportRun.Begin(id, number, fileName, size, asOf, isDry, isPart, isFirst, staff.Id, clock.GetUtcNow());
        db.Add(run);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return run;
    }

    /// <summary>Reads the file and follows it.</summary>
    /// <param name="run">Was begun, and perhaps interrupted.</param>
    /// <param name="file">Seekable.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <param name="stop">Interrupted.</param>
    /// <returns>The run as it ended.</returns>
    public async Task<ImportRun> Run(ImportRun run, Stream file, IProgress<ImportRun> progress, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var holding = Hold(run.Id, ended.Token);
        try
        {
            // One that was interrupted, and another came meanwhile: what this file says is old by now.
            if (await db.Imports.AnyAsync(r => r.Number > run.Number && !r.IsDry, stop)) return await Change(run.Id, r => r.Fail("中断している間に別の取込みが始まったため、続けていません。", clock.GetUtcNow()), stop);
            await Change(run.Id, r => r.BeginAgain(), stop);
            await db.RefusedLines.Where(l => l.Run == run.Id).ExecuteDeleteAsync(stop);
            return await Read(run, file, progress, stop);
        }
        catch (UnreadableFileException problem)
        {
            return await Change(run.Id, r => r.Fail(r.Accepted == 0 || r.IsDry ? problem.Message : $"{problem.Message}それまでの{r.Accepted}行は取り込みました。直してからもう一度取り込んでください。", clock.GetUtcNow()), stop);
        }
        finally
        {
            await ended.CancelAsync();
            await holding;
            await ImportLease.Release(db, run.Id, host.Id);
        }
    }

    async Task<ImportRun> Read(ImportRun run, Stream file, IProgress<ImportRun> progress, CancellationToken stop)
    {
        var known = run.IsPart ? KnownRegister.OfPart() : await KnownRegister.Load(db, stop);
        using var register = RegisterFile.Open(file, run.AsOf);
        using var parts = Parts(register, known, file).GetEnumerator();
        // The next part is read while this one is stored.
        var next = Task.Run(parts.MoveNext, stop);
        try
        {
            while (await next)
            {
                var part = parts.Current;
                next = Task.Run(parts.MoveNext, stop);
                run = await Store(run, part, known, stop);
                progress.Report(run);
            }
        }
        finally
        {
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default); // nobody may close the file under it
        }
        if (!run.IsPart)
            foreach (var missing in known.MarkedAndNotSeen.Chunk(FollowRegister.ChunkSize)) await StoreMissing(run, missing, known, file.Position, stop);
        return await Change(run.Id, r => r.Finish(clock.GetUtcNow()), stop);
    }

    /// <summary>Somebody whom the register protected has no row any more: a slip of the register looks the same as the end of a danger, so people decide.</summary>
    async Task StoreMissing(ImportRun run, IReadOnlyList<string> missing, KnownRegister known, long done, CancellationToken stop)
    {
        Part none = new([], 0, [], done);
        if (run.IsDry) await Count(run, none, await follow.Missing(missing, run.Extract, stop), stop);
        else await follow.SaveMissing(missing, run.Extract, known, stop, followed => Note(run, none, followed, stop));
    }

    async Task<ImportRun> Store(ImportRun run, Part part, KnownRegister known, CancellationToken stop)
    {
        await known.LookUp(db, part.Rows, stop);
        if (!run.IsDry && part.Rows.Count > 0)
        {
            ImportRun? counted = null;
            await follow.Save(part.Rows, run.Extract, known, stop, async followed => counted = await Note(run, part, followed, stop));
            return counted!;
        }
        return await Count(run, part, run.IsDry ? await follow.Try(part.Rows, run.Extract, known, stop) : [], stop);
    }

    /// <summary>Counts what changes nobody.</summary>
    async Task<ImportRun> Count(ImportRun run, Part part, IReadOnlyList<FollowedRow> tried, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var told = await Note(run, part, tried, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        return told;
    }

    /// <summary>Counts within the transaction of what was changed.</summary>
    async Task<ImportRun> Note(ImportRun run, Part part, IReadOnlyList<FollowedRow> followed, CancellationToken stop)
    {
        var current = await db.Imports.SingleAsync(r => r.Id == run.Id, stop);
        current.Count(part.Rows.Count + part.Unchanged, part.Refused.Count, part.Done, followed);
        await RowsBulk.Insert(db, provider, [.. part.Refused.Select(r => new RefusedLine { Run = run.Id, Line = r.Line, Column = r.Column, Reason = r.Reason })], stop);
        if (!run.IsDry)
            await RowsBulk.Insert(db, provider, [.. followed.SelectMany(f => f.Changes.Select(change => new ImportedPerson { Run = run.Id, Change = change, Person = f.Person.Id }))], stop);
        if (!await ImportLease.Hold(db, run.Id, host.Id, stop)) throw new ImportTakenOverException();
        return current;
    }

    /// <summary>What is stored together.</summary>
    sealed record Part(IReadOnlyList<PrintedRow> Rows, int Unchanged, IReadOnlyList<RefusedRow> Refused, long Done);

    static IEnumerable<Part> Parts(RegisterFile register, KnownRegister known, Stream file)
    {
        List<PrintedRow> rows = [];
        List<RefusedRow> refused = [];
        var unchanged = 0;
        foreach (var (line, print) in register.Read(known.LooksAsBefore))
        {
            if (line is RegisterRow row) rows.Add(new PrintedRow(row, print));
            else if (line is RefusedRow reason) refused.Add(reason);
            else unchanged++;
            if (rows.Count < FollowRegister.ChunkSize && refused.Count < MostRefused && unchanged < MostLines) continue;
            yield return new Part(rows, unchanged, refused, file.Position);
            (rows, refused, unchanged) = ([], [], 0);
        }
        yield return new Part(rows, unchanged, refused, file.Position);
    }

    /// <summary>Holds the lease while a chunk takes longer than it lasts.</summary>
    async Task Hold(Guid run, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(ImportLease.Lasts / 4, TimeProvider.System, ended);
                await using var scope = scopes.CreateAsyncScope();
                await ImportLease.Hold(scope.ServiceProvider.GetRequiredService<FamiliesDb>(), run, host.Id, ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The import has ended.
        }
        catch (Exception failure) when (provider.MayPass(failure))
        {
            // The next chunk holds it too, and finds out whether it is lost.
        }
    }

    async Task<ImportRun> Change(Guid id, Action<ImportRun> change, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var run = await db.Imports.SingleAsync(r => r.Id == id, stop);
        change(run);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return run;
    }
}

/// <summary>Another import began because this one was silent for too long. What this one stored stays.</summary>
sealed class ImportTakenOverException() : Exception("Another import has taken over.");
