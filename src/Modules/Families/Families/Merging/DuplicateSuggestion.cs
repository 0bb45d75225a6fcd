using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Merging;

/// <summary>Why two records may be one person; the more it says, the earlier it stands here and on the list.</summary>
internal enum DuplicateReason
{
    /// <summary>A newborn whom a desk registered, and a child of the register in the same household, born the same day.</summary>
    SameNewborn,

    /// <summary>The same 宛名番号 twice.</summary>
    SameNumber,

    /// <summary>The same kana, born the same day.</summary>
    SameKana,

    /// <summary>The same name, born the same day.</summary>
    SameName,

    /// <summary>The same kana and sex; month and day exchanged, or one digit of the date another.</summary>
    NearBirth,

    /// <summary>The same kana and sex; born when the other is guessed to be.</summary>
    EstimatedBirth,
}

/// <summary>Two records that may be one person. Somebody compares them: merged they are gone from here, and who are two people are never suggested again.</summary>
internal sealed class DuplicateSuggestion : AggregateRoot
{
    DuplicateSuggestion()
    {
    }

    public Guid Id { get; private set; }

    public PersonId First { get; private set; }

    public PersonId Second { get; private set; }

    public DuplicateReason Reason { get; private set; }

    /// <summary><see cref="Reason"/> as a number, by which the list is sorted.</summary>
    public int Rank { get; private set; }

    public DateOnly FoundOn { get; private set; }

    public DateOnly? DismissedOn { get; private set; }

    public StaffId? DismissedBy { get; private set; }

    public override IEnumerable<PersonId> About => [First, Second];

    public static DuplicateSuggestion Of((PersonId First, PersonId Second) pair, DuplicateReason reason, DateOnly on) =>
        new() { Id = Ids.New(), First = pair.First, Second = pair.Second, Reason = reason, Rank = (int)reason, FoundOn = on };

    /// <summary>The same for both orders, so that a pair is stored once.</summary>
    public static (PersonId First, PersonId Second) Pair(PersonId one, PersonId other) => one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one);

    /// <summary>They are two people; said again, the first to say so stays named.</summary>
    public void Dismiss(DateOnly on, StaffId by)
    {
        if (DismissedOn is null) (DismissedOn, DismissedBy) = (on, by);
    }

    public void FindFor(DuplicateReason reason) => (Reason, Rank) = (reason, (int)reason);

    internal sealed class Mapping : IEntityTypeConfiguration<DuplicateSuggestion>
    {
        public void Configure(EntityTypeBuilder<DuplicateSuggestion> builder)
        {
            builder.ToTable("duplicate_suggestion");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => new { x.First, x.Second }).IsUnique();
            builder.HasIndex(x => x.Second);
            builder.HasIndex(x => new { x.DismissedOn, x.Rank });
        }
    }
}
