using Hagukumi.Contracts;

namespace Hagukumi.Families.People;

/// <summary>A household of the register; who belongs to it is told by each <see cref="Person"/>.</summary>
internal sealed class Household
{
    Household()
    {
    }

    public HouseholdId Id { get; private set; }

    /// <summary>世帯番号; null for a household the register does not know.</summary>
    public string? RegisterNumber { get; private set; }

    public static Household Register(HouseholdId id, string registerNumber)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(registerNumber);
        return new() { Id = id, RegisterNumber = registerNumber };
    }
}
