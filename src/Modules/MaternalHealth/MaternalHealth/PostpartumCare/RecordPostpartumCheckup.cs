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

/// <summary>産婦健診 (2 weeks, 1 month): the day, the place and what the clinic wrote. A questionnaire of the same day stands beside it.</summary>
public static class RecordPostpartumCheckup
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum/checkups/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/postpartum/checkups/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        return await Screen(pregnancy, new Form(), [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => postpartum.RecordCheckup(new CheckupFacts(form.On.Day(), form.Kind!, form.Place.Plain(), form.Result!, form.Note.Plain()), pregnancy, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}/postpartum");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordPostpartumCheckupScreen>(new { Page = await request.PostpartumPage(pregnancy, errors), Input = form }, status);

    public sealed class Form
    {
        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Place { get; set; }

        public string? Result { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => PostpartumWords.Checkups.Knows(k)).WithMessage("どの健診かを選んでください。");
            RuleFor(x => x.On).Date("健診日").NotAfter("健診日", clock.Today);
            RuleFor(x => x.Place).AtMost("医療機関", Longest.Line);
            RuleFor(x => x.Result).Must(r => PostpartumWords.Results.Knows(r)).WithMessage("医療機関からの連絡を選んでください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
