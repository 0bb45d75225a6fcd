using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.MotherCare;

/// <summary>
/// 閲覧を限った医療の記録 (AY-41): read and kept on one page by whoever it names. Everybody else of the desk learns that something is withheld, and nothing of it.
/// Each reading is a row of the access log that says so.
/// </summary>
public static class KeepIllness
{
    /// <summary>Tells a reading of the record from a look at the page that withholds it.</summary>
    internal const string Purpose = "閲覧を限った医療の記録";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/illness", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/illness", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var record = await Find(pregnancy, request);
        if (!MayRead(record, request)) return await Withheld(pregnancy, request);
        var form = record is null
            ? new Form { Readers = [$"{request.Staff.Id}"] }
            : new Form { Version = $"{record.Version}", Doctor = record.Doctor, Medicine = record.Medicine, Admissions = record.Admissions, Readers = [.. record.Readers.Select(r => $"{r.Staff}")] };
        return await Screen(pregnancy, form, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var record = await Find(pregnancy, request);
        if (!MayRead(record, request)) return await Withheld(pregnancy, request);
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var facts = new IllnessFacts(form.Doctor.Plain(), form.Medicine.Plain(), form.Admissions.Plain());
        List<StaffId> readers = [.. form.Readers.Distinct(StringComparer.Ordinal).Select(r => new StaffId(Guid.Parse(r)))];
        if (await request.Db.StaffDirectory.CountAsync(s => readers.Contains(s.Id), request.Stop) != readers.Count)
            return await Screen(pregnancy, form, [new(nameof(Form.Readers), Rules.UnknownReader)], [], StatusCodes.Status422UnprocessableEntity, request);
        if (record?.Says(facts, readers) == true) return Screens.Screen.SeeOther(Back(pregnancy));
        if (record is not null && !form.Version.IsVersion(record.Version)) return await Conflict(pregnancy, record, form, request);
        var kept = record ?? request.Db.Add(IllnessRecord.Of(pregnancy)).Entity;
        var saving = await request.Try(() => kept.Keep(facts, readers, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther(Back(pregnancy));
    }

    static Task<IResult> Conflict(Pregnancy pregnancy, IllnessRecord theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(pregnancy, yours, [], [new("主治医", theirs.Doctor, yours.Doctor.Plain()), new("服薬", theirs.Medicine, yours.Medicine.Plain()), new("入院歴", theirs.Admissions, yours.Admissions.Plain())], StatusCodes.Status409Conflict, request);
    }

    static string Back(Pregnancy pregnancy) => $"/maternal-health/pregnancies/{pregnancy.Id}";

    static Task<IllnessRecord?> Find(Pregnancy pregnancy, DeskRequest request) => request.Db.IllnessRecords.AsSingleQuery().FirstOrDefaultAsync(r => r.Id == pregnancy.Id, request.Stop);

    // Nothing is there to be withheld before the first member of staff writes it.
    static bool MayRead(IllnessRecord? record, DeskRequest request) => record is null || record.MayRead(request.Staff.Id);

    static async Task<IResult> Withheld(Pregnancy pregnancy, DeskRequest request) =>
        Screens.Screen.Of<WithheldIllnessScreen>(new { Page = new FormPage(await request.View(pregnancy.PersonId), Back(pregnancy), "妊婦の記録へ戻る", [], []) }, StatusCodes.Status403Forbidden);

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request)
    {
        request.Reading.Purpose = Purpose;
        var staff = await request.Db.StaffDirectory.Where(s => s.Active).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(request.Stop);
        return Screens.Screen.Of<KeepIllnessScreen>(new
        {
            Page = new FormPage(await request.View(pregnancy.PersonId), Back(pregnancy), "妊婦の記録へ戻る", errors, conflict),
            Input = form,
            Staff = staff.Select(s => (s.Id.ToString(), s.Name)).ToList(),
        }, status);
    }

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Doctor { get; set; }

        public string? Medicine { get; set; }

        public string? Admissions { get; set; }

        // Binding sets null where no field of the list arrives.
        public List<string> Readers { get; set => field = value ?? []; } = [];
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public const string UnknownReader = "読める職員を選び直してください。";

        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Doctor).Must((x, _) => (x.Doctor.Plain() + x.Medicine.Plain() + x.Admissions.Plain()).Length > 0).WithMessage("主治医・服薬・入院歴のどれかを入力してください。").AtMost("主治医", Longest.Line);
            RuleFor(x => x.Medicine).AtMost("服薬", Longest.Text);
            RuleFor(x => x.Admissions).AtMost("入院歴", Longest.Text);
            RuleForEach(x => x.Readers).Must(r => Guid.TryParse(r, out _)).WithMessage(UnknownReader);
            RuleFor(x => x.Readers).Must(r => r.Count > 0).WithMessage("この記録を読める職員を1人以上選んでください。");
        }
    }
}
