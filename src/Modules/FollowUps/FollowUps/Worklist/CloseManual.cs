using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>手動のやることの終わり: done, or no longer needed with the reason.</summary>
public static class CloseManual
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/close", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/close", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static async Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) =>
        await act.Find(id, stop) is { } found && Allows(found) ? Page(found, new Form { Press = $"{Guid.CreateVersion7()}", Version = $"{found.FollowUp.Version}" }, [], StatusCodes.Status200OK) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop)
    {
        form ??= new Form();
        if (await act.Find(id, stop) is not { } found || !found.Rule.May(Verb.Done)) return Results.NotFound();
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count > 0) return Page(found, form, errors, StatusCodes.Status422UnprocessableEntity);
        var (at, by) = act.Now;
        var outcome = await act.Record(found, form.Press, form.Version, Allows(found), press => form.How == "done" ? LineFact.DoneByHand(press, act.Today, at, by, found.FollowUp.OpeningEvent) : LineFact.DroppedByHand(press, act.Today, at, by, found.FollowUp.OpeningEvent, form.Reason!.Trim()), stop);
        if (outcome == ActByHand.Outcome.Done) return Screen.SeeOther($"/follow-ups/{id}");
        return await act.Find(id, stop) is { } now ? Page(now, form, [], StatusCodes.Status409Conflict) : Results.NotFound();
    }

    static bool Allows(ActByHand.Found found) => found.IsOpen && found.Rule.May(Verb.Done);

    static IResult Page(ActByHand.Found found, Form form, IReadOnlyList<ValidationFailure> errors, int status)
    {
        // What was typed stays; the next press is about the follow-up as it stands now.
        if (status == StatusCodes.Status409Conflict) form.Version = $"{found.FollowUp.Version}";
        return Screen.Of<CloseManualScreen>(new { Input = form, Errors = errors, Id = found.FollowUp.Id, About = found.Person?.Name ?? "", Conflict = status == StatusCodes.Status409Conflict ? Words.Now(found) : null, MayStill = Allows(found) }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary><c>done</c> or <c>dropped</c>.</summary>
        public string? How { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }

        /// <summary>Tells a second press from a second deed.</summary>
        public string? Press { get; set; }

        /// <summary>Version of the follow-up that was shown.</summary>
        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.How).Must(h => h is "done" or "dropped").WithMessage("終わり方を選んでください。");
            RuleFor(x => x.Reason).NotEmpty().When(x => x.How == "dropped").WithMessage("取りやめる理由を入力してください。").MaximumLength(400).WithMessage("理由は400文字以内で入力してください。");
        }
    }
}
