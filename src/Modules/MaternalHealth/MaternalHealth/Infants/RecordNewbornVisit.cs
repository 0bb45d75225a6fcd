using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>新生児訪問 (母子保健法11): made, made by another municipality, or declined.</summary>
public static class RecordNewbornVisit
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/infants/{id:guid}/newborn-visit", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Visit);
        desk.MapPost("/infants/{id:guid}/newborn-visit", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Visit);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        return await Screen(infant, new Form { Version = $"{infant.Version}", On = DateInput.Of(request.Today), Kind = nameof(NewbornVisitKind.Visited) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(infant, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var facts = new NewbornVisitFacts(form.On.Day(), Enum.Parse<NewbornVisitKind>(form.Kind!), form.Note.Plain());
        if (infant.NewbornVisit?.Facts != facts && !form.Version.IsVersion(infant.Version)) return await Conflict(infant, form, request);
        var saving = await request.Try(() => infant.RecordNewbornVisit(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(infant, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/infants/{id}");
    }

    static Task<IResult> Conflict(Infant theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        var stored = theirs.NewbornVisit;
        return Screen(theirs, yours, [],
        [
            new("結果", InfantWords.NewbornVisits.NameOf($"{stored?.Kind}"), InfantWords.NewbornVisits.NameOf(yours.Kind)),
            new("訪問日", ((DateOnly?)stored?.On).Shown(), yours.On.Shown()),
            new("訪問の内容", stored?.Note ?? "", yours.Note.Plain()),
        ], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Infant infant, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordNewbornVisitScreen>(new { Page = await request.Page(infant, errors, conflict), Input = form, Born = infant.BornOn, Already = infant.NewbornVisit?.On }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => InfantWords.NewbornVisits.Knows(k)).WithMessage("訪問の結果を選んでください。");
            RuleFor(x => x.On).Date("訪問日").NotAfter("訪問日", clock.Today);
            RuleFor(x => x.Note).AtMost("訪問の内容", Longest.Text);
        }
    }
}
