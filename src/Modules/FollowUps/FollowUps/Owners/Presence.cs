using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Owners;

/// <summary>What a period says of somebody's presence.</summary>
enum PresenceKind
{
    /// <summary>The days of the week on which they work; outside every such period they are there on every day.</summary>
    Works,

    /// <summary>They are away; why stays with Staff.</summary>
    Away,

    /// <summary>Somebody stands in for them whenever they are away.</summary>
    Deputized,
}

/// <summary>When a member of staff is there and who stands in, as Staff told: the roster reads all of it at once.</summary>
sealed class Presence
{
    public Guid Id { get; init; }

    public PresenceKind Kind { get; init; }

    public int FactVersion { get; private set; }

    public StaffId Staff { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Null while open, or where nobody knows yet.</summary>
    public DateOnly? To { get; private set; }

    public Weekdays Days { get; private set; }

    public StaffId? Deputy { get; private set; }

    /// <summary>1 for the deputy who is asked first.</summary>
    public int Rank { get; private set; }

    public bool Withdrawn { get; private set; }

    public bool Covers(DateOnly day) => From <= day && (To is null || To >= day);

    /// <summary>Takes over what was told; what was told earlier and arrives later says nothing.</summary>
    public void Follow(int version, StaffId staff, DateOnly from, DateOnly? to, bool withdrawn, Weekdays days = Weekdays.None, StaffId? deputy = null, int rank = 0)
    {
        if (version <= FactVersion) return;
        (FactVersion, Staff, From, To, Withdrawn, Days, Deputy, Rank) = (version, staff, from, to, withdrawn, days, deputy, rank);
    }

    public static async Task<Presence> Of(Guid id, PresenceKind kind, FollowUpsDb db, CancellationToken stop)
    {
        var row = await db.Presence.FindAsync([id], stop);
        if (row is null) db.Add(row = new Presence { Id = id, Kind = kind });
        return row;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Presence>
    {
        public void Configure(EntityTypeBuilder<Presence> builder)
        {
            builder.ToTable("presence");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Days).HasConversion<int>();
        }
    }
}

sealed class FollowPresenceOnWorkingDaysSet(FollowUpsDb db) : IReaction<WorkingDaysSet>
{
    public async Task React(WorkingDaysSet fact, EventContext context, CancellationToken stop) =>
        (await Presence.Of(fact.Period, PresenceKind.Works, db, stop)).Follow(fact.Version, fact.Staff, fact.From, fact.To, fact.Withdrawn, fact.Days);
}

sealed class FollowPresenceOnAbsenceRecorded(FollowUpsDb db) : IReaction<AbsenceRecorded>
{
    public async Task React(AbsenceRecorded fact, EventContext context, CancellationToken stop) =>
        (await Presence.Of(fact.Absence, PresenceKind.Away, db, stop)).Follow(fact.Version, fact.Staff, fact.From, fact.To, fact.Withdrawn);
}

sealed class FollowPresenceOnDeputyNamed(FollowUpsDb db) : IReaction<DeputyNamed>
{
    public async Task React(DeputyNamed fact, EventContext context, CancellationToken stop) =>
        (await Presence.Of(fact.Deputizing, PresenceKind.Deputized, db, stop)).Follow(fact.Version, fact.Staff, fact.From, fact.To, fact.Withdrawn, deputy: fact.Deputy, rank: fact.Rank);
}
