using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>担当不在: a duty that nobody holds.</summary>
public readonly record struct VacancyId(Guid Value) : IId<VacancyId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static VacancyId New() => new(Ids.New());

    /// <inheritdoc/>
    public static VacancyId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
