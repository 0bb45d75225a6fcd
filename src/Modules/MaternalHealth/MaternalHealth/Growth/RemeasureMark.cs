using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>再計測の印 (AY-37): somebody looked at the curve and wants the child measured again by a day. The program sets none by itself.</summary>
internal sealed class RemeasureMark : AggregateRoot
{
    RemeasureMark()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Child { get; private set; }

    public DateOnly MarkedOn { get; private set; }

    public DateOnly RemeasureOn { get; private set; }

    public string Reason { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public override IEnumerable<PersonId> About => [Child];

    public static RemeasureMark Set(Guid id, PersonId child, DateOnly on, DateOnly by, string reason, Recorded recorded)
    {
        var mark = new RemeasureMark { Id = id, Child = child, MarkedOn = on, RemeasureOn = by, Reason = reason, RecordedBy = recorded.By, RecordedAt = recorded.At };
        mark.EventId = mark.Raise(new RemeasureMarked(child, id, on, by), recorded.By, recorded.At);
        return mark;
    }

    public void Withdraw(DateOnly on, string reason, Recorded recorded)
    {
        if (!Stands) throw new RefusalException("この再計測の予定はすでに取り消されています。");
        (WithdrawnOn, WithdrawnBy, WithdrawalReason) = (on, recorded.By, reason);
        Raise(new FactWithdrawn(EventId, Child, on), recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RemeasureMark>
    {
        public void Configure(EntityTypeBuilder<RemeasureMark> builder)
        {
            builder.ToTable("remeasure_mark");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Reason).HasMaxLength(Longest.Text);
            builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Child);
        }
    }
}
