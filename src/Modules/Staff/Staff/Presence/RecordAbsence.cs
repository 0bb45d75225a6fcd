using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Staff.Presence;

/// <summary>不在の登録: from a day on, until a day or until nobody knows when. One's own, and anybody's for whoever assigns duties.</summary>
public static class RecordAbsence
{
    static readonly PresenceForms<RecordAbsenceScreen, Absence, Form> Forms = new(
        WithdrawPresence.Absences,
        (form, id, staff) => new Absence(id, staff, Enum.Parse<AbsenceKind>(form.Kind!), form.From!.Value.Value!.Value, form.To?.Value),
        absence => new Form { Kind = $"{absence.Kind}" },
        (_, _) => Task.FromResult<ValidationFailure?>(null),
        (request, member) => request.AnswersFor(member));

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}/absences/new", (Guid id, [AsParameters] StaffRequest request) => Forms.ShowNew(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/members/{id:guid}/absences/new", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.SaveNew(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapGet("/absences/{id:guid}", (Guid id, [AsParameters] StaffRequest request) => Forms.Show(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/absences/{id:guid}", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.Save(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
    }

    public sealed class Form : PresenceFields
    {
        public string? Kind { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(kind => Absence.Kinds.Knows(kind)).WithMessage("不在の種類を選んでください。");
            this.CheckPeriod();
        }
    }
}
