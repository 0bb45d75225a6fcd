using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Districts;

/// <summary>地区割を終える: from the next day on the 校区 decides, or is the district itself.</summary>
public static class EndDistrictArea
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/districts/{id:guid}/end", Show).RequirePermission(FamiliesPermissions.DrawDistricts);
        desk.MapPost("/districts/{id:guid}/end", Save).RequirePermission(FamiliesPermissions.DrawDistricts);
    }

    static async Task<IResult> Show(Guid id, FamiliesDb db, TimeProvider clock, CancellationToken stop) =>
        await db.DistrictAreas.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop) is { } area
            ? Screen(area, new Form { LastDay = DateInput.Of(area.To ?? clock.Today()), Version = $"{area.Version}" }, [], [], StatusCodes.Status200OK)
            : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, DutyDistricts districts, CancellationToken stop)
    {
        form ??= new Form();
        if (await db.DistrictAreas.FirstOrDefaultAsync(a => a.Id == id, stop) is not { } area) return Results.NotFound();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return Screen(area, form, errors, [], StatusCodes.Status422UnprocessableEntity);
        var lastDay = form.LastDay!.Value.Value!.Value;
        // The second press of one button finds it done.
        if (area.To == lastDay) return Screens.Screen.SeeOther("/families/districts");
        if (form.Version.Number() != area.Version)
        {
            form.Version = $"{area.Version}";
            return Screen(area, form, [], [new("終わりの日", area.To is { } day ? JapaneseDate.FormatLong(day) : "期限なし", JapaneseDate.FormatLong(lastDay))], StatusCodes.Status409Conflict);
        }
        try
        {
            area.End(lastDay);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            await districts.SettleAll(stop);
            await transaction.CommitAsync(stop);
        }
        catch (RefusalException refusal)
        {
            return Screen(area, form, [new(refusal.Field, refusal.Message)], [], StatusCodes.Status422UnprocessableEntity);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Save(id, form, rules, db, districts, stop);
        }
        return Screens.Screen.SeeOther("/families/districts");
    }

    static IResult Screen(DistrictArea area, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status) =>
        Screens.Screen.Of<EndDistrictAreaScreen>(new { Input = form, Errors = errors, Conflict = conflict, area.Name, area.District }, status);

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
