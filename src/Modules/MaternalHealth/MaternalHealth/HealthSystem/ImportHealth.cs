using System.Globalization;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>健康管理システムの取込み on the command line. The exit code says whether any row was refused: 0 none, 2 some, 1 where the file could not be read.</summary>
sealed class ImportHealth(IServiceProvider services, MaternalHealthDb db) : IVerb
{
    const int MostRefusalsShown = 20;
    const int SomeRefused = 2;
    const int NotRead = 1;
    const string GivenFile = "file";
    const string Refused = "refused";

    public string Name => "import-health";

    public string Description => "Follows the health system: a CSV of notifications, check-ups, visits or immunisations. Exit code 0: no row refused, 2: some, 1: not read";

    public IReadOnlyList<VerbParameter> Parameters =>
    [
        new(GivenFile, "the health system's CSV; its header says what it holds", VerbParameterKind.Argument),
        new(Refused, "write the refused rows to this CSV", VerbParameterKind.Option),
    ];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        // It reads the settings, and every verb is made before any runs: migrate has no table of settings yet.
        var follow = services.GetRequiredService<FollowHealthFile>();
        await using var stream = Open(() => new FileStream(given[GivenFile], FileMode.Open, FileAccess.Read, FileShare.Read), given[GivenFile]);
        await using var refusals = given.GetValueOrDefault(Refused) is { } path ? Open(() => new FileStream(path, FileMode.Create, FileAccess.Write), path) : null;

        var begun = await follow.Begin(Ids.New(), Path.GetFileName(given[GivenFile]), stop)
            ?? throw new VerbException("別の取込みが動いています。終わってから、もう一度取り込んでください。", NotRead);
        var run = await follow.Run(begun.Id, stream, new Telling(progress), stop);
        if (run.State is HealthImportState.Failed) throw new VerbException(run.Problem!, NotRead);

        var refused = await db.RefusedHealthLines.AsNoTracking().Where(l => l.Import == run.Id).OrderBy(l => l.Line).ToListAsync(stop);
        if (refusals is not null) await refusals.WriteAsync(RefusedHealthCsv.Of(refused), stop);
        return new VerbResult(
            Lines(run, refused),
            new { kind = $"{run.Kind}", added = run.Added, changed = run.Changed, withdrawn = run.Withdrawn, unchanged = run.Unchanged, refused = refused.Select(r => new { line = r.Line, column = r.Column, reason = r.Reason }).ToList() },
            refused.Count > 0 ? SomeRefused : 0);
    }

    static FileStream Open(Func<FileStream> open, string path)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VerbException($"ファイルがありません: {path}", NotRead);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new VerbException($"ファイルを開けません: {path}。ほかのプログラムで開いていないか、権限があるかを確かめてください。", NotRead);
        }
    }

    // A terminal's output is often kept: it names no number.
    static IReadOnlyList<string> Lines(HealthImport run, List<RefusedHealthLine> refused) =>
    [
        $"{HealthKinds.NameOf(run.Kind!.Value)}を取り込みました。",
        $"新しい記録 {run.Added}、変わった記録 {run.Changed}、取り消した記録 {run.Withdrawn}、前と同じ {run.Unchanged}、受け付けなかった行 {run.Refused}",
        .. refused.Take(MostRefusalsShown).Select(r => $"{r.Line}行目 {r.Column}: {r.Reason}"),
        .. refused.Count > MostRefusalsShown ? [$"ほか{refused.Count - MostRefusalsShown}行。すべては --refused FILE で分かります。"] : Array.Empty<string>(),
    ];

    sealed class Telling(IProgress<string> progress) : IProgress<HealthImport>
    {
        public void Report(HealthImport value) => progress.Report(string.Create(CultureInfo.InvariantCulture, $"{value.Read + value.Refused}行を読みました"));
    }
}
