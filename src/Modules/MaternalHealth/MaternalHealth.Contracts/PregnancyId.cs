using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>One pregnancy of one woman, also of twins and more.</summary>
public readonly record struct PregnancyId(Guid Value) : IId<PregnancyId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static PregnancyId New() => new(Ids.New());

    /// <inheritdoc/>
    public static PregnancyId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
