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

/// <summary>保留: paused with a mandatory day to go on, below the rule's ceiling.</summary>
public static class Hold
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/hold", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/hold", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.Held, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.Held, form ?? new Form(), rules, Page, (deed, to) => LineFact.HeldByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, to.Until!.Value.Value!.Value, to.Reason!.Trim()), stop,
            refuses: (found, to) => to.Until!.Value.Value > act.Today.AddDays(found.Rule.HoldCeilingDays) ? new(nameof(Form.Until), $"再開する日は{found.Rule.HoldCeilingDays}日以内の日付にしてください。") : null);

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<HoldScreen>(new { Page = page, Input = form, MostDays = page.Found.Rule.HoldCeilingDays }, status);

    /// <summary>What is asked.</summary>
    public sealed class Form : DeedForm
    {
        /// <summary>Day it goes on.</summary>
        public DateInput? Until { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Until).Date("再開する日").NotBefore("再開する日", () => clock.Today().AddDays(1));
            RuleFor(x => x.Reason).NotEmpty().WithMessage("理由を入力してください。").MaximumLength(400).WithMessage("理由は400文字以内で入力してください。");
        }
    }
}
