using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>再開: a pause ends before its day, because she is home again. By hand no due date moves.</summary>
public static class Resume
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/resume", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/resume", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.Released, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.Released, form ?? new Form(), rules, Page, (deed, _) => LineFact.ReleasedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence), stop,
            refuses: (found, _) => found.FollowUp.HoldUntil > act.Today ? null : new("", "このやることは保留中ではありません。"));

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<ResumeScreen>(new { Page = page, Input = form, page.Found.FollowUp.HoldUntil, Reason = page.Found.FollowUp.HoldReason }, status);

    /// <summary>Nothing is asked.</summary>
    public sealed class Form : DeedForm;

    internal sealed class Rules : AbstractValidator<Form>;
}
