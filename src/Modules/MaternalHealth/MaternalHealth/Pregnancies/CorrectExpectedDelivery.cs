using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>分娩予定日の訂正: every week and every deadline counted from it moves.</summary>
public static class CorrectExpectedDelivery
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/expected-delivery", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("id");
        desk.MapPost("/pregnancies/{id:guid}/expected-delivery", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("id");
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await Screen(pregnancy, new Form { Version = $"{pregnancy.Version}", ExpectedDeliveryOn = DateInput.Of(pregnancy.ExpectedDeliveryOn) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var expected = form.ExpectedDeliveryOn.Day();
        if (expected != pregnancy.ExpectedDeliveryOn && !form.Version.IsVersion(pregnancy.Version)) return await Conflict(pregnancy, form, request);
        var saving = await request.Try(() => pregnancy.CorrectExpectedDelivery(expected, request.Today, form.Reason.Plain(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new(nameof(Form.ExpectedDeliveryOn), refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}");
    }

    static Task<IResult> Conflict(Pregnancy theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(theirs, yours, [], [new("分娩予定日", ((DateOnly?)theirs.ExpectedDeliveryOn).Shown(), yours.ExpectedDeliveryOn.Shown())], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<CorrectExpectedDeliveryScreen>(new
        {
            Page = await request.Page(pregnancy, errors, conflict),
            Input = form,
            Expected = pregnancy.ExpectedDeliveryOn,
            Week = pregnancy.WeekOrDelay(request.Today),
        }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public DateInput? ExpectedDeliveryOn { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.ExpectedDeliveryOn).Date("分娩予定日");
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("訂正の理由（超音波検査による など）を入力してください。").AtMost("訂正の理由", Longest.Text);
        }
    }
}
