using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>Whose duty it is when nobody holds one: the desk's supervisor, then up the line. Duties are assigned and worklists made by the same.</summary>
public static class DutyLine
{
    /// <summary>The duty itself, and after it who answers for it.</summary>
    public static IReadOnlyList<Duty> From(Duty duty) => duty switch
    {
        Duty.PublicHealthNurse or Duty.Clerk => [duty, Duty.MaternalHealthSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.CaseWorker or Duty.OnCall => [duty, Duty.ChildWelfareSupervisor, Duty.GeneralSupportOfficer, Duty.CenterDirector],
        Duty.GeneralSupportOfficer or Duty.PrivacyOfficer => [duty, Duty.CenterDirector],
        Duty.CenterDirector => [duty],
        _ => [duty, Duty.GeneralSupportOfficer, Duty.CenterDirector],
    };

    /// <summary>Who is told first of what the duty lets lie; the duty itself where nobody stands above it.</summary>
    public static Duty Above(Duty duty) => From(duty) is [_, var next, ..] ? next : duty;
}
