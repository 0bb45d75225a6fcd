using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>担当不在 (deadlines.md 39). A duty that owes something has nobody; who stands above it finds somebody the same day.</summary>
internal sealed class VacantDutyDue : DeadlineRule
{
    public VacantDutyDue(RuleSettings settings)
        : base("vacant-duty", "担当不在", Urgency.A, "follow-ups", "市の取り決め（担当の空白をつくらない）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: TheDay());
        Opens<DutyFellVacant>(e => About(null, e.Vacancy, e.Since).OwnedBy(DutyLine.Above(e.Duty)).Because(DutyNames.Of(e.Duty, e.District)));
        LateAtOpening(graceDays: 0);
        Settles<DutyFilled>(e => About(null, e.Vacancy, e.FilledOn));
        Owner(Duty.GeneralSupportOfficer);   // the opening names who stands above the duty
        Escalates(after: Days(1), to: Duty.GeneralSupportOfficer);
    }
}
