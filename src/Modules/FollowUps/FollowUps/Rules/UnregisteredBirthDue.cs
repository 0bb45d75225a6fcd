using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>出生は分かるが住民登録がない (deadlines.md 29), for each child. The fourteenth day is counted with the day of birth as the first (戸籍法49).</summary>
internal sealed class UnregisteredBirthDue : DeadlineRule
{
    public UnregisteredBirthDue(RuleSettings settings)
        : base("unregistered-birth", "出生届・住民登録の確認", Urgency.A, "maternal-health", "戸籍法49条", Certainty.Statute)
    {
        Safety();
        Counts(due: DaysLater(settings.UnregisteredBirthDay - 1), visibleFrom: DaysLater(settings.UnregisteredBirthDay - 1 - settings.SoonDays));
        Opens<BirthRegistered>(e => About(e.Person, e.RegisteredOn).CountedFrom(e.BornOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.InfantVisitMonths);
        Settles<PersonRegistered>(e => About(e.Person, e.On));
        Cancels<PersonMovedOut>(e => About(e.Person, e.MovedOutOn).Because(CloseReasons.MovedOut));
        Cancels<PersonDied>(e => About(e.Person, e.DiedOn).Because(CloseReasons.Died));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Days(settings.UnregisteredBirthFurtherDays), to: Duty.GeneralSupportOfficer);   // 市民課・児相と協議
    }
}
