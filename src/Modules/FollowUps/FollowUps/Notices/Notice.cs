using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Notices;

/// <summary>What one member of staff was told of one follow-up.</summary>
sealed class Notice
{
    public long Id { get; init; }

    public Guid FollowUpId { get; init; }

    public StaffId Staff { get; init; }

    public StepKind Kind { get; init; }

    public DateOnly BusinessDate { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("notice");
            builder.HasIndex(x => new { x.Staff, x.ReadAt, x.Id });
            builder.HasIndex(x => x.FollowUpId);
        }
    }
}
