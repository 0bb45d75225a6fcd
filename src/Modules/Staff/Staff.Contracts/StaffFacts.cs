using Hagukumi.Contracts;

namespace Hagukumi.Staff.Contracts;

/// <summary>Accounts changed: members of staff as they are now.</summary>
/// <param name="Staff">Each with its version.</param>
[Event("staff.staff-changed", "staff")]
public sealed record StaffChanged(IReadOnlyList<StaffIdentity> Staff) : IStaffIdentified;

/// <summary>A duty was given, or its period changed: the whole assignment as it stands now.</summary>
/// <param name="Assignment">Id of the assignment.</param>
/// <param name="Version">Grows with each change; an older one is ignored.</param>
/// <param name="Holder">Who holds the duty.</param>
/// <param name="Duty">Which duty.</param>
/// <param name="District">District code; null where the duty is not divided.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while open.</param>
[Event("staff.duty-assigned", "staff")]
public sealed record DutyAssigned(Guid Assignment, int Version, StaffId Holder, Duty Duty, string? District, DateOnly From, DateOnly? To) : IIntegrationEvent;

/// <summary>The days of the week on which somebody works changed: the whole period as it stands now. Outside every period a member of staff works on every open day.</summary>
/// <param name="Period">Id of the period.</param>
/// <param name="Version">Grows with each change; an older one is ignored.</param>
/// <param name="Staff">Whose.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while open.</param>
/// <param name="Days">The days of the week; closed days of the office are free in any case.</param>
/// <param name="Withdrawn">It was entered by mistake.</param>
[Event("staff.working-days-set", "staff")]
public sealed record WorkingDaysSet(Guid Period, int Version, StaffId Staff, DateOnly From, DateOnly? To, Weekdays Days, bool Withdrawn) : IIntegrationEvent;

/// <summary>Somebody is away, or was to be: the whole absence as it stands now. Why is nobody's business outside the staff desk.</summary>
/// <param name="Absence">Id of the absence.</param>
/// <param name="Version">Grows with each change; an older one is ignored.</param>
/// <param name="Staff">Who is away.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null where nobody knows yet.</param>
/// <param name="Withdrawn">It does not come about, or was entered by mistake.</param>
[Event("staff.absence-recorded", "staff")]
public sealed record AbsenceRecorded(Guid Absence, int Version, StaffId Staff, DateOnly From, DateOnly? To, bool Withdrawn) : IIntegrationEvent;

/// <summary>Who stands in for somebody was decided: the whole of it as it stands now.</summary>
/// <param name="Deputizing">Id of the decision.</param>
/// <param name="Version">Grows with each change; an older one is ignored.</param>
/// <param name="Staff">For whom.</param>
/// <param name="Deputy">Who stands in.</param>
/// <param name="Rank">1 for who is asked first; the next where that one is away too.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while open.</param>
/// <param name="Withdrawn">It was entered by mistake.</param>
[Event("staff.deputy-named", "staff")]
public sealed record DeputyNamed(Guid Deputizing, int Version, StaffId Staff, StaffId Deputy, int Rank, DateOnly From, DateOnly? To, bool Withdrawn) : IIntegrationEvent;

/// <summary>Days of the week.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>月.</summary>
    Monday = 1,

    /// <summary>火.</summary>
    Tuesday = 2,

    /// <summary>水.</summary>
    Wednesday = 4,

    /// <summary>木.</summary>
    Thursday = 8,

    /// <summary>金.</summary>
    Friday = 16,

    /// <summary>土.</summary>
    Saturday = 32,

    /// <summary>日.</summary>
    Sunday = 64,
}
