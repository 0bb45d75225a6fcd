using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Facts;

/// <summary>家族の事実を終える: its last day. It stays readable.</summary>
public static class EndFact
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/facts/{id:guid}/end", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/facts/{id:guid}/end", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static async Task<IResult> Show(Guid id, string? kind, [AsParameters] FactRequest request)
    {
        if (await ChosenFact.Find(kind, id, request) is not { } chosen) return Results.NotFound();
        return await Screen(chosen, new Form { LastDay = DateInput.Of(chosen.Fact.To ?? request.Today), Version = $"{chosen.Fact.Version}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, string? kind, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request)
    {
        form ??= new Form();
        if (await ChosenFact.Find(kind, id, request) is not { } chosen) return Results.NotFound();
        var fact = chosen.Fact;
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(chosen, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var lastDay = form.LastDay!.Value.Value!.Value;
        // The second press of one button finds it done.
        if (fact.Stands && fact.To == lastDay) return Screens.Screen.SeeOther(chosen.Back);
        if (form.Version.Number() != fact.Version) return await Conflict(chosen, form, request);
        var saving = await request.Try(fact, () => fact.End(lastDay, request.Today, request.Recorded));
        if (saving.Stale) return await Save(id, kind, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(chosen, form, [refusal], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther(chosen.Back);
    }

    static Task<IResult> Conflict(ChosenFact theirs, Form yours, FactRequest request)
    {
        yours.Version = $"{theirs.Fact.Version}";
        var state = !theirs.Fact.Stands ? "取消し" : theirs.Fact.To is { } day ? JapaneseDate.FormatLong(day) : "";
        return Screen(theirs, yours, [], [new("終わりの日", state, JapaneseDate.FormatLong(yours.LastDay!.Value.Value!.Value))], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(ChosenFact chosen, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, FactRequest request) =>
        Screens.Screen.Of<EndFactScreen>(new { Page = await chosen.Page(errors, conflict, request), Input = form, chosen.Kind.Name, chosen.Says, Period = Period.Of(chosen.Fact) }, status);

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
