using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Panels;

/// <summary>
/// Decides what may be sent to whom, and how somebody may be called. Asked at the moment of printing, sending or
/// calling, never kept: a loss, a sealing or a safe contact takes effect at once, print queues included. Only Families answers.
/// </summary>
public interface IContactGate
{
    /// <summary>The decision for a letter to each person about themselves; also for those nobody knows.</summary>
    Task<IReadOnlyDictionary<PersonId, ContactDecision>> MaySend(IReadOnlyCollection<PersonId> people, CancellationToken stop);

    /// <summary>The decision for each letter, voucher or notice.</summary>
    Task<IReadOnlyDictionary<LetterFor, ContactDecision>> MaySend(IReadOnlyCollection<LetterFor> letters, CancellationToken stop);

    /// <summary>Whether and how each person may be called; also for those nobody knows.</summary>
    Task<IReadOnlyDictionary<PersonId, CallDecision>> MayCall(IReadOnlyCollection<PersonId> people, CancellationToken stop);
}

/// <summary>Something that is to be sent.</summary>
/// <param name="Addressee">Who receives it.</param>
/// <param name="About">Id of whom it is about: a person, or the pregnancy while the child is not born.</param>
/// <param name="Kind">Whether a loss stops it.</param>
public sealed record LetterFor(PersonId Addressee, Guid About, LetterKind Kind)
{
    /// <summary>A letter to somebody about nobody but themselves.</summary>
    public static LetterFor OwnOf(PersonId addressee) => new(addressee, addressee.Value, LetterKind.OwnRight);
}

/// <summary>What a letter is there for.</summary>
public enum LetterKind
{
    /// <summary>お子さんのための案内・配布・券: stops at once when the child or the pregnancy is lost.</summary>
    ForTheChild,

    /// <summary>本人の権利 (産婦健診, 産後ケア, 給付): stays after a loss.</summary>
    OwnRight,
}

/// <summary>Whether something may be sent now, and in what envelope.</summary>
/// <param name="Refusal">Why not; null where it may.</param>
public sealed record ContactDecision(ContactRefusal? Refusal)
{
    /// <summary>It may be sent.</summary>
    public static readonly ContactDecision Allowed = new((ContactRefusal?)null);

    /// <summary>It must not be sent.</summary>
    public static ContactDecision Refused(ContactRefusal reason) => new(reason);

    /// <summary>Whether it may be sent.</summary>
    public bool IsAllowed => Refusal is null;

    /// <summary>The envelope must not show which office sends it.</summary>
    public bool NeutralEnvelope { get; init; }
}

/// <summary>Whether somebody may be called now, and how.</summary>
/// <param name="Refusal">Why not; null where they may.</param>
/// <param name="Only">The only way; null where nobody said how.</param>
public sealed record CallDecision(ContactRefusal? Refusal, SafeCall? Only = null)
{
    /// <summary>Whether the person may be called.</summary>
    public bool IsAllowed => Refusal is null;
}

/// <summary>How a person may be called without harm.</summary>
/// <param name="Phone">The only number.</param>
/// <param name="Hours">When, in words; empty where at any time.</param>
/// <param name="NoVoicemail">Nothing may be left on a machine.</param>
/// <param name="MustNotAnswer">Who must not be spoken to, in words; empty where nobody was named.</param>
/// <param name="Language">In which language, in words; empty where it does not matter.</param>
public sealed record SafeCall(string Phone, string Hours, bool NoVoicemail, string MustNotAnswer, string Language);

/// <summary>Why nothing may be sent, or nobody called.</summary>
public enum ContactRefusal
{
    /// <summary>Nobody knows the person.</summary>
    Unknown,

    /// <summary>The person died.</summary>
    Died,

    /// <summary>The child it is about died, or the pregnancy it is about ended without a living child.</summary>
    Lost,

    /// <summary>The address is withheld (支援措置), and no safe number is known: a supervisor decides by hand.</summary>
    Sealed,

    /// <summary>The person moved out of the municipality.</summary>
    MovedOut,

    /// <summary>No address is known.</summary>
    NoAddress,

    /// <summary>The person asked not to be called.</summary>
    NoCalls,
}
