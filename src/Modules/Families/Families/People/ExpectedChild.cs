using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.People;

/// <summary>
/// The child or children of a pregnancy, who have no record of their own yet: they are drawn in the family, and letters may be
/// about them, until the pregnancy has ended, however it did. Of a child that was lost nothing leaves any more.
/// </summary>
internal sealed class ExpectedChild
{
    public PregnancyId Id { get; init; }

    public PersonId Mother { get; init; }

    /// <summary>Null until the notification has arrived.</summary>
    public DateOnly? NotifiedOn { get; private set; }

    /// <summary>The event that told of it.</summary>
    public Guid? NotifiedBy { get; private set; }

    /// <summary>The notification was withdrawn: there never was a pregnancy.</summary>
    public bool Withdrawn { get; private set; }

    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>Children, 1 or more; 0 until the notification has arrived.</summary>
    public int Count { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>What ended it. Withdrawn, it goes on.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>It ended without a living child, or with nobody knowing, or there never was one.</summary>
    public bool Lost { get; private set; }

    public void Notify(PregnancyNotified fact, Guid told)
    {
        (NotifiedOn, NotifiedBy, Count) = (fact.NotifiedOn, told, fact.FetusCount);
        // A corrected date may have come first.
        ExpectedOn ??= fact.ExpectedDeliveryOn;
    }

    public void Expect(DateOnly on) => ExpectedOn = on;

    public void End(PregnancyEnded fact, Guid told) => (EndedOn, EndedBy, Lost) = (fact.EndedOn, told, fact.Outcome != PregnancyOutcome.LiveBirth);

    public void Withdraw(Guid told)
    {
        if (told == NotifiedBy) (Withdrawn, Lost) = (true, true);
        else (EndedOn, EndedBy, Lost) = (null, null, Withdrawn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ExpectedChild>
    {
        public void Configure(EntityTypeBuilder<ExpectedChild> builder)
        {
            builder.ToTable("expected_child");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.HasIndex(x => x.Mother);
            builder.HasIndex(x => x.NotifiedBy);
            builder.HasIndex(x => x.EndedBy);
        }
    }
}

/// <summary>Follows pregnancies from notification to end, in whatever order word of them arrives: a child that was lost comes back into no drawing and onto no letter.</summary>
sealed class FollowExpectedChildren(FamiliesDb db) : IReaction<PregnancyNotified>, IReaction<ExpectedDeliveryChanged>, IReaction<PregnancyEnded>, IReaction<FactWithdrawn>
{
    public async Task React(PregnancyNotified fact, EventContext context, CancellationToken stop) => (await Of(fact.Pregnancy, fact.Person, stop)).Notify(fact, context.EventId);

    public async Task React(ExpectedDeliveryChanged fact, EventContext context, CancellationToken stop) => (await Of(fact.Pregnancy, fact.Person, stop)).Expect(fact.ExpectedDeliveryOn);

    public async Task React(PregnancyEnded fact, EventContext context, CancellationToken stop) => (await Of(fact.Pregnancy, fact.Person, stop)).End(fact, context.EventId);

    public async Task React(FactWithdrawn fact, EventContext context, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FirstOrDefaultAsync(c => c.NotifiedBy == fact.EventId || c.EndedBy == fact.EventId, stop) is { } child) child.Withdraw(fact.EventId);
    }

    async Task<ExpectedChild> Of(PregnancyId pregnancy, PersonId mother, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FirstOrDefaultAsync(c => c.Id == pregnancy, stop) is { } known) return known;
        var child = new ExpectedChild { Id = pregnancy, Mother = mother };
        db.Add(child);
        return child;
    }
}
