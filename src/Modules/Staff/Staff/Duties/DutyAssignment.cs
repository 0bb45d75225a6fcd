using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Duties;

/// <summary>Who holds which duty, in which district, from when to when. Ended, never deleted: the past must still say who was in charge.</summary>
sealed class DutyAssignment : AggregateRoot
{
    DutyAssignment()
    {
    }

    public Guid Id { get; private set; }

    public StaffId Holder { get; private set; }

    public Duty Duty { get; private set; }

    /// <summary>Null where the duty is not divided by district.</summary>
    public string? District { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? To { get; private set; }

    int published;

    public override StaffId? RightsOf => Holder;

    public static DutyAssignment Give(Guid id, StaffId holder, Duty duty, string? district, DateOnly from, DateOnly? to)
    {
        var assignment = new DutyAssignment { Id = id, Holder = holder, Duty = duty, District = district, From = from, To = to };
        assignment.Publish();
        return assignment;
    }

    /// <summary>Ends the duty. It is never refused: what has no successor falls to the supervisor.</summary>
    public void End(DateOnly lastDay)
    {
        if (To == lastDay) return; // pressed twice: nothing is told again
        To = lastDay;
        Publish();
    }

    void Publish() => Raise(new DutyAssigned(Id, ++published, Holder, Duty, District, From, To));

    internal sealed class Mapping : IEntityTypeConfiguration<DutyAssignment>
    {
        public void Configure(EntityTypeBuilder<DutyAssignment> builder)
        {
            builder.ToTable("duty_assignment");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.District).HasMaxLength(60);
            builder.Property("published");
            builder.HasIndex(x => x.Holder);
        }
    }
}
