using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Facts;

/// <summary>家族の事実の取消し: it was entered by mistake. It stays readable, with the reason.</summary>
public static class WithdrawFact
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/facts/{id:guid}/withdraw", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/facts/{id:guid}/withdraw", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static async Task<IResult> Show(Guid id, string? kind, [AsParameters] FactRequest request)
    {
        if (await ChosenFact.Find(kind, id, request) is not { } chosen) return Results.NotFound();
        return await Screen(chosen, new Form { Version = $"{chosen.Fact.Version}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, string? kind, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request)
    {
        form ??= new Form();
        if (await ChosenFact.Find(kind, id, request) is not { } chosen) return Results.NotFound();
        var fact = chosen.Fact;
        // Pressed twice: it is withdrawn, and that was asked for.
        if (!fact.Stands) return Screens.Screen.SeeOther(chosen.Back);
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(chosen, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        if (form.Version.Number() != fact.Version) return await Conflict(chosen, form, request);
        var saving = await request.Try(fact, () => fact.Withdraw(request.Today, form.Reason.Plain(), request.Recorded));
        return saving.Stale ? await Save(id, kind, form, rules, request) : Screens.Screen.SeeOther(chosen.Back);
    }

    static Task<IResult> Conflict(ChosenFact theirs, Form yours, FactRequest request)
    {
        yours.Version = $"{theirs.Fact.Version}";
        return Screen(theirs, yours, [], [new("期間", Period.Of(theirs.Fact), ""), new("取消しの理由", "", yours.Reason.Plain())], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(ChosenFact chosen, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, FactRequest request) =>
        Screens.Screen.Of<WithdrawFactScreen>(new { Page = await chosen.Page(errors, conflict, request), Input = form, chosen.Kind.Name, chosen.Says, Period = Period.Of(chosen.Fact), Already = !chosen.Fact.Stands }, status);

    public sealed class Form
    {
        public string? Reason { get; set; }

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("取り消す理由（別の方の記録だった など）を入力してください。").AtMost("取り消す理由", Longest.Text);
        }
    }
}
