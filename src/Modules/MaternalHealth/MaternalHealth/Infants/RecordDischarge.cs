using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>退院の記録: the visits that waited are due from this day.</summary>
public static class RecordDischarge
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/infants/{id:guid}/discharge", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/infants/{id:guid}/discharge", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        return await Screen(infant, new Form { Version = $"{infant.Version}", On = DateInput.Of(request.Today) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(infant, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var on = form.On.Day();
        if (infant.DischargedOn != on && !form.Version.IsVersion(infant.Version)) return await Conflict(infant, form, request);
        var saving = await request.Try(() => infant.Discharge(on, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(infant, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/infants/{id}");
    }

    static Task<IResult> Conflict(Infant theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(theirs, yours, [], [new("退院日", theirs.DischargedOn.Shown(), yours.On.Shown())], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Infant infant, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordDischargeScreen>(new { Page = await request.Page(infant, errors, conflict), Input = form, Born = infant.BornOn, Already = infant.DischargedOn }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public DateInput? On { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("退院日").NotAfter("退院日", clock.Today);
        }
    }
}
