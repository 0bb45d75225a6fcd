using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>After a loss it was decided whether and how somebody speaks to the family; doing nothing for now is a decision too.</summary>
/// <param name="Person">The woman, or the child who died.</param>
/// <param name="Subject">The pregnancy, or the child.</param>
/// <param name="DecidedOn">The day.</param>
/// <param name="Speaks">Somebody speaks to the family.</param>
[Event("maternal-health.grief-contact-decided", "maternal-health")]
public sealed record GriefContactDecided(PersonId Person, Guid Subject, DateOnly DecidedOn, bool Speaks) : IIntegrationEvent;

/// <summary>After a loss the family did not want to be spoken to.</summary>
/// <param name="Person">The woman, or the child who died.</param>
/// <param name="Subject">The pregnancy, or the child.</param>
/// <param name="DeclinedOn">The day.</param>
[Event("maternal-health.grief-contact-declined", "maternal-health")]
public sealed record GriefContactDeclined(PersonId Person, Guid Subject, DateOnly DeclinedOn) : IIntegrationEvent;
