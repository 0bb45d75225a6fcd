using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>妊娠8か月頃の面談 (deadlines.md 26). The weeks are municipal settings; the state suggests weeks 32 to 34.</summary>
internal sealed class EightMonthInterviewDue : DeadlineRule
{
    public EightMonthInterviewDue(RuleSettings settings)
        : base("eight-month", "妊娠8か月面談", Urgency.A, "maternal-health", "児福法6条の3第22項", Certainty.NationalNotice)
    {
        Counts(due: AtWeek(settings.EightMonthBy), visibleFrom: AtWeek(settings.EightMonthFrom));   // not five months of noise
        Opens<PregnancyNotified>(e => About(e.Person, e.Pregnancy, e.NotifiedOn).CountedFrom(e.ExpectedDeliveryOn), when: e => !e.AfterDelivery);
        LateAtOpening(settings.EightMonthGraceDays, notAfter: TheDay(), onceVisible: true);   // never beyond the expected delivery
        CarriesOver(months: 1);   // children come late
        Moves<ExpectedDeliveryChanged>(e => About(e.Person, e.Pregnancy, e.ChangedOn).CountedFrom(e.ExpectedDeliveryOn));
        Settles<EightMonthInterviewHeld>(e => About(e.Person, e.Pregnancy, e.HeldOn));
        Settles<EightMonthSurveyAnswered>(e => About(e.Person, e.Pregnancy, e.AnsweredOn), when: e => !e.Concern);
        Declines<EightMonthInterviewDeclined>(e => About(e.Person, e.Pregnancy, e.DeclinedOn));
        Cancels<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).Because(CloseReasons.Of(e.Outcome)));   // never counted as done
        Cancels<BirthRegistered>(e => About(e.Mother, e.Pregnancy, e.BornOn).Because(CloseReasons.LiveBirth));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
