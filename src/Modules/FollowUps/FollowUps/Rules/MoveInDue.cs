using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>転入の確認 (deadlines.md 22): what was known elsewhere is asked for. The question alone settles nothing.</summary>
internal sealed class MoveInDue : DeadlineRule
{
    public MoveInDue(RuleSettings settings)
        : base("move-in", "転入した方の前の市区町村への照会", Urgency.A, "maternal-health", "児童福祉法10条1項、市の取り決め", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.MoveInHistoryDays));
        Opens<ArrivalNoticed>(e => About(e.Person, e.Arrival, e.NoticedOn));
        LateAtOpening(settings.GraceDays);
        Settles<HistoryReceived>(e => About(e.Person, e.Arrival, e.ReceivedOn));
        Cancels<HistoryNotAsked>(e => About(e.Person, e.Arrival, e.EndedOn).Because(CloseReasons.NothingToAsk));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
