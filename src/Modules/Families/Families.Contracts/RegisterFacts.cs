using Hagukumi.Contracts;

namespace Hagukumi.Families.Contracts;

/// <summary>
/// A person came from another municipality, as an extract of the register shows that was not the first: whoever stands in
/// the first one did not come because the program did.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="MovedInOn">Day the register gives.</param>
[Event("families.person-moved-in", "families")]
public sealed record PersonMovedIn(PersonId Person, DateOnly MovedInOn) : IIntegrationEvent;

/// <summary>A person belongs to another household of the register than before.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">The household before.</param>
/// <param name="To">The household now.</param>
/// <param name="NoticedOn">The day whose register showed it; the register does not say when it was.</param>
[Event("families.household-changed", "families")]
public sealed record HouseholdChanged(PersonId Person, HouseholdId From, HouseholdId To, DateOnly NoticedOn) : IIntegrationEvent;
