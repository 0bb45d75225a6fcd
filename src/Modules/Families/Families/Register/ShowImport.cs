using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>One import: how far it is while it runs; afterwards who moved in, out, died, was born, and what was refused.</summary>
public static class ShowImport
{
    const int RefusalsShown = 100;
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/register/imports/{id:guid}", Show).RequirePermission(FamiliesPermissions.ImportRegister);
        desk.MapGet("/register/imports/{id:guid}/people/{change}", People).RequirePermission(FamiliesPermissions.ImportRegister);
        desk.MapGet("/register/imports/{id:guid}/refused.csv", Refused).RequirePermission(FamiliesPermissions.ImportRegister);
    }

    static async Task<IResult> Show(Guid id, FamiliesDb db, TimeProvider clock, CancellationToken stop)
    {
        // Who holds the lease is asked first: an import that ends in between has ended, and was not interrupted.
        var holder = await ImportLease.Holder(db, stop);
        if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } run) return Results.NotFound();

        var refused = await db.RefusedLines.AsNoTracking().Where(l => l.Run == id).OrderBy(l => l.Line).Take(RefusalsShown).ToListAsync(stop);
        var by = await db.StaffDirectory.Where(s => s.Id == run.StartedBy).Select(s => s.Name).FirstOrDefaultAsync(stop);
        return Screen.Of<ShowImportScreen>(new
        {
            View = new View(id, run.FileName, run.AsOf, run.IsDry, run.IsFirst, StateOf(run, holder), IsRunning(run, holder), run.PercentDone, by ?? "コマンド",
                clock.ToLocal(run.StartedAt), run.EndedAt is { } ended ? clock.ToLocal(ended) : null, run.Accepted, run.Changed, run.Refused, run.Problem),
            Changes = RegisterChanges.All.Select(c => new Change(c.Name, run.Counts.FirstOrDefault(x => x.Change == c.Change)?.People ?? 0, run.IsDry ? null : $"/families/register/imports/{id}/people/{c.Slug}"))
                .Where(c => c.People > 0).ToList(),
            Refused = refused.Select(r => new Refusal(r.Line, r.Column, r.Reason)).ToList(),
        });
    }

    static async Task<IResult> People(Guid id, string change, string? page, FamiliesDb db, Reading reading, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var kind = RegisterChanges.All.FirstOrDefault(c => c.Slug == change);
        if (kind.Slug is null || !await db.Imports.AnyAsync(r => r.Id == id, stop)) return Results.NotFound();

        var concerned = db.ImportedPeople.Where(p => p.Run == id && p.Change == kind.Change);
        var count = await concerned.CountAsync(stop);
        var number = Math.Clamp(int.TryParse(page, out var typed) ? typed : 1, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var people = await (from c in concerned
                            join p in db.People on c.Person equals p.Id
                            orderby p.KanaKey, p.Id
                            select new { p.Id, p.Name, p.Kana, p.BirthDate, Sealed = p.Sealed || p.SealedAsOne, District = p.Sealed || p.SealedAsOne ? null : p.District, p.DiedOn, p.MovedInOn, p.MovedOutOn })
            .Skip((number - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(stop);
        reading.Shows(people.Select(p => p.Id));
        var today = clock.Today();
        var address = $"/families/register/imports/{id}/people/{change}?page=";
        return Screen.Of<ShowImportedPeopleScreen>(new
        {
            Back = $"/families/register/imports/{id}",
            What = kind.Name,
            Count = count,
            Rows = people.Select(p => new Row(p.Id, p.Name, p.Kana, p.BirthDate, p.DiedOn is null ? AgeText.Of(p.BirthDate, today) : "", p.Sealed, p.District,
                kind.Change switch { RegisterChange.MovedIn => p.MovedInOn, RegisterChange.MovedOut or RegisterChange.MovesOut => p.MovedOutOn, RegisterChange.Died => p.DiedOn, RegisterChange.Born => p.BirthDate, _ => null })).ToList(),
            Previous = number > 1 ? address + (number - 1) : null,
            Next = number * PageSize < count ? address + (number + 1) : null,
            MayOpen = staff.Has(FamiliesPermissions.SeePerson),
        });
    }

    /// <summary>Repeats nothing that the file says of a person; logged as an export all the same.</summary>
    static async Task<IResult> Refused(Guid id, FamiliesDb db, Reading reading, CancellationToken stop)
    {
        if (!await db.Imports.AnyAsync(r => r.Id == id, stop)) return Results.NotFound();

        reading.Exports();
        var refused = await db.RefusedLines.AsNoTracking().Where(l => l.Run == id).OrderBy(l => l.Line).ToListAsync(stop);
        return Results.File(RefusedCsv.Of(refused), "text/csv; charset=utf-8", $"refused-{id:N}.csv");
    }

    /// <summary>A run that says that it runs and does not hold the lease was interrupted.</summary>
    internal static bool IsRunning(ImportRun run, Guid? holder) => run.State is ImportState.Running && holder == run.Id;

    internal static string StateOf(ImportRun run, Guid? holder) => run.State switch
    {
        ImportState.Finished => "終わりました",
        ImportState.Failed => "読めませんでした",
        _ when holder == run.Id => "取込み中",
        _ => "中断しました",
    };

    /// <summary>What the page says of the import.</summary>
    public sealed record View(Guid Id, string FileName, DateOnly AsOf, bool IsDry, bool IsFirst, string State, bool IsRunning, int Percent, string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Accepted, int Changed, int Refused, string? Problem);

    /// <summary>How many people, and where they are listed.</summary>
    public sealed record Change(string Name, int People, string? Href);

    /// <summary>A row that was not taken.</summary>
    public sealed record Refusal(int Line, string Column, string Reason);

    /// <summary>A person whom the import changed.</summary>
    public sealed record Row(PersonId Id, string Name, string Kana, DateOnly? BirthDate, string Age, bool Sealed, string? District, DateOnly? On);
}
