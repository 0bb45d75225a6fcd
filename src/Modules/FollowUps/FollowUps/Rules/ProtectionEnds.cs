using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 秘匿の期限 (deadlines.md 40), for each protection and on the day its document says. The day lifts nothing: whether the
/// protection goes on is decided by people, so it can be neither postponed nor declined, and an end that has passed is owed still.
/// </summary>
internal sealed class ProtectionEnds : DeadlineRule
{
    /// <summary>However long ago it ended: the address is sealed until somebody decides.</summary>
    const int EverBefore = 1200;

    public ProtectionEnds(RuleSettings settings)
        : base("protection-ends", "秘匿の期限（続けるか解くかを決める）", Urgency.A, "families", "住民基本台帳事務処理要領（支援措置）", Certainty.NationalNotice)
    {
        Safety();
        Repeats();
        Counts(due: TheDay(), visibleFrom: DaysLater(-settings.ProtectionVisibleDays));
        AnnouncedBefore(settings.ProtectionAnnouncedDays);
        Opens<AddressSealed>(e => About(e.Person, e.Protection, e.On).CountedFrom(e.EndsOn!.Value), when: e => e.EndsOn is not null);
        LateAtOpening(settings.GraceDays);
        CarriesOver(EverBefore);
        Settles<ProtectionExtended>(e => About(e.Person, e.Protection, e.DecidedOn));
        Opens<ProtectionExtended>(e => About(e.Person, e.Protection, e.DecidedOn).CountedFrom(e.EndsOn!.Value), when: e => e.EndsOn is not null);   // the next end
        Settles<UnsealDecided>(e => About(e.Person, e.Protection, e.DecidedOn));
        Owner(Duty.RegisterClerk);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
