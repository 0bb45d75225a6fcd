using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>移管を受けた家庭に初めて会う (deadlines.md 22): within days, and within hours where nobody has seen the child of late.</summary>
internal sealed class MoveInFirstDue : DeadlineRule
{
    public MoveInFirstDue(RuleSettings settings)
        : base("move-in-first", "引継ぎを受けた家庭に初めて会う", Urgency.S, "maternal-health", "児童福祉法10条1項、市の取り決め（未現認は48時間）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: DaysLater(settings.MoveInFirstDays));
        Opens<TransferReceived>(e => About(e.Person, e.Arrival, e.ReceivedOn), when: e => e.Sighted);
        Opens<TransferReceived>(e => About(e.Person, e.Arrival, e.ReceivedOn).DueOn(Due.At(e.ReceivedAt.AddHours(settings.MoveInUnseenHours))), when: e => !e.Sighted);
        LateAtOpening(settings.GraceDays);
        Settles<FirstContactMade>(e => About(e.Person, e.Arrival, e.MadeOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
    }
}
