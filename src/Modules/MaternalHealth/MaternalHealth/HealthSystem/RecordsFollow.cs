using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>Who a part of a file is about: merged people are one.</summary>
/// <param name="same">Every id of a person, by the id that stands for them.</param>
internal sealed class People(ILookup<PersonId, PersonId> same)
{
    readonly Dictionary<PersonId, PersonId> canonical = same.SelectMany(p => p.Select(id => (id, p.Key))).DistinctBy(p => p.id).ToDictionary(p => p.id, p => p.Key);

    public IReadOnlyList<PersonId> Ids { get; } = [.. same.SelectMany(p => p).Distinct()];

    public PersonId CanonicalOf(PersonId id) => canonical.GetValueOrDefault(id, id);
}

/// <summary>
/// Lets one kind of record follow the other system, by the same methods by which a person records it on a screen: what was recorded already is found,
/// what a screen refuses is refused in the same sentence, and the same facts are told.
/// </summary>
/// <param name="db">The desk's records; nothing is saved here.</param>
internal abstract class RecordsFollow(MaternalHealthDb db)
{
    protected MaternalHealthDb Db => db;

    /// <summary>Reads whatever the people of the rows have.</summary>
    /// <param name="people">Of the rows, and of the records that the rows change.</param>
    /// <param name="stop">Interrupted.</param>
    public abstract Task Load(People people, CancellationToken stop);

    /// <summary>Records what a new row says, or finds it recorded. Where it refuses, nothing has changed.</summary>
    /// <returns>What the record is found by later.</returns>
    public abstract Guid Record(HealthRecord record, DirectoryPerson who, Recorded recorded);

    /// <summary>Changes a record as the row says: corrects it, or withdraws it and records it anew. Where it refuses, half of that may have been done.</summary>
    public abstract Guid Change(Guid known, HealthRecord record, DirectoryPerson who, Following following);

    /// <summary>The other system took the record back. One that was taken back here already stays so.</summary>
    public abstract void Withdraw(Guid known, Following following);

    protected static void RefuseBeforeBirth(DateOnly on, DirectoryPerson who, string what)
    {
        if (who.BirthDate is { } born && on < born) throw new RefusalException($"{what}が生まれた日より前です。宛名番号と日付を確かめてください。");
    }
}

/// <summary>Who changes a record, when, and what is said of it.</summary>
/// <param name="Recorded">Whoever started the import.</param>
/// <param name="Today">The day of the import.</param>
/// <param name="Reason">Kept with what is withdrawn or corrected.</param>
internal sealed record Following(Recorded Recorded, DateOnly Today, string Reason);
