using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>引継ぎの受領 (deadlines.md 39). The successor receives each case; until then nobody can say that it was inherited.</summary>
internal sealed class HandoverReceiptDue : DeadlineRule
{
    public HandoverReceiptDue(RuleSettings settings)
        : base("handover-receipt", "引継ぎの受領", Urgency.A, "follow-ups", "市の取り決め（担当の引継ぎ）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: OpenDaysLater(settings.HandoverReceiptOpenDays), visibleFrom: DaysLater(1));
        Opens<HandoverOpened>(e => About(e.Person, e.Handover, e.OpenedOn).CountedFrom(e.LastDay).OwnedBy(e.Duty));   // whoever holds the duty by then
        Moves<HandoverMoved>(e => About(e.Person, e.Handover, e.ChangedOn).CountedFrom(e.LastDay));
        LateAtOpening(graceDays: 1);
        Settles<HandoverAccepted>(e => About(e.Person, e.Handover, e.AcceptedOn));
        Cancels<HandoverCancelled>(e => About(e.Person, e.Handover, e.CancelledOn).Because(CloseReasons.DutyGoesOn));
        Owner(Duty.GeneralSupportOfficer);   // the opening names the duty
        EscalatesInLine(after: Days(0));
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
