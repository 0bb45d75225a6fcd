using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Merging;

/// <summary>
/// Somebody decided that two records are one person, and perhaps later that they are not. Nothing else is stored of it: who
/// stands for whom follows from the mergings that stand, so that a separation gives back exactly what was before.
/// </summary>
internal sealed class Merging : AggregateRoot
{
    public const int LongestReason = 400;

    Merging()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The record that stands for the other.</summary>
    public PersonId Person { get; private set; }

    /// <summary>The person it was merged into, which may have been merged further since.</summary>
    public PersonId Into { get; private set; }

    public DateOnly MergedOn { get; private set; }

    public StaffId MergedBy { get; private set; }

    public DateTimeOffset MergedAt { get; private set; }

    public string Reason { get; private set; } = "";

    public DateOnly? SeparatedOn { get; private set; }

    public StaffId? SeparatedBy { get; private set; }

    public DateTimeOffset? SeparatedAt { get; private set; }

    public string? SeparationReason { get; private set; }

    public bool Stands => SeparatedOn is null;

    public override IEnumerable<PersonId> About => [Person, Into];

    /// <summary>Merges one person into another; a provisional person is identified by being merged into a resident.</summary>
    public static Merging Of(Person person, Person into, DateOnly on, StaffId by, DateTimeOffset at, string reason)
    {
        if (person.Id == into.Id) throw new InvalidOperationException("Nobody is merged into themselves.");
        if (person.MergedInto is not null || into.MergedInto is not null) throw new InvalidOperationException("Only who stands for themselves is merged.");
        var merging = new Merging { Id = Ids.New(), Person = person.Id, Into = into.Id, MergedOn = on, MergedBy = by, MergedAt = at, Reason = reason };
        merging.Raise(new PeopleMerged(person.Id, into.Id, on));
        if (person.Provisional && !into.Provisional) merging.Raise(new PersonRegistered(person.Id, into.Id, on));
        return merging;
    }

    public void Separate(DateOnly on, StaffId by, DateTimeOffset at, string reason)
    {
        if (!Stands) throw new InvalidOperationException($"{Id} does not stand any more.");
        (SeparatedOn, SeparatedBy, SeparatedAt, SeparationReason) = (on, by, at, reason);
        Raise(new PeopleSeparated(Person, Into, on));
    }

    /// <summary>Whom each merged person stands for by these mergings: the one at the end, however long the way.</summary>
    public static IReadOnlyDictionary<PersonId, PersonId> Canonical(IEnumerable<Merging> mergings)
    {
        // Of one press twice the second may read the first one's merging beside its own; its save is refused.
        var next = mergings.Where(m => m.Stands).DistinctBy(m => m.Person).ToDictionary(m => m.Person, m => m.Into);
        return next.Keys.ToDictionary(p => p, p =>
        {
            var end = next[p];
            while (next.TryGetValue(end, out var further)) end = further;
            return end;
        });
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Merging>
    {
        public void Configure(EntityTypeBuilder<Merging> builder)
        {
            builder.ToTable("merging");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Reason).HasMaxLength(LongestReason);
            builder.Property(x => x.SeparationReason).HasMaxLength(LongestReason);
            builder.Ignore(x => x.Stands);
            builder.HasIndex(x => new { x.Person, x.SeparatedOn });
            builder.HasIndex(x => x.Into);
        }
    }
}
