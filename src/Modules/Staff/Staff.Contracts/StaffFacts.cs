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
