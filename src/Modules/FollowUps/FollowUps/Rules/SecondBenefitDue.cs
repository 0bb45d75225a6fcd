using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 給付の2回目の未請求 (deadlines.md 34), after every end of a pregnancy that was certified. It is opened by the certification, as of the
/// heartbeat, which comes before any end: whichever of the two is recorded first, the end counts.
/// </summary>
internal sealed class SecondBenefitDue : DeadlineRule
{
    /// <summary>子ども・子育て支援法: claims lapse after two years.</summary>
    const int LapsesAfterMonths = 24;

    /// <summary>The two years run from eight weeks before the expected delivery; counted so from every end, the reminder is early rather than late.</summary>
    const int DaysBefore = 56;

    public SecondBenefitDue(RuleSettings settings)
        : base("benefit-second", "支援給付2回目の案内", Urgency.B, "maternal-health", "子ども・子育て支援法（妊婦のための支援給付、2年で時効）", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.SecondBenefitDays), visibleFrom: TheDay());
        Opens<BenefitCertified>(e => About(e.Person, e.Pregnancy, e.HeartbeatOn).CountedFrom(e.ExpectedDeliveryOn));
        LateAtOpening(settings.GraceDays);
        CarriesOver(LapsesAfterMonths);
        Moves<ExpectedDeliveryChanged>(e => About(e.Person, e.Pregnancy, e.ChangedOn).CountedFrom(e.ExpectedDeliveryOn));
        Moves<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).CountedFrom(e.EndedOn));
        Moves<BirthRegistered>(e => About(e.Mother, e.Pregnancy, e.BornOn).CountedFrom(e.BornOn));
        Settles<BenefitPaid>(e => About(e.Person, e.Pregnancy, e.PaidOn), when: e => e.Part is BenefitPart.Second);
        Cancels<BenefitPaidElsewhere>(e => About(e.Person, e.Pregnancy, e.KnownOn).Because(CloseReasons.PaidElsewhere), when: e => e.Part is BenefitPart.Second);
        Declines<BenefitDeclined>(e => About(e.Person, e.Pregnancy, e.DeclinedOn));
        Owner(Duty.Clerk);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
        EscalatesAt((from, _) => Due.On(from.Day.AddDays(-DaysBefore).AddMonths(LapsesAfterMonths - settings.SecondBenefitAgainMonths)), to: Duty.MaternalHealthSupervisor);
    }
}
