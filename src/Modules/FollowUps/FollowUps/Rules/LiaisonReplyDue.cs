using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>連絡票の返信 (AS-16): what a clinic was asked comes back, or somebody asks again.</summary>
internal sealed class LiaisonReplyDue : DeadlineRule
{
    public LiaisonReplyDue(RuleSettings settings)
        : base("liaison-reply", "連絡票の返信の確認", Urgency.A, "maternal-health", "市の取り決め（産科医療機関との連絡）", Certainty.MunicipalSetting)
    {
        Opens<LiaisonSent>(e => About(e.Person, e.Slip, e.SentOn).DueOn(Due.On(e.ReplyDueOn)));
        Settles<LiaisonReplied>(e => About(e.Person, e.Slip, e.RepliedOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
    }
}
