using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Members;

/// <summary>職員の登録.</summary>
public static class AddMember
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/new", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/members/new", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static async Task<IResult> Show(StaffDb db, CancellationToken stop) => await Screen(db, new Form { Press = $"{StaffId.New()}" }, [], StatusCodes.Status200OK, stop);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, StaffDb db, OpenMember open, IDatabaseProvider provider, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Screen(db, form, errors, StatusCodes.Status422UnprocessableEntity, stop);
        if (await RoleChoice.AreUnknown(form.Roles, db, stop)) return await Screen(db, form, [RoleChoice.ChooseAgain], StatusCodes.Status422UnprocessableEntity, stop);
        var id = Guid.TryParse(form.Press, out var press) ? new StaffId(press) : StaffId.New();
        // The second press of one button finds it done.
        if (await db.Members.AnyAsync(m => m.Id == id, stop)) return Screens.Screen.SeeOther("/staff/members");
        IReadOnlyList<Microsoft.AspNetCore.Identity.IdentityError> refused;
        try
        {
            (_, refused) = await open.Run(id, form.UserName!.Trim(), form.Password!, form.Name!.Trim(), form.Profession!, form.Roles, stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // At the same moment the same press arrived twice, or two people chose one user name.
            db.ChangeTracker.Clear();
            return await Save(form, rules, db, open, provider, stop);
        }
        // Or it was done between the question and the answer, and the name is taken by the very same member.
        if (refused.Count > 0 && await db.Members.AsNoTracking().AnyAsync(m => m.Id == id, stop)) return Screens.Screen.SeeOther("/staff/members");
        if (refused.Count > 0) return await Screen(db, form, [.. refused.Select(Explain)], StatusCodes.Status422UnprocessableEntity, stop);
        return Screens.Screen.SeeOther("/staff/members");
    }

    static async Task<IResult> Screen(StaffDb db, Form form, IReadOnlyList<ValidationFailure> errors, int status, CancellationToken stop)
    {
        form.Password = null; // never shown again
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Code).Select(r => new { r.Code, r.Name }).ToListAsync(stop);
        return Screens.Screen.Of<AddMemberScreen>(new { Input = form, Errors = errors, Roles = roles.Select(r => (r.Code, r.Name)).ToList() }, status);
    }

    static ValidationFailure Explain(Microsoft.AspNetCore.Identity.IdentityError error) => error.Code switch
    {
        "DuplicateUserName" => new(nameof(Form.UserName), "このユーザー名はすでに使われています。別の名前にしてください。"),
        "InvalidUserName" => new(nameof(Form.UserName), "ユーザー名は半角の英数字と「-._@+」で入力してください。"),
        _ => new(nameof(Form.Password), "パスワードは12文字以上にしてください。"),
    };

    public sealed class Form
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }

        public string? Name { get; set; }

        public string? Profession { get; set; }

        public List<string> Roles { get; set => field = value ?? []; } = [];

        /// <summary>Tells a second press from a second member.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Name).NotEmpty().WithMessage("氏名を入力してください。").MaximumLength(100).WithMessage("氏名は100文字以内で入力してください。");
            RuleFor(x => x.Profession).Must(p => Professions.All.Any(known => known.Value == p)).WithMessage("職種を選んでください。");
            RuleFor(x => x.Roles).NotEmpty().WithMessage("役割を一つ以上選んでください。");
            RuleFor(x => x.UserName).NotEmpty().WithMessage("ユーザー名を入力してください。").MaximumLength(60).WithMessage("ユーザー名は60文字以内で入力してください。");
            RuleFor(x => x.Password).NotEmpty().WithMessage("最初のパスワードを入力してください。").MinimumLength(12).WithMessage("パスワードは12文字以上にしてください。");
        }
    }
}
