using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 健診の未受診 (deadlines.md 32), for each check-up of each child. It ends when somebody has seen the child: at the check-up, elsewhere, or with their own eyes;
/// or where a reason was confirmed. Letters and calls end nothing, so it subscribes to none of them; nor does moving out, until it is confirmed.
/// </summary>
internal sealed class MissedCheckupDue : DeadlineRule
{
    public MissedCheckupDue(RuleSettings settings)
        : base("missed-checkup", "健診未受診の確認（お子さんの現認）", Urgency.A, "maternal-health", "母子保健法12条・13条、国の状況確認の通知（目視）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: DaysLater(settings.MissedCheckupSightedDays));
        Opens<CheckupMissed>(e => About(e.Person, e.Missed, e.FoundOn).CountedFrom(e.SessionOn));
        LateAtOpening(settings.GraceDays);
        Settles<CheckupRecorded>(e => About(e.Person, e.Missed!.Value, e.On), when: e => e.Missed is not null);
        Settles<ChildSighted>(e => About(e.Person, e.Missed, e.On));
        Cancels<MissedCheckupExplained>(e => About(e.Person, e.Missed, e.On).Because(CloseReasons.Of(e.Reason)));
        AnnouncedBefore(settings.MissedCheckupSightedDays - settings.MissedCheckupPhoneDays);
        Owner(Duty.PublicHealthNurse);
        EscalatesAt(DaysLater(settings.MissedCheckupVisitDays), to: Duty.MaternalHealthSupervisor);
        EscalatesAt(DaysLater(settings.MissedCheckupSightedDays), to: Duty.GeneralSupportOfficer);
    }
}
