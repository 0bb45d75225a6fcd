using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>EPDS 欠測票の再実施 (deadlines.md 11): of a questionnaire with gaps nothing was added up, so nobody knows what it would have asked for.</summary>
internal sealed class EpdsRedoDue : DeadlineRule
{
    public EpdsRedoDue(RuleSettings settings)
        : base("epds-redo", "EPDSの再実施（記入もれ）", Urgency.A, "maternal-health", "市の取り決め（欠測のある票では判断しない）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.EpdsRedoDays));
        Opens<EpdsRecorded>(e => About(e.Person, e.Assessment, e.On), when: e => e.Incomplete);
        LateAtOpening(settings.GraceDays);
        Settles<EpdsReassessed>(e => About(e.Person, e.Assessment, e.On));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
