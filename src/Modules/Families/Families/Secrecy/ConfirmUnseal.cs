using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>解除を確認する: the second of two, never the one who proposed it. Only then the address is shown again.</summary>
public static class ConfirmUnseal
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/protections/{id:guid}/lift/confirm", Show).RequirePermission(FamiliesPermissions.Unseal);
        desk.MapPost("/protections/{id:guid}/lift/confirm", Save).RequirePermission(FamiliesPermissions.Unseal);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] PersonRequest request) =>
        await Decision.OfProtection(id, request) is not { } decision ? Results.NotFound()
        : await Screen(decision, new Form { Version = decision.Version }, [], null, StatusCodes.Status200OK, request);

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request)
    {
        form ??= new Form();
        if (await Decision.OfProtection(id, request) is not { } shown) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(shown, form, errors, null, StatusCodes.Status422UnprocessableEntity, request);
        Decision? changed = null;
        var refusal = await request.Seals.Decide(shown.Person.Id, async () =>
        {
            var decision = (await Decision.OfProtection(id, request))!;
            // The second press of one button finds it done.
            if (decision.Protection.Steps is [.., { Deed: ProtectionDeed.Lifted } last] && last.By == request.Staff.Id) return null;
            if (form.Version != decision.Version)
            {
                changed = decision;
                return "";
            }
            if (decision.Protection.OfMark && decision.Person.SealedInRegister) return "住民データに支援措置の印が残っています。印のある間は解除できません。";
            if (decision.Protection.ConfirmLift(form.Reason!.Trim(), request.Today, request.Staff.Id, request.Now) is { } refused) return refused;
            await request.Seals.Lift(decision.Protection, request.Stop);
            return null;
        }, request.Stop);
        if (changed is not null)
        {
            form.Version = changed.Version;
            return await Screen(changed, form, [], changed.Now, StatusCodes.Status409Conflict, request);
        }
        return refusal is null ? Screens.Screen.SeeOther($"/families/people/{shown.Person.Id}") : await Screen(shown, form, [new("", refusal)], null, StatusCodes.Status422UnprocessableEntity, request);
    }

    static async Task<IResult> Screen(Decision decision, Form form, IReadOnlyList<ValidationFailure> errors, string? changed, int status, PersonRequest request)
    {
        var proposal = decision.Protection.Proposal;
        var proposer = proposal is null ? null : await request.Db.StaffDirectory.Where(s => s.Id == proposal.By).Select(s => s.Name).FirstOrDefaultAsync(request.Stop);
        return Screens.Screen.Of<ConfirmUnsealScreen>(new
        {
            Page = await request.Form(decision.Person, errors, changed),
            Input = form,
            decision.Facts,
            Proposal = proposal is null ? null : $"{JapaneseDate.FormatLong(proposal.On)}　{proposer}　{proposal.Reason}",
            IsMine = proposal?.By == request.Staff.Id,
        }, status);
    }

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Given("何を確かめて解除してよいと判断したかを入力してください。").AtMost("確かめたこと", Protection.Longest.Text);
        }
    }
}
