using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>医療機関の登録・変更.</summary>
public static class KeepClinic
{
    const int LongestPhone = 20;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/clinics/new", New).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/clinics/new", Register).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapGet("/clinics/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/clinics/{id:guid}", Change).RequirePermission(MaternalHealthPermissions.Record);
    }

    static IResult New() => Screen(new Form { Press = $"{Ids.New()}" }, isNew: true, [], StatusCodes.Status200OK);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await Find(id, request) is { } clinic
        ? Screen(new Form { Version = $"{clinic.Version}", Name = clinic.Name, Kind = clinic.Kind, Phone = clinic.Phone, Closed = clinic.Closed }, isNew: false, [], StatusCodes.Status200OK)
        : Results.NotFound();

    static Task<IResult> Register([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        var typed = form ?? new Form();
        var press = typed.Press.Press();
        return request.Save(typed, rules, async () => await request.Db.Clinics.AnyAsync(c => c.Id == press, request.Stop) ? null : () => request.Db.Add(Clinic.Register(press, typed.ToFacts())),
            (errors, status) => Task.FromResult(Screen(typed, isNew: true, errors, status)), "/maternal-health/clinics");
    }

    static async Task<IResult> Change(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is null) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var clinic = (await Find(id, request))!;
            if (clinic.Facts == form.ToFacts()) return null;
            if (!form.Version.IsVersion(clinic.Version)) throw new RefusalException("ほかの職員がこの医療機関を変更しました。一覧から開き直して確かめてください。");
            return () => clinic.Change(form.ToFacts());
        }, (errors, status) => Task.FromResult(Screen(form, isNew: false, errors, status)), "/maternal-health/clinics");
    }

    static Task<Clinic?> Find(Guid id, DeskRequest request) => request.Db.Clinics.FirstOrDefaultAsync(c => c.Id == id, request.Stop);

    static IResult Screen(Form form, bool isNew, IReadOnlyList<ValidationFailure> errors, int status) => Screens.Screen.Of<KeepClinicScreen>(new { Input = form, IsNew = isNew, Errors = errors }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Version { get; set; }

        public string? Name { get; set; }

        public string? Kind { get; set; }

        public string? Phone { get; set; }

        public CheckInput Closed { get; set; }

        internal ClinicFacts ToFacts() => new(Name.Plain(), Kind!, Phone.Plain(), Closed);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("名称を入力してください。").AtMost("名称", Longest.Line);
            RuleFor(x => x.Kind).Must(k => Clinic.Kinds.Knows(k)).WithMessage("種類を選んでください。");
            RuleFor(x => x.Phone).AtMost("電話", LongestPhone);
            RuleFor(x => x.Closed).Tick("もう使わない");
        }
    }
}
