using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>再計測 (AY-37): a child is measured again by the day that somebody set. Any later measuring settles it, wherever it was made.</summary>
internal sealed class RemeasureDue : DeadlineRule
{
    public RemeasureDue(RuleSettings settings)
        : base("remeasure", "身体計測の再計測", Urgency.A, "maternal-health", "職員が決めた再計測日", Certainty.MunicipalSetting)
    {
        Repeats();
        Opens<RemeasureMarked>(e => About(e.Person, e.MarkedOn).DueOn(Due.On(e.RemeasureOn)));
        LateAtOpening(settings.GraceDays);
        Settles<ChildMeasured>(e => About(e.Person, e.On));
        Cancels<PersonDied>(e => About(e.Person, e.DiedOn).Because(CloseReasons.Died));
        HoldsAtMost(settings.HoldAtMostDays);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
