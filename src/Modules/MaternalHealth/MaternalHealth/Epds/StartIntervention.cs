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

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>質問票のあとに始めた支援 (W5, step 4), or that the mother did not want any.</summary>
public static class StartIntervention
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/epds/{id:guid}/intervention", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/epds/{id:guid}/intervention", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindEpds(id) is { } epds ? await Screen(epds, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindEpds(id) is not { } epds) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(epds, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => epds.StartIntervention(new InterventionFacts(form.On.Day(), form.Kind!, form.Note.Plain()), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(epds, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/epds/{id}");
    }

    static async Task<IResult> Screen(EpdsAssessment epds, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<StartInterventionScreen>(new { Page = await request.Page(epds, errors), Input = form, Scores = EpdsWords.Of(epds.Scores) }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Kind { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("始めた日").NotAfter("始めた日", clock.Today);
            RuleFor(x => x.Kind).Must(k => EpdsWords.Interventions.Knows(k)).WithMessage("始めた支援を選んでください。");
            RuleFor(x => x.Note).Must((form, note) => form.Kind is not (EpdsWords.Declined or "other") || note.Plain().Length > 0).WithMessage("内容、または本人が望まなかった事情と次に声をかける時期を入力してください。").AtMost("内容", Longest.Text);
        }
    }
}
