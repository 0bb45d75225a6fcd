using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 支援措置の印の消滅 (deadlines.md 40, D11). The register lost the mark of somebody whose address is withheld: it stays withheld until
/// people decide, and they have to decide at once, because a slip in the register looks the same as the end of a danger. Each time
/// the mark goes is an occurrence of its own.
/// </summary>
internal sealed class ProtectionMarkGoneDue : DeadlineRule
{
    public ProtectionMarkGoneDue(RuleSettings settings)
        : base("protection-mark-gone", "支援措置の印が消えた：秘匿の確認", Urgency.A, "families", "住民基本台帳事務処理要領", Certainty.MunicipalSetting)
    {
        Safety();
        Repeats();
        Counts(due: OpenDaysLater(settings.ProtectionMarkOpenDays));
        Opens<ProtectionMarkGone>(e => About(e.Person, e.NoticedOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.ProtectionCarriedMonths);   // whom it protects was in danger before the program came
        Settles<ProtectionDecided>(e => About(e.Person, e.DecidedOn));
        Cancels<ProtectionMarkBack>(e => About(e.Person, e.NoticedOn).Because(CloseReasons.MarkBack));
        Owner(Duty.RegisterClerk);
        Escalates(after: Days(settings.ProtectionMarkEscalateAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
