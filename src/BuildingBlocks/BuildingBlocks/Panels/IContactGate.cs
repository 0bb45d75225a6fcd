using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Panels;

/// <summary>
/// Decides what may be sent to whom. Asked at the moment of printing or sending, never kept: a death or a sealing takes
/// effect at once, print queues included. Only Families answers.
/// </summary>
public interface IContactGate
{
    /// <summary>The decision for each person asked about, also for those nobody knows.</summary>
    Task<IReadOnlyDictionary<PersonId, ContactDecision>> MaySend(IReadOnlyCollection<PersonId> people, CancellationToken stop);
}

/// <summary>Whether something may be sent to a person now.</summary>
/// <param name="Refusal">Why not; null where it may.</param>
public sealed record ContactDecision(ContactRefusal? Refusal)
{
    /// <summary>It may be sent.</summary>
    public static readonly ContactDecision Allowed = new((ContactRefusal?)null);

    /// <summary>It must not be sent.</summary>
    public static ContactDecision Refused(ContactRefusal reason) => new(reason);

    /// <summary>Whether it may be sent.</summary>
    public bool IsAllowed => Refusal is null;
}

/// <summary>Why nothing may be sent.</summary>
public enum ContactRefusal
{
    /// <summary>Nobody knows the person.</summary>
    Unknown,

    /// <summary>The person died.</summary>
    Died,

    /// <summary>The address is withheld (支援措置): a supervisor decides by hand.</summary>
    Sealed,

    /// <summary>The person moved out of the municipality.</summary>
    MovedOut,

    /// <summary>No address is known.</summary>
    NoAddress,
}
