using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>妊婦健診の中断 (deadlines.md 27). Each next day that was told is watched by itself: the next check-up settles it and, where it tells another day, opens the next.</summary>
internal sealed class AntenatalGapDue : DeadlineRule
{
    public AntenatalGapDue(RuleSettings settings)
        : base("antenatal-gap", "妊婦健診が途切れていないかの確認", Urgency.A, "maternal-health", "母子保健法13条（妊婦健診は14回程度）", Certainty.MunicipalSetting)
    {
        Repeats();
        // Not before: until then nothing is amiss, and a nurse's list is no calendar of everybody's appointments.
        Counts(due: DaysLater(settings.AntenatalGapDays), visibleFrom: DaysLater(settings.AntenatalGapDays));
        Opens<AntenatalVisitRecorded>(e => About(e.Person, e.Pregnancy, e.On).CountedFrom(e.NextOn!.Value), when: e => e.NextOn is not null);
        Opens<AntenatalContactMade>(e => About(e.Person, e.Pregnancy, e.On).CountedFrom(e.NextOn!.Value), when: e => e.NextOn is not null);
        LateAtOpening(settings.GraceDays);   // vouchers come back months later
        CarriesOver(settings.PregnancyCarriedMonths);
        Settles<AntenatalVisitRecorded>(e => About(e.Person, e.Pregnancy, e.On));
        Settles<AntenatalContactMade>(e => About(e.Person, e.Pregnancy, e.On));
        Cancels<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).Because(CloseReasons.Of(e.Outcome)));
        Cancels<BirthRegistered>(e => About(e.Mother, e.Pregnancy, e.BornOn).Because(CloseReasons.LiveBirth));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
