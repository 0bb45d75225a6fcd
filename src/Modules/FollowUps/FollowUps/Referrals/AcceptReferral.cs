using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>受入れの確認: the other side accepts, and says who is in charge there.</summary>
public static class AcceptReferral
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/referrals/{id:guid}/accept", Show).RequirePermission(FollowUpPermissions.Refer);
        desk.MapPost("/referrals/{id:guid}/accept", Save).RequirePermission(FollowUpPermissions.Refer);
    }

    static Task<IResult> Show(Guid id, ReferralDesk referrals, TimeProvider clock, CancellationToken stop) => Deed(id, referrals, stop).Show(new Form { On = DateInput.Of(clock.Today()) });

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ReferralDesk referrals, CancellationToken stop) =>
        referrals.Save(id, Deed(id, referrals, stop), form ?? new Form(), rules, stop);

    static OneDeed<Referral, Form> Deed(Guid id, ReferralDesk referrals, CancellationToken stop) => referrals.Deed<Form>(id,
        done: (referral, form) => referral.AcceptedOn is not null && referral.AcceptedOn == form.On?.Value && referral.Contact == form.Contact?.Trim(),
        may: referral => referral.State is ReferralState.Made,
        act: (referral, form) => referral.Accept(form.Contact!.Trim(), form.On!.Value.Value!.Value),
        refuses: (referral, form) => form.On!.Value.Value < referral.ReferredOn ? new(nameof(Form.On), "受け入れた日は紹介した日以後にしてください。") : null,
        page: (page, form, status) => Screen.Of<AcceptReferralScreen>(new { Page = page, Input = form }, status), stop);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Who is in charge there.</summary>
        public string? Contact { get; set; }

        /// <summary>The day.</summary>
        public DateInput? On { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Contact).NotEmpty().WithMessage("相手の担当者名を入力してください。").MaximumLength(200).WithMessage("相手の担当者名は200文字以内で入力してください。");
            RuleFor(x => x.On).Date("受け入れた日").NotAfter("受け入れた日", () => clock.Today());
        }
    }
}
