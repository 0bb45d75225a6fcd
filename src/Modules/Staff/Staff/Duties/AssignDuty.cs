using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Duties;

/// <summary>担当の割当て.</summary>
public static class AssignDuty
{
    /// <summary>当番 is given for single days on a page of its own.</summary>
    internal static readonly IReadOnlyList<(string Value, string Text)> Duties = [.. DutyNames.All.Where(d => d.Value != nameof(Hagukumi.Contracts.Duty.OnCall))];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/duties/new", Show).RequirePermission(StaffPermissions.AssignDuties);
        desk.MapPost("/duties/new", Save).RequirePermission(StaffPermissions.AssignDuties);
    }

    static async Task<IResult> Show(StaffDb db, TimeProvider clock, CancellationToken stop) =>
        await Screen(db, new Form { From = DateInput.Of(clock.Today()), Press = $"{Guid.CreateVersion7()}" }, [], StatusCodes.Status200OK, stop);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, StaffDb db, IDatabaseProvider provider, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Screen(db, form, errors, StatusCodes.Status422UnprocessableEntity, stop);
        var holder = new StaffId(Guid.Parse(form.Holder!));
        if (!await db.Members.AnyAsync(m => m.Id == holder && m.Active, stop))
            return await Screen(db, form, [new(nameof(Form.Holder), "職員を選び直してください。利用が停止されています。")], StatusCodes.Status422UnprocessableEntity, stop);
        var id = Guid.TryParse(form.Press, out var press) ? press : Guid.CreateVersion7();
        // The second press of one button finds it done.
        if (await db.Duties.AnyAsync(d => d.Id == id, stop)) return Screens.Screen.SeeOther("/staff/duties");
        db.Add(DutyAssignment.Give(id, holder, Enum.Parse<Duty>(form.Duty!), string.IsNullOrWhiteSpace(form.District) ? null : form.District.Trim(), form.From!.Value.Value!.Value, form.To?.Value));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice at the same moment.
        }
        return Screens.Screen.SeeOther("/staff/duties");
    }

    static async Task<IResult> Screen(StaffDb db, Form form, IReadOnlyList<ValidationFailure> errors, int status, CancellationToken stop)
    {
        var members = await db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Id).Select(m => new { m.Id, m.Name }).ToListAsync(stop);
        var districts = await db.Duties.AsNoTracking().Where(d => d.District != null).Select(d => d.District!).Distinct().OrderBy(d => d).ToListAsync(stop);
        return Screens.Screen.Of<AssignDutyScreen>(new { Input = form, Errors = errors, Members = members.Select(m => (m.Id.ToString(), m.Name)).ToList(), Districts = districts }, status);
    }

    public sealed class Form
    {
        public string? Holder { get; set; }

        public string? Duty { get; set; }

        public string? District { get; set; }

        public DateInput? From { get; set; }

        public DateInput? To { get; set; }

        /// <summary>Tells a second press from a second duty.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Holder).Must(id => Guid.TryParse(id, out _)).WithMessage("職員を選んでください。");
            RuleFor(x => x.Duty).Must(d => Duties.Any(known => known.Value == d)).WithMessage("担当を選んでください。");
            RuleFor(x => x.District).MaximumLength(60).WithMessage("地区は60文字以内で入力してください。");
            RuleFor(x => x.From).Date("始めの日");
            RuleFor(x => x.To).DateIfGiven("終わりの日")
                .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
        }
    }
}
