using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>つながりの確認: the family and the other side have met.</summary>
public static class ConfirmReferral
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/referrals/{id:guid}/confirm", Show).RequirePermission(FollowUpPermissions.Refer);
        desk.MapPost("/referrals/{id:guid}/confirm", Save).RequirePermission(FollowUpPermissions.Refer);
    }

    static Task<IResult> Show(Guid id, ReferralDesk referrals, TimeProvider clock, CancellationToken stop) => Deed(id, referrals, stop).Show(new Form { On = DateInput.Of(clock.Today()) });

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ReferralDesk referrals, CancellationToken stop) =>
        referrals.Save(id, Deed(id, referrals, stop), form ?? new Form(), rules, stop);

    static OneDeed<Referral, Form> Deed(Guid id, ReferralDesk referrals, CancellationToken stop) => referrals.Deed<Form>(id,
        done: (referral, form) => referral.State is ReferralState.Confirmed && referral.EndedOn == form.On?.Value && referral.EndText == form.How?.Trim(),
        may: referral => referral.IsOpen,
        act: (referral, form) => referral.Confirm(form.How!.Trim(), form.On!.Value.Value!.Value),
        refuses: (referral, form) => form.On!.Value.Value < referral.ReferredOn ? new(nameof(Form.On), "つながった日は紹介した日以後にしてください。") : null,
        page: (page, form, status) => Screen.Of<ConfirmReferralScreen>(new { Page = page, Input = form }, status), stop);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>How they met.</summary>
        public string? How { get; set; }

        /// <summary>The day.</summary>
        public DateInput? On { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.How).NotEmpty().WithMessage("だれに、どう確かめたかを入力してください。").MaximumLength(200).WithMessage("どう確かめたかは200文字以内で入力してください。");
            RuleFor(x => x.On).Date("つながった日").NotAfter("つながった日", () => clock.Today());
        }
    }
}
