using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>引継ぎ票 (deadlines.md 39). Whoever leaves a duty writes for each case what the successor must know, before leaving.</summary>
internal sealed class HandoverNoteDue : DeadlineRule
{
    public HandoverNoteDue(RuleSettings settings)
        : base("handover-note", "引継ぎ票", Urgency.A, "follow-ups", "市の取り決め（担当の引継ぎ）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: OpenDaysLater(-settings.HandoverNoteOpenDays));
        Opens<HandoverOpened>(e => About(e.Person, e.Handover, e.OpenedOn).CountedFrom(e.LastDay).OwnedBy(e.Duty).EntrustedTo(e.From));
        Moves<HandoverMoved>(e => About(e.Person, e.Handover, e.ChangedOn).CountedFrom(e.LastDay));
        LateAtOpening(graceDays: 1);   // a sudden leave: what can still be written is written the next day
        Settles<HandoverNoted>(e => About(e.Person, e.Handover, e.NotedOn));
        Settles<HandoverAccepted>(e => About(e.Person, e.Handover, e.AcceptedOn));
        Cancels<HandoverCancelled>(e => About(e.Person, e.Handover, e.CancelledOn).Because(CloseReasons.DutyGoesOn));
        Owner(Duty.GeneralSupportOfficer);   // the opening names the duty
        EscalatesInLine(after: Days(0));
    }
}
