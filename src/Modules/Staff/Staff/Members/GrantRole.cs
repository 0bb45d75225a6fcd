using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Members;

/// <summary>期間を決めて役割を与える: from a day on, and until a day where one is given; before and after it grants nothing by itself (SP-13).</summary>
public static class GrantRole
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}/roles/new", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/members/{id:guid}/roles/new", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static async Task<IResult> Show(Guid id, StaffDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await Find(db, id, stop) is not { } member) return Results.NotFound();
        return await Screen(db, member, new Form { From = DateInput.Of(clock.Today()), Version = $"{member.Version}" }, [], [], StatusCodes.Status200OK, stop);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        var (db, stop) = (request.Db, request.Stop);
        if (await Find(db, id, stop) is not { } member) return Results.NotFound();
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count == 0 && await RoleChoice.AreUnknown([form.Role!], db, stop)) errors = [new(nameof(Form.Role), "役割を選び直してください。")];
        if (errors.Count > 0) return await Screen(db, member, form, errors, [], StatusCodes.Status422UnprocessableEntity, stop);
        var (from, to) = (form.From!.Value.Value!.Value, form.To?.Value);
        // The second press of one button finds it done.
        if (member.Holds(form.Role!, from, to)) return Screens.Screen.SeeOther("/staff/members");
        if (form.Version != $"{member.Version}") return await Conflict(db, member, form, stop);
        var change = await request.ChangeRights(() => member.Grant(form.Role!, from, to));
        if (change.Refusal is { } refusal) return await Screen(db, (await Find(db, id, stop))!, form, [new(nameof(Form.Role), refusal)], [], StatusCodes.Status422UnprocessableEntity, stop);
        return change.Saved ? Screens.Screen.SeeOther("/staff/members") : await Save(id, form, rules, request);
    }

    static Task<Member?> Find(StaffDb db, Guid id, CancellationToken stop) => db.Members.FirstOrDefaultAsync(m => m.Id == new StaffId(id), stop);

    static async Task<IResult> Conflict(StaffDb db, Member theirs, Form yours, CancellationToken stop)
    {
        yours.Version = $"{theirs.Version}";
        var names = await RoleChoice.Names(db, stop);
        var wanted = new MemberRole(yours.Role!) { From = yours.From?.Value, To = yours.To?.Value };
        return await Screen(db, theirs, yours, [], [new("役割", RoleChoice.Says(theirs.Roles, names), wanted.Says(names.GetValueOrDefault(wanted.Role, wanted.Role)))], StatusCodes.Status409Conflict, stop);
    }

    static async Task<IResult> Screen(StaffDb db, Member member, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, CancellationToken stop)
    {
        var names = await RoleChoice.Names(db, stop);
        return Screens.Screen.Of<GrantRoleScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            member.Name,
            Now = RoleChoice.Says(member.Roles, names),
            Back = $"/staff/members/{member.Id}",
            Roles = names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => (n.Key, n.Value)).ToList(),
        }, status);
    }

    public sealed class Form
    {
        public string? Role { get; set; }

        public DateInput? From { get; set; }

        public DateInput? To { get; set; }

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Role).NotEmpty().WithMessage("役割を選んでください。");
            RuleFor(x => x.From).Date("始めの日");
            RuleFor(x => x.To).DateIfGiven("終わりの日")
                .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
        }
    }
}
