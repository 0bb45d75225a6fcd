using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>流産・死産・児の死亡の後 (deadlines.md 33). Letters stop by themselves; whether and how somebody speaks to the family people decide within a week. What the mother is entitled to stays.</summary>
internal sealed class GriefContactDue : DeadlineRule
{
    /// <summary>児童 are under eighteen (児福法4条).</summary>
    const int AdultAt = 18;

    public GriefContactDue(RuleSettings settings)
        : base("after-loss", "声かけの要否の判断（流産・死産・お子さんの死亡）", Urgency.A, "maternal-health", "母子保健法（妊産婦の定義）、市の取り決め", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(settings.GriefContactDays));
        Opens<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn), when: e => CloseReasons.IsLoss(e.Outcome));
        Opens<PersonDied>(e => About(e.Person, e.DiedOn), when: e => e.BornOn is { } born && Age.LegalAge(born, e.DiedOn) < AdultAt);
        LateAtOpening(settings.GraceDays);
        Settles<GriefContactDecided>(e => About(e.Person, e.Subject, e.DecidedOn));
        Declines<GriefContactDeclined>(e => About(e.Person, e.Subject, e.DeclinedOn));
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(0), to: Duty.MaternalHealthSupervisor);
    }
}
