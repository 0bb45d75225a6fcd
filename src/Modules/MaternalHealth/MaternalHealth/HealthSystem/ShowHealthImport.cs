using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>One import: how far it is while it runs; afterwards what came of it, and which rows were refused.</summary>
public static class ShowHealthImport
{
    const int RefusalsShown = 100;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/imports/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.ImportRecords);
        desk.MapGet("/imports/{id:guid}/refused.csv", Refused).RequirePermission(MaternalHealthPermissions.ImportRecords);
    }

    static async Task<IResult> Show(Guid id, MaternalHealthDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.HealthImports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run) return Results.NotFound();
        var refused = await db.RefusedHealthLines.AsNoTracking().Where(l => l.Import == id).OrderBy(l => l.Line).Take(RefusalsShown).ToListAsync(stop);
        var by = await db.StaffDirectory.Where(s => s.Id == run.StartedBy).Select(s => s.Name).FirstOrDefaultAsync(stop);
        return Screen.Of<ShowHealthImportScreen>(new
        {
            View = new View(id, run.FileName, run.Kind is { } kind ? HealthKinds.NameOf(kind) : "", run.Source, StateOf(run), run.IsRunning, run.EndedAt is null, by ?? "コマンド", clock.ToLocal(run.StartedAt), run.EndedAt is { } ended ? clock.ToLocal(ended) : null,
                run.Added, run.Changed, run.Withdrawn, run.Unchanged, run.Refused, run.Problem),
            Rows = refused.ConvertAll(r => new Refusal(r.Line, r.Number, r.Column, r.Reason)),
        });
    }

    /// <summary>Names the numbers of people; logged as an export.</summary>
    static async Task<IResult> Refused(Guid id, MaternalHealthDb db, Reading reading, CancellationToken stop)
    {
        if (!await db.HealthImports.AnyAsync(r => r.Id == id, stop)) return Results.NotFound();
        reading.Exports();
        var refused = await db.RefusedHealthLines.AsNoTracking().Where(l => l.Import == id).OrderBy(l => l.Line).ToListAsync(stop);
        return Results.File(RefusedHealthCsv.Of(refused), "text/csv; charset=utf-8", $"refused-{id:N}.csv");
    }

    internal static string StateOf(HealthImport run) => run.State switch
    {
        HealthImportState.Finished => "終わりました",
        HealthImportState.Failed => "読めませんでした",
        _ when run.IsRunning => "取込み中",
        _ => "中断しました",
    };

    /// <summary>What the page says of the import.</summary>
    public sealed record View(
        Guid Id, string FileName, string Kind, string Source, string State, bool IsRunning, bool IsOpen, string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt,
        int Added, int Changed, int Withdrawn, int Unchanged, int Refused, string? Problem);

    /// <summary>A row that was not taken.</summary>
    public sealed record Refusal(int Line, string Number, string Column, string Reason);
}
