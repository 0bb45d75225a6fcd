using Hagukumi.Contracts;

namespace Hagukumi.Families.Contracts;

/// <summary>The register changed: people as they are now. Bulk import publishes up to 500 at once.</summary>
/// <param name="People">The people, each with its version.</param>
[Event("families.people-changed", "families")]
public sealed record PeopleChanged(IReadOnlyList<PersonIdentity> People) : IPeopleIdentified;

/// <summary>A person moved out of the municipality. A day that lies ahead is a plan and is told when it has come.</summary>
/// <param name="Person">Who.</param>
/// <param name="MovedOutOn">Day the register gives.</param>
[Event("families.person-moved-out", "families")]
public sealed record PersonMovedOut(PersonId Person, DateOnly MovedOutOn) : IIntegrationEvent;

/// <summary>A person died.</summary>
/// <param name="Person">Who.</param>
/// <param name="DiedOn">Day the register gives.</param>
/// <param name="BornOn">Day of birth, by which a child's death is told from another's; null where unknown.</param>
[Event("families.person-died", "families")]
public sealed record PersonDied(PersonId Person, DateOnly DiedOn, DateOnly? BornOn = null) : IIntegrationEvent;
