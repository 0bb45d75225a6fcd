using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>A duty ends, and one case of it goes to a successor.</summary>
/// <param name="Handover">The case that is handed over.</param>
/// <param name="Person">Whose case.</param>
/// <param name="From">Whose duty ends.</param>
/// <param name="Duty">Which duty.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="OpenedOn">The day it became known.</param>
[Event("follow-ups.handover-opened", "follow-ups")]
public sealed record HandoverOpened(HandoverId Handover, PersonId Person, StaffId From, Duty Duty, DateOnly LastDay, DateOnly OpenedOn) : IIntegrationEvent;

/// <summary>The duty ends on another day.</summary>
/// <param name="Handover">The case that is handed over.</param>
/// <param name="Person">Whose case.</param>
/// <param name="LastDay">Its last day now.</param>
/// <param name="ChangedOn">The day it became known.</param>
[Event("follow-ups.handover-moved", "follow-ups")]
public sealed record HandoverMoved(HandoverId Handover, PersonId Person, DateOnly LastDay, DateOnly ChangedOn) : IIntegrationEvent;

/// <summary>The predecessor wrote what the successor must know.</summary>
/// <param name="Handover">The case that is handed over.</param>
/// <param name="Person">Whose case.</param>
/// <param name="NotedOn">The day.</param>
[Event("follow-ups.handover-noted", "follow-ups")]
public sealed record HandoverNoted(HandoverId Handover, PersonId Person, DateOnly NotedOn) : IIntegrationEvent;

/// <summary>The successor received the case.</summary>
/// <param name="Handover">The case that is handed over.</param>
/// <param name="Person">Whose case.</param>
/// <param name="AcceptedOn">The day.</param>
[Event("follow-ups.handover-accepted", "follow-ups")]
public sealed record HandoverAccepted(HandoverId Handover, PersonId Person, DateOnly AcceptedOn) : IIntegrationEvent;

/// <summary>The duty goes on after all.</summary>
/// <param name="Handover">The case that is not handed over.</param>
/// <param name="Person">Whose case.</param>
/// <param name="CancelledOn">The day it became known.</param>
[Event("follow-ups.handover-cancelled", "follow-ups")]
public sealed record HandoverCancelled(HandoverId Handover, PersonId Person, DateOnly CancelledOn) : IIntegrationEvent;

/// <summary>A duty that owes something has nobody who holds it.</summary>
/// <param name="Vacancy">The vacancy.</param>
/// <param name="Duty">Which duty.</param>
/// <param name="District">Of which district; null where it is not divided.</param>
/// <param name="Since">First day.</param>
[Event("follow-ups.duty-fell-vacant", "follow-ups")]
public sealed record DutyFellVacant(VacancyId Vacancy, Duty Duty, string? District, DateOnly Since) : IIntegrationEvent;

/// <summary>Somebody holds the duty again, or it owes nothing any more.</summary>
/// <param name="Vacancy">The vacancy.</param>
/// <param name="FilledOn">The day.</param>
[Event("follow-ups.duty-filled", "follow-ups")]
public sealed record DutyFilled(VacancyId Vacancy, DateOnly FilledOn) : IIntegrationEvent;
