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

/// <summary>A member of staff sealed an address.</summary>
/// <param name="Person">Who is protected; the household is sealed with them.</param>
/// <param name="Protection">The protection.</param>
/// <param name="On">Day of the sealing.</param>
/// <param name="EndsOn">Day on which it ends as the document says; null where none does. It never unseals anything.</param>
[Event("families.address-sealed", "families")]
public sealed record AddressSealed(PersonId Person, ProtectionId Protection, DateOnly On, DateOnly? EndsOn) : IIntegrationEvent;

/// <summary>It was decided that a protection goes on.</summary>
/// <param name="Person">Who is protected.</param>
/// <param name="Protection">The protection.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="EndsOn">Day on which it ends now; null where no document says.</param>
[Event("families.protection-extended", "families")]
public sealed record ProtectionExtended(PersonId Person, ProtectionId Protection, DateOnly DecidedOn, DateOnly? EndsOn) : IIntegrationEvent;

/// <summary>Two people decided that a protection is over.</summary>
/// <param name="Person">Who was protected. The address stays sealed where another protection of the household stands.</param>
/// <param name="Protection">The protection.</param>
/// <param name="DecidedOn">Day of the decision.</param>
[Event("families.unseal-decided", "families")]
public sealed record UnsealDecided(PersonId Person, ProtectionId Protection, DateOnly DecidedOn) : IIntegrationEvent;

/// <summary>One protection of one person: a measure, an order, a desk's own decision.</summary>
public readonly record struct ProtectionId(Guid Value) : IId<ProtectionId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ProtectionId New() => new(Ids.New());

    /// <inheritdoc/>
    public static ProtectionId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
