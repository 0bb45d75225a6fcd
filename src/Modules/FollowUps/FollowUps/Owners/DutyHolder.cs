using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Handovers;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Owners;

/// <summary>Who holds a duty from when to when, as Staff told.</summary>
sealed class DutyHolder
{
    public Guid Assignment { get; init; }

    public int AssignmentVersion { get; private set; }

    public StaffId Holder { get; private set; }

    public Duty Duty { get; private set; }

    public string? District { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public void Follow(DutyAssigned fact)
    {
        if (fact.Version <= AssignmentVersion) return;
        (AssignmentVersion, Holder, Duty, District, From, To) = (fact.Version, fact.Holder, fact.Duty, fact.District, fact.From, fact.To);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DutyHolder>
    {
        public void Configure(EntityTypeBuilder<DutyHolder> builder)
        {
            builder.ToTable("duty_holder");
            builder.HasKey(x => x.Assignment);
            builder.Property(x => x.Assignment).ValueGeneratedNever();
            builder.Property(x => x.District).HasMaxLength(60);
        }
    }
}

/// <summary>The roster follows, and the cases of a duty that ends are handed over, in this order.</summary>
sealed class FollowDutiesOnDutyAssigned(FollowUpsDb db, PrepareHandovers handovers) : IReaction<DutyAssigned>
{
    public async Task React(DutyAssigned fact, EventContext context, CancellationToken stop)
    {
        var holder = await db.DutyHolders.FindAsync([fact.Assignment], stop);
        if (holder is null) db.Add(holder = new DutyHolder { Assignment = fact.Assignment });
        holder.Follow(fact);
        await db.SaveChangesAsync(stop);
        await handovers.Of(holder, stop);
    }
}
