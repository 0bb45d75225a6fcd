using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>健康管理システムの取込み: the file, and what was imported before. The import goes on without the page.</summary>
public static class UploadHealthRecords
{
    /// <summary>What a browser may send at most, whatever the municipality sets below it.</summary>
    internal const int MostMegabytes = 500;

    const int Megabyte = 1024 * 1024;
    const int RunsShown = 20;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/imports", Show).RequirePermission(MaternalHealthPermissions.ImportRecords);
        desk.MapPost("/imports", Save).RequirePermission(MaternalHealthPermissions.ImportRecords)
            .WithMetadata(new Limit()).WithFormOptions(multipartBodyLengthLimit: (long)MostMegabytes * Megabyte);
    }

    static async Task<IResult> Show(IOptions<HealthSystemSettings> configured, [AsParameters] DeskRequest request) => await Screen(new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, configured, request);

    static async Task<IResult> Save(
        [FromForm] Form? form, HttpRequest http, IValidator<Form> rules, FollowHealthFile follow, HealthUploads uploads, IOptions<HealthSystemSettings> configured, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        var (file, most) = (http.Form.Files.GetFile(nameof(Form.File)), request.HealthSystem.HealthUploadMegabytes);
        var errors = (await rules.CheckAsync(form, request.Stop)).ToList();
        if (file is not { Length: > 0 }) errors.Add(new ValidationFailure(nameof(Form.File), "健康管理システムのCSVを選んでください。空のファイルは取り込めません。"));
        else if (file.Length > (long)most * Megabyte) errors.Add(new ValidationFailure(nameof(Form.File), $"ファイルが大きすぎます（{most}MBまで）。管理者に、コマンドでの取込みを頼んでください。"));
        if (errors.Count > 0) return await Screen(form, errors, StatusCodes.Status422UnprocessableEntity, configured, request);

        var id = form.Press.Press();
        // The second press of one button finds it begun.
        if (await request.Db.HealthImports.AnyAsync(r => r.Id == id, request.Stop)) return Screens.Screen.SeeOther($"/maternal-health/imports/{id}");
        if (await FollowHealthFile.Busy(request.Db, id, request.Stop)) return await Busy();
        await uploads.Keep(id, file!, request.Stop);
        if (await follow.Begin(id, Path.GetFileName(file!.FileName), request.Stop) is null)
        {
            uploads.Remove(id);
            return await Busy();
        }
        uploads.Enqueue(id, request.Staff.Id);
        return Screens.Screen.SeeOther($"/maternal-health/imports/{id}");

        Task<IResult> Busy() => Screen(
            form, [new ValidationFailure("", "別の取込みが動いています。終わってから、もう一度ファイルを選んで取り込んでください。")], StatusCodes.Status409Conflict, configured, request);
    }

    static async Task<IResult> Screen(Form form, IReadOnlyList<ValidationFailure> errors, int status, IOptions<HealthSystemSettings> configured, DeskRequest request)
    {
        var runs = await request.Db.HealthImports.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(RunsShown).ToListAsync(request.Stop);
        var (kinds, problem) = Kinds(request.HealthSystem, configured);
        return Screens.Screen.Of<UploadHealthRecordsScreen>(new
        {
            Input = form,
            Errors = errors,
            Megabytes = request.HealthSystem.HealthUploadMegabytes,
            Runs = runs.ConvertAll(r => new Run(r.Id, request.Clock.ToLocal(r.StartedAt), r.Kind is { } kind ? HealthKinds.NameOf(kind) : "", r.FileName, ShowHealthImport.StateOf(r), r.Added, r.Changed, r.Withdrawn, r.Refused)),
            Kinds = kinds,
            Problem = problem,
        }, status);
    }

    static (List<KindRow> Kinds, string? Problem) Kinds(HealthSystemSettings settings, IOptions<HealthSystemSettings> configured)
    {
        try
        {
            return ([.. from source in HealthMapping.Read(configured).Sources
                        from kind in HealthKinds.All
                        let map = source.Of(kind.Kind)
                        where map is not null
                        select new KindRow(source.Name, kind.Name, string.Join("、", HealthField.Of(kind.Kind).Where(f => map.Columns.ContainsKey(f.Name)).OrderBy(f => !f.IsRequired).Select(f => $"{map.Columns[f.Name]}{(f.IsRequired ? "（必須）" : "")}")),
                            settings.KeptElsewhere(kind.Kind) ? "健康管理システム" : "こちらでも")], null);
        }
        catch (UnreadableFileException problem)
        {
            return ([], problem.Message);
        }
    }

    /// <summary>One import of the list.</summary>
    public sealed record Run(Guid Id, DateTimeOffset StartedAt, string Kind, string FileName, string State, int Added, int Changed, int Withdrawn, int Refused);

    /// <summary>One kind of record that can be read.</summary>
    public sealed record KindRow(string Source, string Name, string Columns, string Kept);

    public sealed class Form
    {
        /// <summary>The file itself comes beside the form; here only for its name on the screen.</summary>
        public string? File { get; set; }

        /// <summary>Tells a second press from a second import.</summary>
        public string? Press { get; set; }
    }

    /// <summary>The file is all there is to check, and comes beside the form.</summary>
    internal sealed class Rules : AbstractValidator<Form>;

    sealed class Limit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => (long)MostMegabytes * Megabyte;
    }
}
