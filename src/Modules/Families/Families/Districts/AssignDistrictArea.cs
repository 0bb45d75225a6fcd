using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Districts;

/// <summary>地区割を加える: a 町字 or 校区 belongs to a district from a day on. What held before ends the day before; whoever lives there changes hands on that day.</summary>
public static class AssignDistrictArea
{
    static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(nameof(DistrictAreaKind.Town), "町字"), (nameof(DistrictAreaKind.School), "校区")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/districts/new", Show).RequirePermission(FamiliesPermissions.DrawDistricts);
        desk.MapPost("/districts/new", Save).RequirePermission(FamiliesPermissions.DrawDistricts);
    }

    static Task<IResult> Show(FamiliesDb db, TimeProvider clock, CancellationToken stop) =>
        Screen(db, new Form { From = DateInput.Of(clock.Today()), Press = $"{Guid.CreateVersion7()}" }, [], StatusCodes.Status200OK, stop);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, DutyDistricts districts, IDatabaseProvider provider, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Screen(db, form, errors, StatusCodes.Status422UnprocessableEntity, stop);
        var id = Guid.TryParse(form.Press, out var press) ? press : Guid.CreateVersion7();
        // The second press of one button finds it done.
        if (await db.DistrictAreas.AnyAsync(a => a.Id == id, stop)) return Screens.Screen.SeeOther("/families/districts");
        var (kind, name, from) = (Enum.Parse<DistrictAreaKind>(form.Kind!), form.Name.Plain(), form.From!.Value.Value!.Value);
        var before = await db.DistrictAreas.Where(a => a.Kind == kind && a.Name == name && (a.To == null || a.To >= from)).ToListAsync(stop);
        if (before.Exists(a => a.From >= from))
            return await Screen(db, form, [new(nameof(Form.From), "この町字・校区には、この日以後に始まる地区割があります。先にその地区割を終えるか、後の日を入力してください。")], StatusCodes.Status422UnprocessableEntity, stop);
        foreach (var area in before) area.End(from.AddDays(-1));
        db.Add(DistrictArea.Assign(id, kind, name, form.District.Plain(), from));
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            await districts.SettleAll(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice at the same moment, or somebody's record changed while it moved: from the beginning.
            db.ChangeTracker.Clear();
            return await Save(form, rules, db, districts, provider, stop);
        }
        return Screens.Screen.SeeOther("/families/districts");
    }

    static async Task<IResult> Screen(FamiliesDb db, Form form, IReadOnlyList<ValidationFailure> errors, int status, CancellationToken stop) => Screens.Screen.Of<AssignDistrictAreaScreen>(new
    {
        Input = form,
        Errors = errors,
        Kinds,
        Districts = await db.DistrictAreas.Select(a => a.District).Distinct().OrderBy(d => d).ToListAsync(stop),
    }, status);

    public sealed class Form
    {
        public string? Kind { get; set; }

        public string? Name { get; set; }

        public string? District { get; set; }

        public DateInput? From { get; set; }

        /// <summary>Tells a second press from a second line.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("種類", Kinds);
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("町字か校区の名前を、住民データのとおりに入力してください。").AtMost("町字・校区", Address.Longest.Line);
            RuleFor(x => x.District).Must(d => d.Plain().Length > 0).WithMessage("地区を入力してください。").AtMost("地区", Person.Longest.District);
            RuleFor(x => x.From).Date("始めの日").NotBefore("始めの日", () => Earliest);
        }

        static readonly DateOnly Earliest = new(1900, 1, 1);
    }
}
