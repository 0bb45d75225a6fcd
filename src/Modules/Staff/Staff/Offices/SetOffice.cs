using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Staff.Offices;

/// <summary>組織を加える・変える・閉じる: a new one without, an existing one with its id; it is closed by its last day.</summary>
public static class SetOffice
{
    const string List = "/staff/offices";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/offices/new", ShowNew).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/offices/new", SaveNew).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapGet("/offices/{id:guid}", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/offices/{id:guid}", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static IResult ShowNew([AsParameters] StaffRequest request) => Screen(new Form { From = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], [], StatusCodes.Status200OK);

    static async Task<IResult> SaveNew([FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return Screen(form, errors, [], StatusCodes.Status422UnprocessableEntity);
        var id = StaffRequest.IdOf(form.Press);
        // The second press of one button finds it done.
        if (await request.Db.Offices.FindAsync([id], request.Stop) is not null) return Screens.Screen.SeeOther(List);
        var (name, organ, kind, from, to) = form.Read();
        request.Db.Add(Office.Open(id, name, organ, kind, from, to));
        return await request.Save() ? Screens.Screen.SeeOther(List) : await SaveNew(form, rules, request);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] StaffRequest request)
    {
        if (await request.Db.Offices.FindAsync([id], request.Stop) is not { } office) return Results.NotFound();
        var form = new Form { Name = office.Name, Organ = $"{office.Organ}", Kind = $"{office.Kind}", From = DateInput.Of(office.From), To = DateInput.Of(office.To), Version = $"{office.Version}" };
        return Screen(form, [], [], StatusCodes.Status200OK);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await request.Db.Offices.FindAsync([id], request.Stop) is not { } office) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return Screen(form, errors, [], StatusCodes.Status422UnprocessableEntity);
        var (name, organ, kind, from, to) = form.Read();
        // The second press of one button finds it done.
        if (office.Is(name, organ, kind, from, to)) return Screens.Screen.SeeOther(List);
        if (form.Version != $"{office.Version}") return Conflict(office, form);
        office.Change(name, organ, kind, from, to);
        return await request.Save() ? Screens.Screen.SeeOther(List) : await Save(id, form, rules, request);
    }

    static IResult Conflict(Office theirs, Form yours)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(yours, [],
        [
            new("名称", theirs.Name, yours.Name.Plain()),
            new("機関", Office.Organs.NameOf($"{theirs.Organ}"), Office.Organs.NameOf(yours.Organ!)),
            new("種類", Office.Kinds.NameOf($"{theirs.Kind}"), Office.Kinds.NameOf(yours.Kind!)),
            new("期間", FormText.Period(theirs.From, theirs.To), FormText.Period(yours.From!.Value.Value, yours.To?.Value)),
        ], StatusCodes.Status409Conflict);
    }

    static IResult Screen(Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status) =>
        Screens.Screen.Of<SetOfficeScreen>(new { Input = form, Errors = errors, Conflict = conflict }, status);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Organ { get; set; }

        public string? Kind { get; set; }

        public DateInput? From { get; set; }

        public DateInput? To { get; set; }

        public string? Version { get; set; }

        /// <summary>Tells a second press from a second office.</summary>
        public string? Press { get; set; }

        internal (string Name, Organ Organ, OfficeKind Kind, DateOnly From, DateOnly? To) Read() =>
            (Name.Plain(), Enum.Parse<Organ>(Organ!), Enum.Parse<OfficeKind>(Kind!), From!.Value.Value!.Value, To?.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("組織の名称を入力してください。").MaximumLength(Office.LongestName).WithMessage($"名称は{Office.LongestName}文字以内で入力してください。");
            RuleFor(x => x.Organ).Must(o => Office.Organs.Knows(o)).WithMessage("機関を選んでください。");
            RuleFor(x => x.Kind).Must(k => Office.Kinds.Knows(k)).WithMessage("種類を選んでください。");
            RuleFor(x => x.From).Date("始めの日");
            RuleFor(x => x.To).DateIfGiven("終わりの日")
                .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
        }
    }
}
