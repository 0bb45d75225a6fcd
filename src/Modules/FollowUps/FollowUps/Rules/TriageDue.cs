using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>面談後の気がかりの判定 (deadlines.md 25).</summary>
internal sealed class TriageDue : DeadlineRule
{
    public TriageDue(RuleSettings settings)
        : base("triage", "気がかりの判定", Urgency.A, "maternal-health", "児福法6条の3第22項、母子保健法15条・16条", Certainty.MunicipalSetting)
    {
        Counts(due: OpenDaysLater(settings.TriageOpenDays));
        RollsForward();
        Opens<PregnancyInterviewed>(e => About(e.Person, e.Pregnancy, e.HeldOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.PregnancyCarriedMonths);
        Settles<RiskTriaged>(e => About(e.Person, e.Pregnancy, e.TriagedOn));
        Cancels<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).Because(CloseReasons.Of(e.Outcome)),
            when: e => CloseReasons.IsLoss(e.Outcome));   // a birth leaves the concerns as they are
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
