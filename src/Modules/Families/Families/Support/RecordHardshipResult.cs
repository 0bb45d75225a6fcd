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

namespace Hagukumi.Families.Support;

/// <summary>困りごとの結果の記録: what came of taking it to an office.</summary>
public static class RecordHardshipResult
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/hardships/{id:guid}/result", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/hardships/{id:guid}/result", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] FactRequest request) =>
        await Find(id, request) is { } chosen ? await Screen(chosen, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } chosen) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(chosen, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var (hardship, on) = ((Hardship)chosen.Fact, form.On!.Value.Value!.Value);
        // The second press of one button finds it done.
        if (hardship.Result == form.Result && hardship.ResultOn == on && hardship.ResultNote == form.Note.Plain()) return Screens.Screen.SeeOther(chosen.Back);
        var saving = await request.Try(hardship, () => hardship.Answer(form.Office ?? "", form.ReferredOn?.Value, form.Result!, on, form.Note.Plain(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is not { } refusal) return Screens.Screen.SeeOther(chosen.Back);
        request.Db.ChangeTracker.Clear();
        return await Screen(chosen, form, [refusal], StatusCodes.Status422UnprocessableEntity, request);
    }

    static Task<ChosenFact?> Find(Guid id, FactRequest request) => ChosenFact.Find("hardships", id, request);

    static async Task<IResult> Screen(ChosenFact chosen, Form form, IReadOnlyList<ValidationFailure> errors, int status, FactRequest request) =>
        Screens.Screen.Of<RecordHardshipResultScreen>(new { Page = await chosen.Page(errors, [], request), Input = form, chosen.Says, AskOffice = ((Hardship)chosen.Fact).Office.Length == 0 || form.Office?.Length > 0 }, status);

    public sealed class Form
    {
        public string? Office { get; set; }

        public DateInput? ReferredOn { get; set; }

        public string? Result { get; set; }

        public DateInput? On { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Office).OneOfOrNone("つないだ窓口", Hardship.Offices);
            RuleFor(x => x.ReferredOn).DateIfGiven("つないだ日").NotAfter("つないだ日", clock.Today);
            RuleFor(x => x.Result).OneOf("結果", Hardship.Results);
            RuleFor(x => x.On).Date("結果の日").NotAfter("結果の日", clock.Today);
            RuleFor(x => x.Note).AtMost("くわしいこと", Longest.Text);
        }
    }
}
