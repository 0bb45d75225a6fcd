using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>紹介の受入れ (deadlines.md 24, AY-43). Sent on is not arrived: the other side accepts, and says who is in charge there.</summary>
internal sealed class HandoffAcceptedDue : DeadlineRule
{
    public HandoffAcceptedDue(RuleSettings settings)
        : base("handoff", "紹介先の受入れの確認", Urgency.A, "follow-ups", "市の取り決め（紹介のつながりの確認）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.HandOffAcceptedDays));
        Opens<ReferralMade>(e => About(e.Person, e.Referral, e.ReferredOn).OwnedBy(e.Duty).EntrustedTo(e.By));
        LateAtOpening(settings.GraceDays);
        Settles<ReferralAccepted>(e => About(e.Person, e.Referral, e.AcceptedOn));
        Settles<ReferralConfirmed>(e => About(e.Person, e.Referral, e.ConfirmedOn));
        Declines<ReferralDeclined>(e => About(e.Person, e.Referral, e.DeclinedOn));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.GeneralSupportOfficer);   // the referral names the desk
        EscalatesInLine(after: Days(0));
    }
}
