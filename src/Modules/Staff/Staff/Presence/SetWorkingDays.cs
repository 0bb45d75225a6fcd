using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Staff.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>勤務日の定め: on which days of the week somebody works, for whoever is not there on every open day.</summary>
public static class SetWorkingDays
{
    static readonly PresenceForms<SetWorkingDaysScreen, WorkingPattern, Form> Forms = new(
        WithdrawPresence.WorkingDays,
        (form, id, staff) => new WorkingPattern(id, staff, form.Days.Aggregate(Weekdays.None, (all, day) => all | Enum.Parse<Weekdays>(day)), form.From!.Value.Value!.Value, form.To?.Value),
        pattern => new Form { Days = [.. pattern.Named] },
        Refuse,
        (request, _) => request.AnswersForAll);

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}/working-days/new", (Guid id, [AsParameters] StaffRequest request) => Forms.ShowNew(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/members/{id:guid}/working-days/new", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.SaveNew(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapGet("/working-days/{id:guid}", (Guid id, [AsParameters] StaffRequest request) => Forms.Show(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/working-days/{id:guid}", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.Save(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
    }

    static async Task<ValidationFailure?> Refuse(WorkingPattern wanted, StaffRequest request)
    {
        var others = await request.Db.WorkingPatterns.AsNoTracking().Where(p => p.Staff == wanted.Staff && p.Id != wanted.Id).ToListAsync(request.Stop);
        return others.Find(wanted.Meets) is { } other
            ? new(nameof(Form.From), $"この期間には、ほかの勤務日の定め（{FormText.Period(other.From, other.To)}）があります。先にその終わりの日を登録してください。")
            : null;
    }

    public sealed class Form : PresenceFields
    {
        public List<string> Days { get; set => field = value ?? []; } = [];
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Days).Must(d => d.Count > 0 && d.All(day => WorkingPattern.Choices.Knows(day))).WithMessage("勤務する曜日を一つ以上選んでください。");
            this.CheckPeriod();
        }
    }
}
