using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>低体重児の支援 (deadlines.md 30): from the birth, or from the discharge of a child that stayed in hospital.</summary>
internal sealed class LowBirthWeightDue : DeadlineRule
{
    public LowBirthWeightDue(RuleSettings settings)
        : base("low-birth-weight", "低体重児の訪問", Urgency.A, "maternal-health", "母子保健法18条・19条", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.LowBirthWeightDays));
        Opens<BirthRegistered>(e => About(e.Person, e.RegisteredOn).CountedFrom(e.BornOn), when: e => e.BirthWeight < settings.LowBirthWeightBelow);
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.InfantVisitMonths);
        Moves<HospitalDischarged>(e => About(e.Person, e.DischargedOn).CountedFrom(e.DischargedOn));
        Holds<BirthRegistered>(e => About(e.Person, e.BornOn).Because("hospital"), when: e => e.InHospital);
        Resumes<HospitalDischarged>(e => About(e.Person, e.DischargedOn));
        HoldsAtMost(settings.HoldAtMostDays);
        Settles<NewbornVisited>(e => About(e.Person, e.VisitedOn));
        Declines<NewbornVisitDeclined>(e => About(e.Person, e.DeclinedOn));
        Cancels<PersonDied>(e => About(e.Person, e.DiedOn).Because(CloseReasons.Died));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
