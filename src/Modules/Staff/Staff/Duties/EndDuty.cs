using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Duties;

/// <summary>担当を終える: the last day of a duty. What it owes falls to the successor, or else to the supervisor.</summary>
public static class EndDuty
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/duties/{id:guid}/end", Show).RequirePermission(StaffPermissions.AssignDuties);
        desk.MapPost("/duties/{id:guid}/end", Save).RequirePermission(StaffPermissions.AssignDuties);
    }

    static async Task<IResult> Show(Guid id, StaffDb db, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Duties.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, stop) is not { } duty) return Results.NotFound();
        return await Screen(db, duty, new Form { LastDay = DateInput.Of(duty.To ?? clock.Today()), Version = $"{duty.Version}" }, [], [], StatusCodes.Status200OK, stop);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, StaffDb db, CancellationToken stop)
    {
        form ??= new Form();
        if (await db.Duties.FirstOrDefaultAsync(d => d.Id == id, stop) is not { } duty) return Results.NotFound();
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count == 0 && form.LastDay!.Value.Value < duty.From) errors = [new(nameof(Form.LastDay), "終わりの日は始めの日以後にしてください。")];
        if (errors.Count > 0) return await Screen(db, duty, form, errors, [], StatusCodes.Status422UnprocessableEntity, stop);
        var lastDay = form.LastDay!.Value.Value!.Value;
        // The second press of one button finds it done.
        if (duty.To == lastDay) return Screens.Screen.SeeOther("/staff/duties");
        if (form.Version != $"{duty.Version}") return await Conflict(db, duty, form, stop);
        duty.End(lastDay);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Save(id, form, rules, db, stop);
        }
        return Screens.Screen.SeeOther("/staff/duties");
    }

    static Task<IResult> Conflict(StaffDb db, DutyAssignment theirs, Form yours, CancellationToken stop)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(db, theirs, yours, [], [new("終わりの日", theirs.To is { } day ? JapaneseDate.FormatLong(day) : "期限なし", JapaneseDate.FormatLong(yours.LastDay!.Value.Value!.Value))], StatusCodes.Status409Conflict, stop);
    }

    static async Task<IResult> Screen(StaffDb db, DutyAssignment duty, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, CancellationToken stop) =>
        Screens.Screen.Of<EndDutyScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Holder = await db.Members.Where(m => m.Id == duty.Holder).Select(m => m.Name).SingleAsync(stop),
            Duty = DutyNames.Of(duty.Duty, duty.District),
        }, status);

    public sealed class Form
    {
        public DateInput? LastDay { get; set; }

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.LastDay).Date("終わりの日");
        }
    }
}
