using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>紹介: a family sent on to somebody else.</summary>
public readonly record struct ReferralId(Guid Value) : IId<ReferralId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static ReferralId New() => new(Ids.New());

    /// <inheritdoc/>
    public static ReferralId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
