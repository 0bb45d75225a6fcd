using Hagukumi.Contracts;

namespace Hagukumi.Staff.Duties;

/// <summary>Who answers for a duty that nobody holds: the desk's supervisor, then up the line; as the worklists hold it.</summary>
static class DutyLine
{
    public static IReadOnlyList<Duty> Above(Duty duty) => duty switch
    {
        Duty.PublicHealthNurse or Duty.Clerk => [Duty.MaternalHealthSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.CaseWorker => [Duty.ChildWelfareSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.GeneralSupportOfficer or Duty.PrivacyOfficer => [Duty.CenterDirector],
        Duty.CenterDirector => [],
        _ => [Duty.GeneralSupportOfficer, Duty.CenterDirector],
    };
}
