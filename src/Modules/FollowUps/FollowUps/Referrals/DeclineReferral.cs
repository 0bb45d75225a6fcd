using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>つながらなかった: the family did not want it, or the other side could not take it. Whatever the reason, it is known.</summary>
public static class DeclineReferral
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/referrals/{id:guid}/decline", Show).RequirePermission(FollowUpPermissions.Refer);
        desk.MapPost("/referrals/{id:guid}/decline", Save).RequirePermission(FollowUpPermissions.Refer);
    }

    static Task<IResult> Show(Guid id, ReferralDesk referrals, TimeProvider clock, CancellationToken stop) => Deed(id, referrals, stop).Show(new Form { On = DateInput.Of(clock.Today()) });

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ReferralDesk referrals, CancellationToken stop) =>
        referrals.Save(id, Deed(id, referrals, stop), form ?? new Form(), rules, stop);

    static OneDeed<Referral, Form> Deed(Guid id, ReferralDesk referrals, CancellationToken stop) => referrals.Deed<Form>(id,
        done: (referral, form) => referral.State is ReferralState.Declined && referral.EndedOn == form.On?.Value && referral.EndText == form.Reason?.Trim(),
        may: referral => referral.IsOpen,
        act: (referral, form) => referral.Decline(form.Reason!.Trim(), form.On!.Value.Value!.Value),
        refuses: (referral, form) => form.On!.Value.Value < referral.ReferredOn ? new(nameof(Form.On), "わかった日は紹介した日以後にしてください。") : null,
        page: (page, form, status) => Screen.Of<DeclineReferralScreen>(new { Page = page, Input = form }, status), stop);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Why.</summary>
        public string? Reason { get; set; }

        /// <summary>The day.</summary>
        public DateInput? On { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).NotEmpty().WithMessage("つながらなかった理由を入力してください。").MaximumLength(200).WithMessage("理由は200文字以内で入力してください。");
            RuleFor(x => x.On).Date("わかった日").NotAfter("わかった日", () => clock.Today());
        }
    }
}
