using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>精密健診の未受診 (deadlines.md 32): a referral to a detailed examination, until its reply has come.</summary>
internal sealed class DetailedExamDue : DeadlineRule
{
    public DetailedExamDue(RuleSettings settings)
        : base("detailed-exam", "精密健診の結果の確認", Urgency.A, "maternal-health", "母子保健法12条・13条、国の状況確認の通知（精密未受診）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: DaysLater(settings.DetailedExamDays));
        Opens<ReferralIssued>(e => About(e.Person, e.Referral, e.On));
        LateAtOpening(settings.GraceDays);
        Settles<DetailedExamResult>(e => About(e.Person, e.Referral, e.On));
        Cancels<ReferralClosed>(e => About(e.Person, e.Referral, e.On).Because(CloseReasons.Died));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Days(settings.EscalateFurtherAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
