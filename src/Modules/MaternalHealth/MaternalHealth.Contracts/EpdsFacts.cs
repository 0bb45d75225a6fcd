using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>EPDS (with its two companion questionnaires) was taken of a mother. What it says to the other desks is what has to be done: no score is told.</summary>
/// <param name="Person">The mother.</param>
/// <param name="Assessment">The questionnaire.</param>
/// <param name="By">Who recorded it, and owes what follows the same day.</param>
/// <param name="On">The day she answered.</param>
/// <param name="Item10Positive">Item 10 was answered with one or more, whatever the total: decided about the same day.</param>
/// <param name="AtOrAboveThreshold">The total or an item of a companion reached what the municipality has set.</param>
/// <param name="Incomplete">Answers are missing; nothing was added up.</param>
[Event("maternal-health.epds-recorded", "maternal-health")]
public sealed record EpdsRecorded(PersonId Person, Guid Assessment, StaffId By, DateOnly On, bool Item10Positive, bool AtOrAboveThreshold, bool Incomplete) : IIntegrationEvent;

/// <summary>After an answer to item 10: who stays with her, whom to call and who is responsible was decided.</summary>
/// <param name="Person">The mother.</param>
/// <param name="Assessment">The questionnaire.</param>
/// <param name="MadeOn">The day.</param>
[Event("maternal-health.safety-plan-made", "maternal-health")]
public sealed record SafetyPlanMade(PersonId Person, Guid Assessment, DateOnly MadeOn) : IIntegrationEvent;

/// <summary>Help began after a questionnaire: a visit, postpartum care, a word to a doctor.</summary>
/// <param name="Person">The mother.</param>
/// <param name="Assessment">The questionnaire.</param>
/// <param name="StartedOn">The day.</param>
[Event("maternal-health.intervention-started", "maternal-health")]
public sealed record InterventionStarted(PersonId Person, Guid Assessment, DateOnly StartedOn) : IIntegrationEvent;

/// <summary>The mother did not want the help that was offered after a questionnaire.</summary>
/// <param name="Person">The mother.</param>
/// <param name="Assessment">The questionnaire.</param>
/// <param name="DeclinedOn">The day.</param>
[Event("maternal-health.intervention-declined", "maternal-health")]
public sealed record InterventionDeclined(PersonId Person, Guid Assessment, DateOnly DeclinedOn) : IIntegrationEvent;

/// <summary>A later questionnaire without gaps stands beside an earlier one.</summary>
/// <param name="Person">The mother.</param>
/// <param name="Assessment">The earlier questionnaire.</param>
/// <param name="On">The day of the later one.</param>
[Event("maternal-health.epds-reassessed", "maternal-health")]
public sealed record EpdsReassessed(PersonId Person, Guid Assessment, DateOnly On) : IIntegrationEvent;
