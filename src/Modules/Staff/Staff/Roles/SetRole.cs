using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Roles;

/// <summary>役割を加える・変える: what its holders may do, counting from their next request. Each change is a row of the access log.</summary>
public static class SetRole
{
    const string List = "/staff/roles";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/roles/new", ShowNew).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/roles/new", SaveNew).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapGet("/roles/{code}", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/roles/{code}", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static IResult ShowNew([FromServices] IEnumerable<IModule> modules) => Screen(modules, new Form { Press = $"{Ids.New()}" }, [], [], StatusCodes.Status200OK);

    static async Task<IResult> SaveNew([FromForm] Form? form, IValidator<Form> rules, [FromServices] IEnumerable<IModule> modules, AccessLog log, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        // A role of one's own is told from the standard ones by its code.
        var code = $"Own{StaffRequest.IdOf(form.Press):N}";
        if (await Refusals(form, code, rules, modules, request) is { Count: > 0 } errors) return Screen(modules, form, errors, [], StatusCodes.Status422UnprocessableEntity);
        // The second press of one button finds it done.
        if (await request.Db.Roles.FindAsync([code], request.Stop) is not null) return Screens.Screen.SeeOther(List);
        var role = new Role { Code = code, Name = form.Name.Plain() };
        role.Change(role.Name, form.Permissions);
        request.Db.Add(role);
        Log(log, role, request);
        return await request.Save() ? Screens.Screen.SeeOther(List) : await SaveNew(form, rules, modules, log, request);
    }

    static async Task<IResult> Show(string code, [FromServices] IEnumerable<IModule> modules, [AsParameters] StaffRequest request)
    {
        if (await request.Db.Roles.FindAsync([code], request.Stop) is not { } role) return Results.NotFound();
        return Screen(modules, new Form { Name = role.Name, Permissions = [.. role.Permissions.Select(p => p.Permission)], Version = $"{role.Version}" }, [], [], StatusCodes.Status200OK);
    }

    static async Task<IResult> Save(string code, [FromForm] Form? form, IValidator<Form> rules, [FromServices] IEnumerable<IModule> modules, AccessLog log, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await request.Db.Roles.FindAsync([code], request.Stop) is not { } role) return Results.NotFound();
        if (await Refusals(form, code, rules, modules, request) is { Count: > 0 } errors) return Screen(modules, form, errors, [], StatusCodes.Status422UnprocessableEntity);
        var names = Names(modules);
        // What no module of this program asks for is not on the form and stays as it is.
        List<string> wanted = [.. form.Permissions, .. role.Permissions.Select(p => p.Permission).Where(p => !names.ContainsKey(p))];
        // The second press of one button finds it done.
        if (role.Is(form.Name.Plain(), wanted)) return Screens.Screen.SeeOther(List);
        if (form.Version != $"{role.Version}") return Conflict(modules, role, form);
        var change = await request.ChangeRights(() =>
        {
            role.Change(form.Name.Plain(), wanted);
            Log(log, role, request);
        });
        if (change.Refusal is { } refusal) return Screen(modules, form, [new(nameof(Form.Permissions), refusal)], [], StatusCodes.Status422UnprocessableEntity);
        return change.Saved ? Screens.Screen.SeeOther(List) : await Save(code, form, rules, modules, log, request);
    }

    static void Log(AccessLog log, Role role, StaffRequest request) => log.Add(request.Db, AccessKind.Write, $"{nameof(Role)} {role.Code}", null, []);

    static async Task<IReadOnlyList<ValidationFailure>> Refusals(Form form, string code, IValidator<Form> rules, IEnumerable<IModule> modules, StaffRequest request)
    {
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return errors;
        var (name, names) = (form.Name.Plain(), Names(modules));
        if (!form.Permissions.TrueForAll(names.ContainsKey)) return [new(nameof(Form.Permissions), "できることを選び直してください。")];
        return await request.Db.Roles.AnyAsync(r => r.Name == name && r.Code != code, request.Stop) ? [new(nameof(Form.Name), "同じ名前の役割があります。別の名前にしてください。")] : [];
    }

    static IResult Conflict(IEnumerable<IModule> modules, Role theirs, Form yours)
    {
        yours.Version = $"{theirs.Version}";
        var names = Names(modules);
        string Says(IEnumerable<string> codes) => string.Join("、", codes.Select(c => names.GetValueOrDefault(c)).OfType<string>().Order(StringComparer.Ordinal));
        return Screen(modules, yours, [], [new("名前", theirs.Name, yours.Name.Plain()), new("できること", Says(theirs.Permissions.Select(p => p.Permission)), Says(yours.Permissions))], StatusCodes.Status409Conflict);
    }

    static Dictionary<string, string> Names(IEnumerable<IModule> modules) => modules.SelectMany(m => m.Permissions).ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);

    static IResult Screen(IEnumerable<IModule> modules, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status) => Screens.Screen.Of<SetRoleScreen>(new
    {
        Input = form,
        Errors = errors,
        Conflict = conflict,
        Desks = modules.Where(m => m.Permissions.Count > 0).Select(m => new Desk(m.Slug, m.Name, [.. m.Permissions.Select(p => (p.Code, p.Name))])).ToList(),
    }, status);

    /// <summary>What a module lets people do.</summary>
    public sealed record Desk(string Slug, string Name, IReadOnlyList<(string Code, string Text)> Permissions);

    public sealed class Form
    {
        public string? Name { get; set; }

        public List<string> Permissions { get; set => field = value ?? []; } = [];

        public string? Version { get; set; }

        /// <summary>Tells a second press from a second role.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("役割の名前を入力してください。").MaximumLength(Role.LongestName).WithMessage($"名前は{Role.LongestName}文字以内で入力してください。");
        }
    }
}
