using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>紹介のつながり (deadlines.md 24, AY-43). The family and the other side have met; only then has the link held.</summary>
internal sealed class HandoffFirstDue : DeadlineRule
{
    public HandoffFirstDue(RuleSettings settings)
        : base("handoff-first", "紹介先との初回の確認", Urgency.A, "follow-ups", "市の取り決め（紹介のつながりの確認）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.HandOffFirstDays), visibleFrom: DaysLater(settings.HandOffAcceptedDays));   // until then it is the acceptance that is chased
        Opens<ReferralMade>(e => About(e.Person, e.Referral, e.ReferredOn).OwnedBy(e.Duty).EntrustedTo(e.By));
        LateAtOpening(settings.GraceDays);
        Settles<ReferralConfirmed>(e => About(e.Person, e.Referral, e.ConfirmedOn));
        Declines<ReferralDeclined>(e => About(e.Person, e.Referral, e.DeclinedOn));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.GeneralSupportOfficer);   // the referral names the desk
        EscalatesInLine(after: Days(0));
    }
}
