using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Secrecy;

/// <summary>解除を提案する: the first of two. Nothing is shown yet; a second member of staff confirms it or keeps the protection.</summary>
public static class ProposeUnseal
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/protections/{id:guid}/lift", ShowOfProtection).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapPost("/protections/{id:guid}/lift", SaveOfProtection).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapGet("/people/{id:guid}/mark/lift", ShowOfMark).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapPost("/people/{id:guid}/mark/lift", SaveOfMark).RequirePermission(FamiliesPermissions.Unseal);
    }

    static async Task<IResult> ShowOfProtection(Guid id, [AsParameters] PersonRequest request) => await Show(await Decision.OfProtection(id, request), request);

    static async Task<IResult> ShowOfMark(Guid id, [AsParameters] PersonRequest request) => await Show(await Decision.OfMark(id, request), request);

    static Task<IResult> SaveOfProtection(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request) => Save(() => Decision.OfProtection(id, request), form ?? new Form(), rules, request);

    static Task<IResult> SaveOfMark(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request) => Save(() => Decision.OfMark(id, request), form ?? new Form(), rules, request);

    static async Task<IResult> Show(Decision? decision, PersonRequest request) =>
        decision is null ? Results.NotFound() : await Screen(decision, new Form(), [], StatusCodes.Status200OK, request);

    static async Task<IResult> Save(Func<Task<Decision?>> find, Form form, IValidator<Form> rules, PersonRequest request)
    {
        if (await find() is not { } shown) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(shown, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var reason = form.Reason!.Trim();
        var refusal = await request.Seals.Decide(shown.Person.Id, async () =>
        {
            var decision = (await find())!;
            // The second press of one button finds it done.
            if (decision.Protection.Proposal is { } proposal && proposal.By == request.Staff.Id && proposal.Reason == reason) return null;
            if (decision.Protection.OfMark && decision.Person.SealedInRegister) return "住民データに支援措置の印が残っています。印のある間は解除できません。";
            decision.Keep(request.Db);
            return decision.Protection.ProposeLift(reason, request.Today, request.Staff.Id, request.Now);
        }, request.Stop);
        return refusal is null ? Screens.Screen.SeeOther($"/families/people/{shown.Person.Id}") : await Screen(shown, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
    }

    static async Task<IResult> Screen(Decision decision, Form form, IReadOnlyList<ValidationFailure> errors, int status, PersonRequest request) =>
        Screens.Screen.Of<ProposeUnsealScreen>(new { Page = await request.Form(decision.Person, errors), Input = form, decision.Facts, decision.Protection.OfMark }, status);

    public sealed class Form
    {
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Given("解除してよいと考える理由を入力してください。").AtMost("理由", Protection.Longest.Text);
        }
    }
}
