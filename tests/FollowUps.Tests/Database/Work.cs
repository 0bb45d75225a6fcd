using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>What people do about what stands on their lists, in a simulated town.</summary>
static class Work
{
    /// <summary>The facts that settle a follow-up; none where it ends by what comes in.</summary>
    public static IEnumerable<IIntegrationEvent> Settling(FollowUp f, DateOnly day) => f.Rule switch
    {
        "pregnancy-interview" => [new PregnancyInterviewed(f.Person!.Value, new PregnancyId(f.Subject), day)],
        "triage" => [new RiskTriaged(f.Person!.Value, new PregnancyId(f.Subject), day, TriageDirection.Ordinary)],
        "eight-month" => [new EightMonthInterviewHeld(f.Person!.Value, new PregnancyId(f.Subject), day)],
        "newborn-visit" or "low-birth-weight" => [new NewbornVisited(f.Person!.Value, day, ByOtherMunicipality: false)],
        "infant-visit" => [new InfantHomeVisited(f.Person!.Value, day, ChildSeen: true)],
        "after-loss" => [new GriefContactDecided(f.Person!.Value, f.Subject, day, Speaks: true)],
        "unfiled-note" => [new NoteFiled(new NoteId(f.Subject), null, null, day)],
        "callback" => [new ContactMade(new NoteId(f.Subject), null, day)],
        "handoff" or "handoff-first" => [new ReferralConfirmed(new ReferralId(f.Subject), f.Person!.Value, day)],
        _ => [],
    };
}
