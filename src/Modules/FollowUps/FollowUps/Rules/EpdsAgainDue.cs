using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>EPDS 再測定 (deadlines.md 11): two to four weeks after one that asked for anything. Help that was declined does not end it.</summary>
internal sealed class EpdsAgainDue : DeadlineRule
{
    public EpdsAgainDue(RuleSettings settings)
        : base("epds-again", "EPDSの再測定", Urgency.A, "maternal-health", "市の取り決め（2〜4週）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.EpdsAgainByDays), visibleFrom: DaysLater(settings.EpdsAgainFromDays));
        Opens<EpdsRecorded>(e => About(e.Person, e.Assessment, e.On), when: e => !e.Incomplete && (e.Item10Positive || e.AtOrAboveThreshold));
        LateAtOpening(settings.GraceDays);
        Settles<EpdsReassessed>(e => About(e.Person, e.Assessment, e.On));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
