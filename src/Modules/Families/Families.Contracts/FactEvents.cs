using Hagukumi.Contracts;

namespace Hagukumi.Families.Contracts;

/// <summary>Somebody said where a child goes to nursery or school. The roll-over in April says nothing: nobody has looked yet. Which place it is stays with the family's record.</summary>
/// <param name="Person">Who.</param>
/// <param name="UpdatedOn">The day it was recorded.</param>
[Event("families.affiliation-updated", "families")]
public sealed record AffiliationUpdated(PersonId Person, DateOnly UpdatedOn) : IIntegrationEvent;

/// <summary>What a guardian said to sharing something was recorded.</summary>
/// <param name="Person">About whose information.</param>
/// <param name="ScopeCode">What may be shared (codes C17, <c>ConsentScope</c>).</param>
/// <param name="StateCode">What was said: granted, refused, notNeededByLaw, pending or withdrawn.</param>
/// <param name="RecordedOn">The day it was recorded.</param>
[Event("families.consent-recorded", "families")]
public sealed record ConsentRecorded(PersonId Person, string ScopeCode, string StateCode, DateOnly RecordedOn) : IIntegrationEvent;
