using Hagukumi.Contracts;

namespace Hagukumi.Families.Contracts;

/// <summary>The register no longer carries the mark of 支援措置 for a person who is sealed. Nothing is unsealed: a person has to decide.</summary>
/// <param name="Person">Who.</param>
/// <param name="NoticedOn">The day whose register showed it.</param>
[Event("families.protection-mark-gone", "families")]
public sealed record ProtectionMarkGone(PersonId Person, DateOnly NoticedOn) : IIntegrationEvent;

/// <summary>The register carries the mark of 支援措置 of a person who was sealed without it: there is nothing to decide about a mark that is gone.</summary>
/// <param name="Person">Who.</param>
/// <param name="NoticedOn">The day whose register showed it.</param>
[Event("families.protection-mark-back", "families")]
public sealed record ProtectionMarkBack(PersonId Person, DateOnly NoticedOn) : IIntegrationEvent;

/// <summary>People decided whether an address stays withheld.</summary>
/// <param name="Person">Whose.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Lifted">It is withheld no longer; otherwise it stays withheld.</param>
[Event("families.protection-decided", "families")]
public sealed record ProtectionDecided(PersonId Person, DateOnly DecidedOn, bool Lifted) : IIntegrationEvent;
