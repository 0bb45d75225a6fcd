using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>メモ: a quick note.</summary>
public readonly record struct NoteId(Guid Value) : IId<NoteId>
{
    /// <summary>A new id, ordered by the time it was made.</summary>
    public static NoteId New() => new(Ids.New());

    /// <inheritdoc/>
    public static NoteId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
