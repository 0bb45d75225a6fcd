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

/// <summary>引継ぎ: one follow-up goes to a named member of staff, until a day or until further notice.</summary>
public static class HandOver
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/hand-over", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/hand-over", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static async Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) =>
        await act.Find(id, stop) is { } found && Allows(found) ? Page(found, new Form { Press = $"{Guid.CreateVersion7()}", Version = $"{found.FollowUp.Version}" }, [], StatusCodes.Status200OK) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop)
    {
        form ??= new Form();
        // Whoever handed it over may not see it any more: the second press of the button finds it done.
        if (await act.DidAlready(id, form.Press, stop)) return Screen.SeeOther("/follow-ups");
        if (await act.Find(id, stop) is not { } found) return Results.NotFound();
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count == 0 && !found.Roster.IsActive(new StaffId(Guid.Parse(form.To!)))) errors = [new(nameof(Form.To), "引き継ぐ職員を選び直してください。")];
        if (errors.Count > 0) return Page(found, form, errors, StatusCodes.Status422UnprocessableEntity);
        var (at, by) = act.Now;
        var outcome = await act.Record(found, form.Press, form.Version, Allows(found), press => LineFact.HandedOverByHand(press, act.Today, at, by, found.FollowUp.OpeningEvent, new StaffId(Guid.Parse(form.To!)), form.Until?.Value), stop);
        if (outcome == ActByHand.Outcome.Done) return Screen.SeeOther("/follow-ups");
        return await act.Find(id, stop) is { } now ? Page(now, form, [], StatusCodes.Status409Conflict) : Results.NotFound();
    }

    static bool Allows(ActByHand.Found found) => found.IsOpen && found.Rule.May(Verb.HandedOver);

    static IResult Page(ActByHand.Found found, Form form, IReadOnlyList<ValidationFailure> errors, int status)
    {
        // What was typed stays; the next press is about the follow-up as it stands now.
        if (status == StatusCodes.Status409Conflict) form.Version = $"{found.FollowUp.Version}";
        return Screen.Of<HandOverScreen>(new { Input = form, Errors = errors, Id = found.FollowUp.Id, About = found.Person?.Name ?? "", Staff = found.Roster.ActiveStaff.Select(s => (s.Id.ToString(), s.Name)).ToList(), Conflict = status == StatusCodes.Status409Conflict ? Words.Now(found) : null, MayStill = Allows(found) }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the member of staff.</summary>
        public string? To { get; set; }

        /// <summary>Last day; empty until further notice.</summary>
        public DateInput? Until { get; set; }

        /// <summary>Tells a second press from a second deed.</summary>
        public string? Press { get; set; }

        /// <summary>Version of the follow-up that was shown.</summary>
        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.To).Must(id => Guid.TryParse(id, out _)).WithMessage("引き継ぐ職員を選んでください。");
            RuleFor(x => x.Until).DateIfGiven("引継ぎの終わりの日").NotBefore("引継ぎの終わりの日", () => clock.Today());
        }
    }
}
