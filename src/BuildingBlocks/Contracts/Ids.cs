namespace Hagukumi.Contracts;

/// <summary>Where new ids come from.</summary>
public static class Ids
{
    static readonly AsyncLocal<Random?> Seed = new();

    /// <summary>A new id, ordered by the time it was made (version 7); while the demo fills a database, the same for the same seed (version 4).</summary>
    public static Guid New() => Seed.Value is { } random ? OfChance(random) : Guid.CreateVersion7();

    /// <summary>What the caller makes from now on takes its ids from this source.</summary>
    public static void ComeFrom(Random random) => Seed.Value = random;

    static Guid OfChance(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>A typed id; modules convert it to a plain Guid column by convention.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The stored value.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A person of the register, or one it does not know yet.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PersonId New() => new(Ids.New());

    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A household of the register.</summary>
public readonly record struct HouseholdId(Guid Value) : IId<HouseholdId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HouseholdId New() => new(Ids.New());

    /// <inheritdoc/>
    public static HouseholdId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A member of staff.</summary>
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static StaffId New() => new(Ids.New());

    /// <inheritdoc/>
    public static StaffId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
