using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>住民データの取込み: the file, the day it shows, and what was imported before. The import goes on without the page.</summary>
public static class UploadRegister
{
    /// <summary>What a browser may send at most, whatever the municipality sets below it.</summary>
    internal const int MostMegabytes = 1000;

    const int Megabyte = 1024 * 1024;
    const int RunsShown = 20;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/register/import", Show).RequirePermission(FamiliesPermissions.ImportRegister);
        desk.MapPost("/register/import", Save).RequirePermission(FamiliesPermissions.ImportRegister)
            .WithMetadata(new Limit()).WithFormOptions(multipartBodyLengthLimit: (long)MostMegabytes * Megabyte);
    }

    static async Task<IResult> Show(FamiliesDb db, RegisterSettings settings, TimeProvider clock, CancellationToken stop) =>
        await Screen(new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, db, settings, clock, stop);

    static async Task<IResult> Save([FromForm] Form? form, HttpRequest request, IValidator<Form> rules, FamiliesDb db, FollowExtract extract, Uploads uploads, RegisterSettings settings, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        var file = request.Form.Files.GetFile(nameof(Form.File));
        var errors = (await rules.CheckAsync(form, stop)).ToList();
        if (file is not { Length: > 0 }) errors.Add(new ValidationFailure(nameof(Form.File), "住民データのCSVを選んでください。空のファイルは取り込めません。"));
        else if (file.Length > (long)settings.UploadMegabytes * Megabyte) errors.Add(new ValidationFailure(nameof(Form.File), $"ファイルが大きすぎます（{settings.UploadMegabytes}MBまで）。管理者に、コマンドでの取込みを頼んでください。"));
        else if (errors.Count > 0) errors.Add(new ValidationFailure(nameof(Form.File), "ファイルは、もう一度選んでください。"));
        if (errors.Count > 0) return await Screen(form, errors, StatusCodes.Status422UnprocessableEntity, db, settings, clock, stop);

        var id = Guid.TryParse(form.Press, out var press) ? press : Ids.New();
        // The second press of one button finds it begun.
        if (await db.Imports.AnyAsync(r => r.Id == id, stop)) return Screens.Screen.SeeOther($"/families/register/imports/{id}");
        // One that another holds is not even stored.
        if (await ImportLease.Holder(db, stop) is { } holder && holder != id) return await Busy();
        await uploads.Keep(id, file!, stop);
        if (await extract.Begin(id, Path.GetFileName(file!.FileName), file.Length, form.AsOf?.Value ?? clock.Today(), form.IsDry, form.IsPart, stop) is null)
        {
            uploads.Remove(id);
            return await Busy();
        }
        uploads.Enqueue(id, staff.Id);
        return Screens.Screen.SeeOther($"/families/register/imports/{id}");

        Task<IResult> Busy() => Screen(form, [new ValidationFailure("", "別の取込みが動いています。終わってから、もう一度ファイルを選んで取り込んでください。")], StatusCodes.Status409Conflict, db, settings, clock, stop);
    }

    static async Task<IResult> Screen(Form form, IReadOnlyList<ValidationFailure> errors, int status, FamiliesDb db, RegisterSettings settings, TimeProvider clock, CancellationToken stop)
    {
        // In this order: an import that ends in between was not interrupted.
        var holder = await ImportLease.Holder(db, stop);
        var runs = await db.Imports.AsNoTracking().OrderByDescending(r => r.Number).Take(RunsShown).ToListAsync(stop);
        return Screens.Screen.Of<UploadRegisterScreen>(new
        {
            Input = form,
            Errors = errors,
            settings.UploadMegabytes,
            Runs = runs.Select(r => new Run(r.Id, clock.ToLocal(r.StartedAt), r.AsOf, r.FileName, ShowImport.StateOf(r, holder), r.Accepted, r.Changed, r.Refused)).ToList(),
        }, status);
    }

    /// <summary>One import of the list.</summary>
    public sealed record Run(Guid Id, DateTimeOffset StartedAt, DateOnly AsOf, string FileName, string State, int Accepted, int Changed, int Refused);

    public sealed class Form
    {
        /// <summary>The file itself comes beside the form; here only for its name on the screen.</summary>
        public string? File { get; set; }

        public DateInput? AsOf { get; set; }

        public CheckInput IsDry { get; set; }

        public CheckInput IsPart { get; set; }

        /// <summary>Tells a second press from a second import.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.AsOf).DateIfGiven("抽出の日").NotAfter("抽出の日", clock.Today);
            RuleFor(x => x.IsDry).Tick("試しに読む");
            RuleFor(x => x.IsPart).Tick("異動のあった人だけのファイル");
        }
    }

    sealed class Limit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => (long)MostMegabytes * Megabyte;
    }
}
