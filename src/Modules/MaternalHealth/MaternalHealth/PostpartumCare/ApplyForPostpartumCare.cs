using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>産後ケアの申請: what the mother asks for, in her words.</summary>
public static class ApplyForPostpartumCare
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum/applications/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/postpartum/applications/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        return await Screen(pregnancy, new Form { On = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => postpartum.Apply(Guid.TryParse(form.Press, out var press) ? press : Ids.New(), form.On.Day(), form.Reason.Plain(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}/postpartum");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<ApplyForPostpartumCareScreen>(new { Page = await request.PostpartumPage(pregnancy, errors), Input = form }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Reason { get; set; }

        /// <summary>Tells a second press from a second application.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("申請日").NotAfter("申請日", clock.Today);
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("本人が望んでいることを入力してください。").AtMost("望んでいること", Longest.Text);
        }
    }
}
