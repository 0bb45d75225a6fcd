using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>時間外の受付 (deadlines.md 10). What came in while the office was closed is taken over by somebody of the day, on the next open day by ten.</summary>
internal sealed class AfterHoursDue : DeadlineRule
{
    public AfterHoursDue(RuleSettings settings)
        : base("after-hours", "時間外の受付の引継ぎ", Urgency.S, "follow-ups", "市の取り決め（時間外の引継ぎ）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: WhenNextOpen(settings.OfficeOpensAt, settings.HandOverByAt));
        Opens<AfterHoursReceived>(e => About(e.Person, e.Note, e.ReceivedOn).CountedFrom(e.ReceivedAt).EntrustedTo(e.By));
        Settles<HandedOver>(e => About(e.Person, e.Note, e.TakenOn));
        Owner(Duty.OnCall);
        EscalatesInLine(after: Hours(settings.DeskEscalateAfterHours));
    }
}
