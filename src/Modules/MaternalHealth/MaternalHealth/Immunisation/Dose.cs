using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Immunisation;

/// <summary>How a dose became known.</summary>
internal enum DoseSource
{
    Slip,
    Handbook,
    Told,
}

/// <summary>One dose that a child was given. Entered by mistake, it is marked and kept.</summary>
internal sealed class Dose : AggregateRoot
{
    Dose()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Child { get; private set; }

    /// <summary>Code of the table.</summary>
    public string Vaccine { get; private set; } = "";

    /// <summary>Which dose of its kind.</summary>
    public int Number { get; private set; }

    public DateOnly On { get; private set; }

    public DoseSource Source { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public override IEnumerable<PersonId> About => [Child];

    public static Dose Given(Guid id, PersonId child, string vaccine, int number, DateOnly on, DoseSource source, Recorded recorded) =>
        new() { Id = id, Child = child, Vaccine = vaccine, Number = number, On = on, Source = source, RecordedBy = recorded.By, RecordedAt = recorded.At };

    public void Withdraw(DateOnly on, string reason, StaffId by)
    {
        if (!Stands) throw new RefusalException("この接種の記録はすでに取り消されています。");
        (WithdrawnOn, WithdrawnBy, WithdrawalReason) = (on, by, reason);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Dose>
    {
        public void Configure(EntityTypeBuilder<Dose> builder)
        {
            builder.ToTable("immunisation_dose");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Vaccine).HasMaxLength(20);
            builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Child);
        }
    }
}
