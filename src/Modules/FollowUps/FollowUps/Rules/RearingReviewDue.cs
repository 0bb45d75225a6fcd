using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>養育支援訪問の評価 (AY-33): whether the support helps is looked at until somebody ends it.</summary>
internal sealed class RearingReviewDue : DeadlineRule
{
    public RearingReviewDue(RuleSettings settings)
        : base("rearing-review", "養育支援訪問の評価", Urgency.A, "maternal-health", "児童福祉法6条の3第5項、市の取り決め", Certainty.MunicipalSetting)
    {
        Opens<RearingSupportDecided>(e => About(e.Person, e.Support, e.DecidedOn).DueOn(Due.On(e.ReviewOn)));
        LateAtOpening(settings.GraceDays);
        Moves<RearingSupportReviewed>(e => About(e.Person, e.Support, e.ReviewedOn).DueOn(Due.On(e.NextOn)));
        Settles<RearingSupportEnded>(e => About(e.Person, e.Support, e.EndedOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
