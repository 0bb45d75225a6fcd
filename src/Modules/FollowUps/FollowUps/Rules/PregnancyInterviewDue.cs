using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>妊娠届時の面談 (deadlines.md 25): the same day, or within the setting. A birth before the notification owes it too.</summary>
internal sealed class PregnancyInterviewDue : DeadlineRule
{
    public PregnancyInterviewDue(RuleSettings settings)
        : base("pregnancy-interview", "妊娠届時の面談", Urgency.A, "maternal-health", "児福法6条の3第22項、母子保健法15条・16条", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.PregnancyInterviewDays));
        RollsForward();
        Opens<PregnancyNotified>(e => About(e.Person, e.Pregnancy, e.NotifiedOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.PregnancyCarriedMonths);
        Settles<PregnancyInterviewed>(e => About(e.Person, e.Pregnancy, e.HeldOn));
        Declines<PregnancyInterviewDeclined>(e => About(e.Person, e.Pregnancy, e.DeclinedOn));
        Cancels<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).Because(CloseReasons.Of(e.Outcome)),
            when: e => CloseReasons.IsLoss(e.Outcome));   // a birth does not end it: who delivers unnoticed needs it most
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
