using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Letters;

/// <summary>A letter that waits in somebody's print queue for its label. It carries no address: the gate is asked when it is printed.</summary>
internal sealed class Letter : AggregateRoot
{
    Letter()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Addressee { get; private set; }

    /// <summary>Id of the person or of the pregnancy it is about.</summary>
    public Guid Subject { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>What it is, for whoever prints it; never on the label.</summary>
    public string Title { get; private set; } = "";

    public StaffId QueuedBy { get; private set; }

    public DateTimeOffset QueuedAt { get; private set; }

    public LetterState State { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Addressee];

    public LetterFor For => new(Addressee, Subject, Kind);

    public static Letter Queue(Guid id, LetterFor letter, string title, StaffId by, DateTimeOffset at) =>
        new() { Id = id, Addressee = letter.Addressee, Subject = letter.About, Kind = letter.Kind, Title = title, QueuedBy = by, QueuedAt = at };

    /// <summary>It leaves the queue; whatever left it before stays as it is.</summary>
    public void End(LetterState state, DateTimeOffset at)
    {
        if (State == LetterState.Waiting) (State, EndedAt) = (state, at);
    }

    /// <summary>How long a title may be.</summary>
    internal const int LongestTitle = 100;

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> builder)
        {
            builder.ToTable("letter");
            builder.Ignore(x => x.For);
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Title).HasMaxLength(LongestTitle);
            builder.HasIndex(x => new { x.QueuedBy, x.State, x.QueuedAt });
        }
    }
}

/// <summary>Where a letter is.</summary>
internal enum LetterState
{
    Waiting,
    Printed,
    Removed,
}
