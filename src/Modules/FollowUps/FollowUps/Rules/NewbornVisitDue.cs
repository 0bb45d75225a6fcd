using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>新生児訪問 (deadlines.md 30), for each child. It waits while the child is in hospital; a visit reported by another municipality counts.</summary>
internal sealed class NewbornVisitDue : DeadlineRule
{
    public NewbornVisitDue(RuleSettings settings)
        : base("newborn-visit", "新生児訪問", Urgency.A, "maternal-health", "母子保健法11条", Certainty.Statute)
    {
        Counts(due: DaysLater(settings.NewbornVisitDay));
        Opens<BirthRegistered>(e => About(e.Person, e.RegisteredOn).CountedFrom(e.BornOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.InfantVisitMonths);
        Holds<BirthRegistered>(e => About(e.Person, e.BornOn).Because("hospital"), when: e => e.InHospital);
        Resumes<HospitalDischarged>(e => About(e.Person, e.DischargedOn));
        HoldsAtMost(settings.HoldAtMostDays, owedAfter: settings.DaysAfterHold);
        Settles<NewbornVisited>(e => About(e.Person, e.VisitedOn));
        Declines<NewbornVisitDeclined>(e => About(e.Person, e.DeclinedOn));   // the visit by four months stays owed
        Cancels<PersonDied>(e => About(e.Person, e.DiedOn).Because(CloseReasons.Died));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
