using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Secrecy;

/// <summary>秘匿を続ける: prolonged by a new document, or kept although the register's mark is gone. Ends a proposal to lift it.</summary>
public static class KeepProtection
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/protections/{id:guid}/keep", ShowOfProtection).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapPost("/protections/{id:guid}/keep", SaveOfProtection).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapGet("/people/{id:guid}/mark/keep", ShowOfMark).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapPost("/people/{id:guid}/mark/keep", SaveOfMark).RequirePermission(FamiliesPermissions.Unseal);
    }

    static async Task<IResult> ShowOfProtection(Guid id, [AsParameters] PersonRequest request) => await Show(await Decision.OfProtection(id, request), request);

    static async Task<IResult> ShowOfMark(Guid id, [AsParameters] PersonRequest request) => await Show(await Decision.OfMark(id, request), request);

    static Task<IResult> SaveOfProtection(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request) => Save(() => Decision.OfProtection(id, request), form ?? new Form(), rules, request);

    static Task<IResult> SaveOfMark(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request) => Save(() => Decision.OfMark(id, request), form ?? new Form(), rules, request);

    static async Task<IResult> Show(Decision? decision, PersonRequest request) =>
        decision is null ? Results.NotFound() : await Screen(decision, new Form { Version = decision.Version, EndsOn = DateInput.Of(decision.Protection.EndsOn) }, [], null, StatusCodes.Status200OK, request);

    static async Task<IResult> Save(Func<Task<Decision?>> find, Form form, IValidator<Form> rules, PersonRequest request)
    {
        if (await find() is not { } shown) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(shown, form, errors, null, StatusCodes.Status422UnprocessableEntity, request);
        var (endsOn, reason) = (form.EndsOn?.Value, form.Reason!.Trim());
        Decision? changed = null;
        var refusal = await request.Seals.Decide(shown.Person.Id, async () =>
        {
            var decision = (await find())!;
            // The second press of one button finds it done.
            if (decision.Protection.Steps is [.., { Deed: ProtectionDeed.Kept } last] && last.By == request.Staff.Id && last.EndsOn == endsOn && last.Reason == reason) return null;
            if (form.Version != decision.Version)
            {
                changed = decision;
                return "";
            }
            decision.Keep(request.Db);
            return decision.Protection.Keep(endsOn, reason, request.Today, request.Staff.Id, request.Now);
        }, request.Stop);
        if (changed is not null)
        {
            form.Version = changed.Version;
            return await Screen(changed, form, [], changed.Now, StatusCodes.Status409Conflict, request);
        }
        return refusal is null ? Screens.Screen.SeeOther($"/families/people/{shown.Person.Id}") : await Screen(shown, form, [new("", refusal)], null, StatusCodes.Status422UnprocessableEntity, request);
    }

    static async Task<IResult> Screen(Decision decision, Form form, IReadOnlyList<ValidationFailure> errors, string? changed, int status, PersonRequest request) =>
        Screens.Screen.Of<KeepProtectionScreen>(new { Page = await request.Form(decision.Person, errors, changed), Input = form, decision.Facts, decision.Protection.OfMark }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public DateInput? EndsOn { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.EndsOn).DateIfGiven("終わりの日");
            RuleFor(x => x.Reason).Given("続けると決めた理由を入力してください。").AtMost("理由", Protection.Longest.Text);
        }
    }
}
