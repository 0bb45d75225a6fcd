using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>What the register told about where somebody lives.</summary>
internal enum LeavingKind
{
    MovedOut,
    MovedIn,
    Died,
}

/// <summary>One fact of the register: somebody left, came back, or died. Who is invited follows from all of them, in whatever order they came.</summary>
internal sealed class Leaving
{
    public Guid EventId { get; init; }

    public PersonId Person { get; init; }

    public DateOnly On { get; init; }

    public LeavingKind Kind { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Leaving>
    {
        public void Configure(EntityTypeBuilder<Leaving> builder)
        {
            builder.ToTable("leaving");
            builder.HasKey(x => x.EventId);
            builder.Property(x => x.EventId).ValueGeneratedNever();
            builder.HasIndex(x => x.Person);
        }
    }
}

/// <summary>Keeps who lives here. Of a child that died nothing is chased and no seat is kept.</summary>
sealed class FollowLeavings(MaternalHealthDb db, TimeProvider clock) : IReaction<PersonMovedOut>, IReaction<PersonMovedIn>, IReaction<PersonDied>, IReaction<FactWithdrawn>
{
    const string Told = "世帯台帳の死亡";

    public Task React(PersonMovedOut fact, EventContext context, CancellationToken stop) => Keep(fact.Person, fact.MovedOutOn, LeavingKind.MovedOut, context);

    public Task React(PersonMovedIn fact, EventContext context, CancellationToken stop) => Keep(fact.Person, fact.MovedInOn, LeavingKind.MovedIn, context);

    public async Task React(PersonDied fact, EventContext context, CancellationToken stop)
    {
        await Keep(fact.Person, fact.DiedOn, LeavingKind.Died, context);
        var recorded = new Recorded(context.RecordedBy, clock.GetUtcNow());
        foreach (var checkup in await db.ChildCheckups.AsSingleQuery().Where(c => c.Child == fact.Person).ToListAsync(stop))
        {
            checkup.EndByDeath(fact.DiedOn, Told, recorded);
            if (checkup.Seat is not (Seat.Given or Seat.Waiting)) continue;
            var session = await db.Sessions.SingleAsync(s => s.Id == checkup.Session, stop);
            session.Release(checkup, await db.At(session, stop), recorded);
            checkup.LeaveOut(MissedReason.Died, Told, fact.DiedOn, recorded);
        }
    }

    public async Task React(FactWithdrawn fact, EventContext context, CancellationToken stop)
    {
        if (await db.Leavings.FindAsync([fact.EventId], stop) is not { } leaving) return;
        db.Remove(leaving);
        if (leaving.Kind is not LeavingKind.Died) return;
        var recorded = new Recorded(context.RecordedBy, clock.GetUtcNow());
        foreach (var checkup in await db.ChildCheckups.AsSingleQuery().Where(c => c.Child == leaving.Person).ToListAsync(stop))
            checkup.EndByDeathNoMore(fact.WithdrawnOn, "死亡の記録の取消し", recorded);
    }

    Task Keep(PersonId person, DateOnly on, LeavingKind kind, EventContext context)
    {
        db.Add(new Leaving { EventId = context.EventId, Person = person, On = on, Kind = kind });
        return Task.CompletedTask;
    }
}
