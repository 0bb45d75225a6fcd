using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// EPDS 項目10 (deadlines.md 11). Whatever the total: who is responsible and how she is kept safe is decided the same day, and by nothing else is it settled.
/// It is owed by the close of the office on the day on which it became known here, and late in the day by the end of it.
/// </summary>
internal sealed class EpdsItem10Due : DeadlineRule
{
    static readonly TimeOnly EndOfDay = new(23, 59);

    public EpdsItem10Due(RuleSettings settings)
        : base("epds-item10", "EPDS項目10：担当者と安全の段取り", Urgency.S, "maternal-health", "市の取り決め（項目10は合計に関わらず当日に決める）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: SameDay(settings.OfficeClosesAt));
        Opens<EpdsRecorded>(e => About(e.Person, e.Assessment, e.On).EntrustedTo(e.By), when: e => e.Item10Positive);
        Settles<SafetyPlanMade>(e => About(e.Person, e.Assessment, e.MadeOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Hours(0), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Hours(settings.DeskEscalateAfterHours), to: Duty.GeneralSupportOfficer);
    }

    // Less than an hour before closing is no time to decide: the day itself is left.
    static Count SameDay(TimeOnly closesAt) => (from, _) =>
        Due.At(Due.DayOf(from.Instant), TimeOnly.FromDateTime(Due.LocalOf(from.Instant)).AddHours(1) is var decided && decided <= closesAt && decided.Hour > 0 ? closesAt : EndOfDay);
}
