using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Owners;

/// <summary>The days of the week on which somebody works in a period, as Staff told. Outside every period a member of staff is there on every day.</summary>
sealed class WorkingPeriod
{
    public Guid Id { get; init; }

    public int FactVersion { get; private set; }

    public StaffId Staff { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public Weekdays Days { get; private set; }

    public bool Withdrawn { get; private set; }

    public void Follow(WorkingDaysSet fact)
    {
        if (fact.Version <= FactVersion) return;
        (FactVersion, Staff, From, To, Days, Withdrawn) = (fact.Version, fact.Staff, fact.From, fact.To, fact.Days, fact.Withdrawn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkingPeriod>
    {
        public void Configure(EntityTypeBuilder<WorkingPeriod> builder)
        {
            builder.ToTable("working_period");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Days).HasConversion<int>();
        }
    }
}

/// <summary>Somebody is away, as Staff told; why stays with Staff.</summary>
sealed class Absence
{
    public Guid Id { get; init; }

    public int FactVersion { get; private set; }

    public StaffId Staff { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Null where nobody knows yet.</summary>
    public DateOnly? To { get; private set; }

    public bool Withdrawn { get; private set; }

    public void Follow(AbsenceRecorded fact)
    {
        if (fact.Version <= FactVersion) return;
        (FactVersion, Staff, From, To, Withdrawn) = (fact.Version, fact.Staff, fact.From, fact.To, fact.Withdrawn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder)
        {
            builder.ToTable("absence");
            builder.Property(x => x.Id).ValueGeneratedNever();
        }
    }
}

/// <summary>Who stands in for somebody who is away, as Staff told.</summary>
sealed class Deputizing
{
    public Guid Id { get; init; }

    public int FactVersion { get; private set; }

    public StaffId Staff { get; private set; }

    public StaffId Deputy { get; private set; }

    /// <summary>1 for who is asked first.</summary>
    public int Rank { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    public bool Withdrawn { get; private set; }

    public void Follow(DeputyNamed fact)
    {
        if (fact.Version <= FactVersion) return;
        (FactVersion, Staff, Deputy, Rank, From, To, Withdrawn) = (fact.Version, fact.Staff, fact.Deputy, fact.Rank, fact.From, fact.To, fact.Withdrawn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Deputizing>
    {
        public void Configure(EntityTypeBuilder<Deputizing> builder)
        {
            builder.ToTable("deputizing");
            builder.Property(x => x.Id).ValueGeneratedNever();
        }
    }
}

sealed class FollowPresenceOnWorkingDaysSet(FollowUpsDb db) : IReaction<WorkingDaysSet>
{
    public async Task React(WorkingDaysSet fact, EventContext context, CancellationToken stop)
    {
        var row = await db.WorkingPeriods.FindAsync([fact.Period], stop);
        if (row is null) db.Add(row = new WorkingPeriod { Id = fact.Period });
        row.Follow(fact);
    }
}

sealed class FollowPresenceOnAbsenceRecorded(FollowUpsDb db) : IReaction<AbsenceRecorded>
{
    public async Task React(AbsenceRecorded fact, EventContext context, CancellationToken stop)
    {
        var row = await db.Absences.FindAsync([fact.Absence], stop);
        if (row is null) db.Add(row = new Absence { Id = fact.Absence });
        row.Follow(fact);
    }
}

sealed class FollowPresenceOnDeputyNamed(FollowUpsDb db) : IReaction<DeputyNamed>
{
    public async Task React(DeputyNamed fact, EventContext context, CancellationToken stop)
    {
        var row = await db.Deputizings.FindAsync([fact.Deputizing], stop);
        if (row is null) db.Add(row = new Deputizing { Id = fact.Deputizing });
        row.Follow(fact);
    }
}
