using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 予定日を過ぎても結果が分からない (deadlines.md 28). Most children who die of abuse at day 0 were born unseen, so it can be
/// neither postponed nor declined, and a pregnancy that "ended" with its outcome unknown still owes the answer.
/// </summary>
internal sealed class ExpectedDeliveryPassed : DeadlineRule
{
    public ExpectedDeliveryPassed(RuleSettings settings)
        : base("edd-passed", "出産結果の確認", Urgency.A, "maternal-health", "児福法10条1項1号", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: DaysLater(settings.DeliveryOutcomeDays), visibleFrom: TheDay());
        Opens<PregnancyNotified>(e => About(e.Person, e.Pregnancy, e.NotifiedOn).CountedFrom(e.ExpectedDeliveryOn), when: e => !e.AfterDelivery);
        LateAtOpening(settings.GraceDays);
        CarriesOver(settings.InfantVisitMonths);   // a child nobody has told of may be an infant
        Moves<ExpectedDeliveryChanged>(e => About(e.Person, e.Pregnancy, e.ChangedOn).CountedFrom(e.ExpectedDeliveryOn));
        Settles<BirthRegistered>(e => About(e.Mother, e.Pregnancy, e.BornOn));
        Settles<PregnancyEnded>(e => About(e.Person, e.Pregnancy, e.EndedOn).Because(CloseReasons.Of(e.Outcome)),
            when: e => e.Outcome != PregnancyOutcome.Unknown);
        Owner(Duty.PublicHealthNurse);
        Escalates(after: Days(settings.EscalateAfterDays), to: Duty.MaternalHealthSupervisor);
        Escalates(after: Days(settings.EscalateFurtherAfterDays), to: Duty.GeneralSupportOfficer);
    }
}
