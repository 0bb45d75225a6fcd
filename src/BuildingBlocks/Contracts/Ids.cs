namespace Hagukumi.Contracts;

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
    public static PersonId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A household of the register.</summary>
public readonly record struct HouseholdId(Guid Value) : IId<HouseholdId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HouseholdId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static HouseholdId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A member of staff.</summary>
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static StaffId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static StaffId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
