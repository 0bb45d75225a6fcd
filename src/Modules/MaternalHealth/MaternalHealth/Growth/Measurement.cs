using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>Where a child was measured (codes C19).</summary>
internal enum MeasurePlace
{
    Clinic,
    Checkup,
    Hub,
    Nursery,
    Home,
    Other,
}

/// <summary>What was measured. Whole numbers of the smallest unit that is read off: nothing is rounded before it is drawn.</summary>
/// <param name="On">The day of measuring.</param>
/// <param name="Place">Where.</param>
/// <param name="Grams">Weight in grams; null where not weighed.</param>
/// <param name="HeightMillimetres">Height in millimetres; null where not measured.</param>
/// <param name="HeadMillimetres">Head circumference in millimetres; null where not measured.</param>
/// <param name="Lying">Measured lying, as children under two years are; null where no height was measured.</param>
internal sealed record MeasurementFacts(DateOnly On, MeasurePlace Place, int? Grams, int? HeightMillimetres, int? HeadMillimetres, bool? Lying);

/// <summary>One measuring of one child. Entered by mistake, it is marked and kept.</summary>
internal sealed class Measurement : AggregateRoot
{
    Measurement()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Child { get; private set; }

    public DateOnly On { get; private set; }

    public MeasurePlace Place { get; private set; }

    /// <summary>Grams.</summary>
    public int? Weight { get; private set; }

    /// <summary>Millimetres.</summary>
    public int? Height { get; private set; }

    /// <summary>Millimetres.</summary>
    public int? Head { get; private set; }

    public bool? Lying { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public override IEnumerable<PersonId> About => [Child];

    public MeasurementFacts Facts => new(On, Place, Weight, Height, Head, Lying);

    /// <summary>Records a measuring under an id that the form carried, so that a second press is no second measuring.</summary>
    public static Measurement Take(Guid id, PersonId child, MeasurementFacts facts, Recorded recorded)
    {
        var taken = new Measurement
        {
            Id = id, Child = child, On = facts.On, Place = facts.Place, Weight = facts.Grams, Height = facts.HeightMillimetres, Head = facts.HeadMillimetres, Lying = facts.Lying,
            RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        taken.EventId = taken.Raise(new ChildMeasured(child, id, facts.On), recorded.By, recorded.At);
        return taken;
    }

    public void Withdraw(DateOnly on, string reason, StaffId by)
    {
        if (!Stands) throw new RefusalException("この計測はすでに取り消されています。");
        (WithdrawnOn, WithdrawnBy, WithdrawalReason) = (on, by, reason);
        Raise(new FactWithdrawn(EventId, Child, on), by);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Measurement>
    {
        public void Configure(EntityTypeBuilder<Measurement> builder)
        {
            builder.ToTable("measurement");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => new { x.Child, x.On });
        }
    }
}
