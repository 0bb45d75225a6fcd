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

/// <summary>職員の変更: name, profession, roles, and whether the account is open.</summary>
public static class ChangeMember
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/members/{id:guid}", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static async Task<IResult> Show(Guid id, StaffDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await Find(db, id, stop) is not { } member) return Results.NotFound();
        var form = new Form { Name = member.Name, Profession = member.Profession, Active = member.Active, MailAddress = member.MailAddress, Roles = [.. member.RolesFrom(clock.Today())], Version = $"{member.Version}" };
        return await Screen(db, member, form, [], [], StatusCodes.Status200OK, stop);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        var (db, today, stop) = (request.Db, request.Today, request.Stop);
        if (await Find(db, id, stop) is not { } member) return Results.NotFound();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Screen(db, member, form, errors, [], StatusCodes.Status422UnprocessableEntity, stop);
        if (await RoleChoice.AreUnknown(form.Roles, db, stop)) return await Screen(db, member, form, [RoleChoice.ChooseAgain], [], StatusCodes.Status422UnprocessableEntity, stop);
        // The second press of one button finds it done.
        if (member.Is(form.Name!.Trim(), form.Profession!, form.Active, form.MailAddress.OrNull(), form.Roles, today)) return Screens.Screen.SeeOther("/staff/members");
        if (form.Version != $"{member.Version}") return await Conflict(db, member, form, stop);
        var change = await request.ChangeRights(() => member.Change(form.Name!.Trim(), form.Profession!, form.Active, form.MailAddress.OrNull(), form.Roles, today));
        if (change.Refusal is { } refusal) return await Screen(db, (await Find(db, id, stop))!, form, [new(nameof(Form.Roles), refusal)], [], StatusCodes.Status422UnprocessableEntity, stop);
        return change.Saved ? Screens.Screen.SeeOther("/staff/members") : await Save(id, form, rules, request);
    }

    static Task<Member?> Find(StaffDb db, Guid id, CancellationToken stop) => db.Members.FirstOrDefaultAsync(m => m.Id == new StaffId(id), stop);

    static async Task<IResult> Conflict(StaffDb db, Member theirs, Form yours, CancellationToken stop)
    {
        yours.Version = $"{theirs.Version}";
        return await Screen(db, theirs, yours, [],
        [
            new("氏名", theirs.Name, yours.Name ?? ""),
            new("職種", Professions.NameOf(theirs.Profession), Professions.NameOf(yours.Profession ?? "")),
            new("状態", theirs.Active ? "利用中" : "停止", yours.Active ? "利用中" : "停止"),
            new("メールアドレス", theirs.MailAddress ?? "", yours.MailAddress ?? ""),
            new("役割", string.Join(' ', theirs.Roles.Select(r => r.Role).Order()), string.Join(' ', yours.Roles.Order())),
        ], StatusCodes.Status409Conflict, stop);
    }

    static async Task<IResult> Screen(StaffDb db, Member member, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, CancellationToken stop)
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Code).Select(r => new { r.Code, r.Name }).ToListAsync(stop);
        return Screens.Screen.Of<ChangeMemberScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Roles = roles.Select(r => (r.Code, member.Roles.Find(held => held.Role == r.Code)?.Says(r.Name) ?? r.Name)).ToList(),
            Path = $"/staff/members/{member.Id}",
            Postings = await (
                from posting in db.Postings.AsNoTracking()
                where posting.Staff == member.Id
                join office in db.Offices on posting.Office equals office.Id
                orderby posting.From, posting.Id
                select new Belonging(posting.Id, office.Name, posting.From, posting.To)).ToListAsync(stop),
        }, status);
    }

    /// <summary>所属 of the member.</summary>
    public sealed record Belonging(Guid Id, string Office, DateOnly From, DateOnly? To);

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Profession { get; set; }

        public CheckInput Active { get; set; }

        public string? MailAddress { get; set; }

        public List<string> Roles { get; set => field = value ?? []; } = [];

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Name).NotEmpty().WithMessage("氏名を入力してください。").MaximumLength(100).WithMessage("氏名は100文字以内で入力してください。");
            RuleFor(x => x.Profession).Must(p => Professions.All.Any(known => known.Value == p)).WithMessage("職種を選んでください。");
            RuleFor(x => x.Roles).NotEmpty().WithMessage("役割を一つ以上選んでください。");
            RuleFor(x => x.MailAddress).Must(a => a.OrNull() is not { } given || (given.Length <= 254 && System.Net.Mail.MailAddress.TryCreate(given, out var read) && read.Address == given))
                .WithMessage("メールアドレスは「hokenshi@city.example.jp」のように、一つだけ入力してください。");
            RuleFor(x => x.Active).Tick("この職員はサインインできる");
        }
    }
}
