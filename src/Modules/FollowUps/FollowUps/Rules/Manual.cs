using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>手動: what somebody wants done by a date. The subject is the follow-up itself; people open it and say when it is done.</summary>
internal sealed class Manual : DeadlineRule
{
    public Manual(RuleSettings settings)
        : base("manual", "手動", Urgency.A, "follow-ups", "手動で登録", Certainty.MunicipalSetting)
    {
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);   // the opening names the duty
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }

    public override bool IsByHand => true;
}
