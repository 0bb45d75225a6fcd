using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;

namespace Hagukumi.Families.Register;

/// <summary>住民データの取込み. Each chunk is saved by itself: interrupted, it goes on when it is started again; repeated, it changes nothing.</summary>
sealed class ImportRegister(FollowRegister follow, TimeProvider clock) : IVerb
{
    const int MostRefusalsShown = 20;
    const string File = "file";
    const string DryRun = "dry-run";

    public string Name => "import-register";

    public string Description => "Follows the register of residents: a CSV in UTF-8 or cp932";

    public IReadOnlyList<VerbParameter> Parameters =>
    [
        new(File, "the register's CSV", VerbParameterKind.Argument),
        new(DryRun, "only tell what would change", VerbParameterKind.Flag),
    ];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        var (accepted, changed, newlySealed) = (0, 0, 0);
        List<RefusedRow> refused = [];
        var dryRun = given.ContainsKey(DryRun);
        await using var stream = Open(given[File]);
        try
        {
            using var register = RegisterFile.Open(stream, clock.Today());
            foreach (var chunk in Rows(register, refused).Chunk(FollowRegister.ChunkSize))
            {
                var followed = await follow.Run(chunk, Guid.CreateVersion7, dryRun, stop);
                accepted += chunk.Length;
                changed += followed.Count(f => f.Changed);
                newlySealed += followed.Count(f => f.NewlySealed);
                progress.Report($"{accepted}行を読みました");
            }
        }
        catch (RegisterFileException e)
        {
            throw new VerbException(accepted == 0 || dryRun ? e.Message : $"{e.Message}それまでの{accepted}行は取り込みました。直してからもう一度取り込んでください。");
        }
        return new VerbResult(
            Lines(dryRun, accepted, changed, newlySealed, refused),
            new { accepted, changed, refused = refused.Select(r => new { line = r.Line, column = r.Column, reason = r.Reason }).ToList() });
    }

    static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VerbException($"ファイルがありません: {path}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new VerbException($"ファイルを開けません: {path}。ほかのプログラムで開いていないか、読む権限があるかを確かめてください。");
        }
    }

    static IEnumerable<RegisterRow> Rows(RegisterFile register, List<RefusedRow> refused)
    {
        foreach (var line in register.Read())
        {
            if (line is RegisterRow row) yield return row;
            else refused.Add((RefusedRow)line);
        }
    }

    static IReadOnlyList<string> Lines(bool dryRun, int accepted, int changed, int newlySealed, List<RefusedRow> refused) =>
    [
        dryRun ? "試しに読みました。何も保存していません。" : "取り込みました。",
        $"受け付けた行 {accepted}、うち登録・変更 {changed}、新しく住所秘匿 {newlySealed}、受け付けなかった行 {refused.Count}",
        .. refused.Take(MostRefusalsShown).Select(r => $"{r.Line}行目 {r.Column}: {r.Reason}"),
        .. refused.Count > MostRefusalsShown ? [$"ほか{refused.Count - MostRefusalsShown}行。すべては --json で分かります。"] : Array.Empty<string>(),
    ];
}
