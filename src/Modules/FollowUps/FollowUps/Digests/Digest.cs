using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Digests;

/// <summary>朝のまとめ: what one member of staff had before them on a morning, as numbers. Written once for each day on which the office is open.</summary>
sealed class Digest
{
    public StaffId Staff { get; init; }

    public DateOnly Day { get; init; }

    public DateTimeOffset At { get; init; }

    public int Overdue { get; init; }

    public int Today { get; init; }

    public int Soon { get; init; }

    /// <summary>Notices of the nights that were not read yet.</summary>
    public int Unread { get; init; }

    /// <summary>For how many people they stand in today.</summary>
    public int StandsInFor { get; init; }

    /// <summary>Overdue with everybody, for who stands above others; null for the rest.</summary>
    public int? OverdueOfAll { get; init; }

    /// <summary>Duties that nobody holds, for who stands above others; null for the rest.</summary>
    public int? VacantDuties { get; init; }

    /// <summary>Of class S, whatever their day.</summary>
    public int Urgent { get; init; }

    /// <summary>Lines that today's work takes before anything is folded: class S and what is overdue one by one, routine of one kind as one.</summary>
    public int Rows { get; init; }

    /// <summary>There is nothing to say: nobody is called by an alarm that rings for nothing.</summary>
    public bool IsEmpty => Overdue + Today + Soon + Unread + StandsInFor + (OverdueOfAll ?? 0) + (VacantDuties ?? 0) == 0;

    internal sealed class Mapping : IEntityTypeConfiguration<Digest>
    {
        public void Configure(EntityTypeBuilder<Digest> builder)
        {
            builder.ToTable("digest");
            builder.HasKey(x => new { x.Staff, x.Day });
            builder.Ignore(x => x.IsEmpty);
        }
    }
}
