using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Transfers;

/// <summary>異動: what changed hands on one day, as it was decided; kept so that anybody can read later who handed what to whom.</summary>
sealed class Transfer : AggregateRoot
{
    Transfer()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The first day with the new holders.</summary>
    public DateOnly On { get; private set; }

    public StaffId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public List<TransferLine> Lines { get; } = [];

    public List<TransferLeaver> Leavers { get; } = [];

    public static Transfer Record(Guid id, DateOnly on, StaffId by, DateTimeOffset at, IEnumerable<TransferLine> lines, IEnumerable<StaffId> leavers)
    {
        var transfer = new Transfer { Id = id, On = on, By = by, At = at };
        transfer.Lines.AddRange(lines);
        transfer.Leavers.AddRange(leavers.Select(l => new TransferLeaver(l)));
        return transfer;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Transfer>
    {
        public void Configure(EntityTypeBuilder<Transfer> builder)
        {
            builder.ToTable("transfer");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.OwnsMany(x => x.Lines, l =>
            {
                l.ToTable("transfer_line");
                l.WithOwner().HasForeignKey("TransferId");
                l.HasKey("TransferId", nameof(TransferLine.Assignment));
                l.Property(x => x.Assignment).ValueGeneratedNever();
                l.Property(x => x.District).HasMaxLength(60);
            });
            builder.OwnsMany(x => x.Leavers, l =>
            {
                l.ToTable("transfer_leaver");
                l.WithOwner().HasForeignKey("TransferId");
                l.HasKey("TransferId", nameof(TransferLeaver.Staff));
                l.Property(x => x.Staff).ValueGeneratedNever();
            });
        }
    }
}

/// <summary>A duty that changed hands.</summary>
/// <param name="Assignment">The assignment that ended.</param>
/// <param name="Duty">Which duty.</param>
/// <param name="District">Its district; null where it is not divided.</param>
/// <param name="Holder">Who held it.</param>
/// <param name="Successor">Who holds it now; null where that is open (未定).</param>
sealed record TransferLine(Guid Assignment, Duty Duty, string? District, StaffId Holder, StaffId? Successor);

/// <summary>Somebody who left with the transfer.</summary>
sealed record TransferLeaver(StaffId Staff);
