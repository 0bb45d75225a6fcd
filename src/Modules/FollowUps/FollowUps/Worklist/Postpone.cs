using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>催促の延期: moves the reminder, never the due date; impossible for safety rules.</summary>
public static class Postpone
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/postpone", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/postpone", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.Postponed, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.Postponed, form ?? new Form(), rules, Page, (deed, to) => LineFact.PostponedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, to.RemindOn!.Value.Value!.Value, to.Reason!.Trim()), stop);

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<PostponeScreen>(new { Page = page, Input = form }, status);

    /// <summary>What is asked.</summary>
    public sealed class Form : DeedForm
    {
        /// <summary>Day of the next reminder.</summary>
        public DateInput? RemindOn { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.RemindOn).Date("次に催促する日").NotBefore("次に催促する日", () => clock.Today().AddDays(1));
            RuleFor(x => x.Reason).NotEmpty().WithMessage("理由を入力してください。").MaximumLength(400).WithMessage("理由は400文字以内で入力してください。");
        }
    }
}
