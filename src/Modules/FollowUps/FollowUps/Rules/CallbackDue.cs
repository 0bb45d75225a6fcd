using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>折り返しの約束 (deadlines.md 10). A call that was promised is made: whoever promised it owes it, at the moment promised.</summary>
internal sealed class CallbackDue : DeadlineRule
{
    public CallbackDue(RuleSettings settings)
        : base("callback", "折り返しの電話", Urgency.S, "follow-ups", "市の取り決め（受けた電話を落とさない）", Certainty.MunicipalSetting)
    {
        Safety();
        Opens<CallbackPromised>(e => About(e.Person, e.Note, e.PromisedOn).DueOn(Due.At(e.CallAt)).EntrustedTo(e.By));
        Settles<ContactMade>(e => About(e.Person, e.Note, e.MadeOn));
        Owner(Duty.OnCall);
        EscalatesInLine(after: Hours(settings.DeskEscalateAfterHours));
    }
}
