using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>引継ぎ: one case that goes to a successor.</summary>
public readonly record struct HandoverId(Guid Value) : IId<HandoverId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static HandoverId New() => new(Ids.New());

    /// <inheritdoc/>
    public static HandoverId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
