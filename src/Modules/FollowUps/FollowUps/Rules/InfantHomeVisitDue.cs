using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 乳児家庭全戸訪問 (deadlines.md 31), for each child. Refusal and absence end nothing: somebody has to see the child.
/// Moving out ends nothing either, until the other municipality has taken over.
/// </summary>
internal sealed class InfantHomeVisitDue : DeadlineRule
{
    public InfantHomeVisitDue(RuleSettings settings)
        : base("infant-visit", "乳児家庭全戸訪問", Urgency.A, "maternal-health", "児福法6条の3第4項", Certainty.Statute)
    {
        Counts(due: MonthReached(settings.InfantVisitMonths));
        Opens<BirthRegistered>(e => About(e.Person, e.RegisteredOn).CountedFrom(e.BornOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.InfantVisitMonths);
        Settles<InfantHomeVisited>(e => About(e.Person, e.VisitedOn), when: e => e.ChildSeen);
        Cancels<PersonDied>(e => About(e.Person, e.DiedOn).Because(CloseReasons.Died));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        EscalatesAt(MonthReached(settings.InfantVisitSupervisorMonths), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
