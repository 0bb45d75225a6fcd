using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>転出の引継ぎ (deadlines.md 21): the sheet is sent within days, and it is not over until somebody there has taken it.</summary>
internal sealed class CaseTransferDue : DeadlineRule
{
    public CaseTransferDue(RuleSettings settings)
        : base("case-transfer", "転出する家庭の引継ぎ（相手の受理まで）", Urgency.A, "maternal-health", "児童虐待防止法4条6項、平成24年11月30日通知（養育支援を特に要する家庭の転居）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: OpenDaysLater(settings.CaseTransferOpenDays));
        Opens<MoveKnown>(e => About(e.Person, e.Transfer, e.KnownOn));
        LateAtOpening(settings.GraceDays);
        Moves<CaseTransferSent>(e => About(e.Person, e.Transfer, e.SentOn).DueOn(Due.On(e.SentOn.AddDays(settings.CaseTransferAcceptedDays))));
        Settles<CaseTransferred>(e => About(e.Person, e.Transfer, e.AcceptedOn));
        Cancels<CaseTransferCalledOff>(e => About(e.Person, e.Transfer, e.EndedOn).Because(CloseReasons.Of(e.Reason)));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
