using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
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

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.Done, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.Done, form ?? new Form(), rules, Page, (deed, to) => to.How == "done"
            ? LineFact.DoneByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence)
            : LineFact.DroppedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, to.Reason!.Trim()), stop);

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<CloseManualScreen>(new { Page = page, Input = form }, status);

    /// <summary>What is asked.</summary>
    public sealed class Form : DeedForm
    {
        /// <summary><c>done</c> or <c>dropped</c>.</summary>
        public string? How { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }
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
