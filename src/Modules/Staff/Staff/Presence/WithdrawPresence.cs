using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>勤務日・不在・代理の取消し: it was entered by mistake, or does not come about. It stays readable, with the reason.</summary>
public static class WithdrawPresence
{
    internal const string WorkingDays = "working-days";
    internal const string Absences = "absences";
    internal const string Deputies = "deputies";
    internal const int LongestReason = 200;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/presence/{kind}/{id:guid}/withdraw", Show).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/presence/{kind}/{id:guid}/withdraw", Save).RequirePermission(StaffPermissions.OwnPresence);
    }

    static async Task<IResult> Show(string kind, Guid id, [AsParameters] StaffRequest request)
    {
        if (await Find(kind, id, request) is not { } record) return Results.NotFound();
        if (!MayWithdraw(record, request)) return StaffRequest.Forbidden;
        return await Screen(record, new Form { Version = $"{record.Version}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(string kind, Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await Find(kind, id, request) is not { } record) return Results.NotFound();
        if (!MayWithdraw(record, request)) return StaffRequest.Forbidden;
        var back = Screens.Screen.SeeOther(PresencePage.BackTo(record.Staff));
        // Pressed twice: it is withdrawn, and that was asked for.
        if (!record.Stands) return back;
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(record, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        if (form.Version != $"{record.Version}")
        {
            form.Version = $"{record.Version}";
            return await Screen(record, form, [], [new("期間", FormText.Period(record.From, record.To), "（取り消す）")], StatusCodes.Status409Conflict, request);
        }
        record.Withdraw(request.Today, form.Reason.Plain());
        return await request.Save() ? back : await Save(kind, id, form, rules, request);
    }

    static async Task<PresenceRecord?> Find(string kind, Guid id, StaffRequest request) => kind switch
    {
        WorkingDays => await request.Db.FindAsync<WorkingPattern>([id], request.Stop),
        Absences => await request.Db.FindAsync<Absence>([id], request.Stop),
        Deputies => await request.Db.FindAsync<Deputizing>([id], request.Stop),
        _ => null,
    };

    // Whoever may not enter the days of work may not take them back either.
    static bool MayWithdraw(PresenceRecord record, StaffRequest request) =>
        record is WorkingPattern ? request.AnswersForAll : request.AnswersFor(record.Staff);

    static async Task<IResult> Screen(PresenceRecord record, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, StaffRequest request)
    {
        var names = await request.Names();
        return Screens.Screen.Of<WithdrawPresenceScreen>(new
        {
            Input = form,
            Page = new PresencePage(record.Staff, names.GetValueOrDefault(record.Staff, ""), errors, conflict, null),
            What = record switch { WorkingPattern => "勤務日", Absence => "不在", _ => "代理" },
            Says = record.Says(names),
            Period = FormText.Period(record.From, record.To),
            Already = !record.Stands,
        }, status);
    }

    public sealed class Form
    {
        public string? Reason { get; set; }

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("取り消す理由を入力してください。").MaximumLength(LongestReason).WithMessage($"取り消す理由は{LongestReason}文字以内で入力してください。");
        }
    }
}
