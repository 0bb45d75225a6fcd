using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>住民データの取込み on the command line. The exit code says whether any row was refused: 0 none, 2 some, 1 where the file could not be read.</summary>
sealed class ImportRegister(FollowExtract extract, FamiliesDb db, TimeProvider clock) : IVerb
{
    const int MostRefusalsShown = 20;
    const int SomeRefused = 2;
    const int NotRead = 1;
    const string File = "file";
    const string DryRun = "dry-run";
    const string ChangesOnly = "changes-only";
    const string AsOf = "as-of";
    const string Refused = "refused";

    public string Name => "import-register";

    public string Description => "Follows the register of residents: a CSV in UTF-8 or cp932. Exit code 0: no row refused, 2: some, 1: not read";

    public IReadOnlyList<VerbParameter> Parameters =>
    [
        new(File, "the register's CSV", VerbParameterKind.Argument),
        new(DryRun, "only tell what would change", VerbParameterKind.Flag),
        new(ChangesOnly, "the file has only people for whom something changed: whoever is not in it is not missing", VerbParameterKind.Flag),
        new(AsOf, "the day the extract shows, such as 2026-04-01; today by default", VerbParameterKind.Option),
        new(Refused, "write the refused rows to this CSV", VerbParameterKind.Option),
    ];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        var asOf = Day(given.GetValueOrDefault(AsOf));
        await using var stream = Open(() => new FileStream(given[File], FileMode.Open, FileAccess.Read, FileShare.Read), given[File]);
        await using var refusals = given.GetValueOrDefault(Refused) is { } path ? Open(() => new FileStream(path, FileMode.Create, FileAccess.Write), path) : null;

        var run = await extract.Begin(Ids.New(), Path.GetFileName(given[File]), stream.Length, asOf, given.ContainsKey(DryRun), given.ContainsKey(ChangesOnly), stop)
            ?? throw new VerbException("別の住民データの取込みが動いています。終わってから、もう一度取り込んでください。", NotRead);
        run = await extract.Run(run, stream, new Telling(progress), stop);
        if (run.State is ImportState.Failed) throw new VerbException(run.Problem!, NotRead);

        var refused = await db.RefusedLines.AsNoTracking().Where(l => l.Run == run.Id).OrderBy(l => l.Line).ToListAsync(stop);
        if (refusals is not null) await refusals.WriteAsync(RefusedCsv.Of(refused), stop);
        return new VerbResult(
            Lines(run, refused),
            new { accepted = run.Accepted, changed = run.Changed, refused = refused.Select(r => new { line = r.Line, column = r.Column, reason = r.Reason }).ToList() },
            refused.Count > 0 ? SomeRefused : 0);
    }

    DateOnly Day(string? typed)
    {
        var today = clock.Today();
        if (typed is null) return today;
        if (!JapaneseDate.TryParse(typed, out var day)) throw new VerbException("--as-of を日付として読めません。2026-04-01 のように指定してください。", NotRead);
        return day <= today ? day : throw new VerbException("--as-of が未来の日付です。抽出の日を指定してください。", NotRead);
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

    static IReadOnlyList<string> Lines(ImportRun run, List<RefusedLine> refused) =>
    [
        run.IsDry ? "試しに読みました。何も保存していません。" : "取り込みました。",
        $"受け付けた行 {run.Accepted}、うち登録・変更 {run.Changed}、受け付けなかった行 {run.Refused}",
        .. RegisterChanges.All.Select(c => (c.Name, People: run.Counts.FirstOrDefault(x => x.Change == c.Change)?.People ?? 0)).Where(c => c.People > 0).Select(c => $"{c.Name} {c.People}人"),
        .. refused.Take(MostRefusalsShown).Select(r => $"{r.Line}行目 {r.Column}: {r.Reason}"),
        .. refused.Count > MostRefusalsShown ? [$"ほか{refused.Count - MostRefusalsShown}行。すべては --refused FILE で分かります。"] : Array.Empty<string>(),
    ];

    sealed class Telling(IProgress<string> progress) : IProgress<ImportRun>
    {
        public void Report(ImportRun value) => progress.Report(string.Create(CultureInfo.InvariantCulture, $"{value.Accepted}行を読みました（{value.PercentDone}%）"));
    }
}
