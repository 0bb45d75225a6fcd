using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>EPDS 合計・関連票 (deadlines.md 11): help begins within a week, or the mother said that she does not want it.</summary>
internal sealed class EpdsHighDue : DeadlineRule
{
    public EpdsHighDue(RuleSettings settings)
        : base("epds-high", "質問票のあとの支援", Urgency.A, "maternal-health", "市の取り決め（区分点8/9は日本語版の研究）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.EpdsHighDays));
        Opens<EpdsRecorded>(e => About(e.Person, e.Assessment, e.On), when: e => e.AtOrAboveThreshold);
        LateAtOpening(settings.GraceDays);
        Settles<InterventionStarted>(e => About(e.Person, e.Assessment, e.StartedOn));
        Declines<InterventionDeclined>(e => About(e.Person, e.Assessment, e.DeclinedOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
    }
}
