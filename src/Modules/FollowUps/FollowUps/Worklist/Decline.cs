using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>辞退: the person declined; a proper end for an offer to everybody, impossible for safety rules.</summary>
public static class Decline
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/decline", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/decline", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.Declines, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.Declines, form ?? new Form(), rules, Page, (deed, to) => LineFact.DeclinedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, to.Reason!.Trim()), stop);

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<DeclineScreen>(new { Page = page, Input = form }, status);

    /// <summary>What is asked.</summary>
    public sealed class Form : DeedForm
    {
        /// <summary>Why.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).NotEmpty().WithMessage("理由を入力してください。").MaximumLength(400).WithMessage("理由は400文字以内で入力してください。");
        }
    }
}
