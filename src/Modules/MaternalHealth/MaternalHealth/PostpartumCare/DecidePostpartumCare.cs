using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>産後ケアの決定.</summary>
public static class DecidePostpartumCare
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum/applications/{record:guid}/decision", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/postpartum/applications/{record:guid}/decision", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, Guid record, [AsParameters] DeskRequest request)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (postpartum.Withdrawable(record) is null) return Results.NotFound();
        return await Screen(pregnancy, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, Guid record, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (postpartum.Withdrawable(record) is null) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => postpartum.Decide(record, Enum.Parse<CareDecision>(form.Decision!), form.On.Day(), form.Note.Plain(), request.Recorded));
        if (saving.Stale) return await Save(id, record, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}/postpartum");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<DecidePostpartumCareScreen>(new { Page = await request.PostpartumPage(pregnancy, errors), Input = form }, status);

    public sealed class Form
    {
        public string? Decision { get; set; }

        public DateInput? On { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Decision).Must(d => PostpartumWords.Decisions.Knows(d)).WithMessage("決定を選んでください。");
            RuleFor(x => x.On).Date("決定日").NotAfter("決定日", clock.Today);
            RuleFor(x => x.Note).Must((form, note) => form.Decision != nameof(CareDecision.Refused) || note.Plain().Length > 0).WithMessage("利用しない決定の理由を入力してください。").AtMost("理由", Longest.Text);
        }
    }
}
