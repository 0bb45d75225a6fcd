using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Genogram;

/// <summary>A child that is expected, as the maternal health desk told: drawn in the family until the pregnancy has ended, however it did.</summary>
internal sealed class ExpectedChild
{
    public PregnancyId Pregnancy { get; init; }

    public PersonId Mother { get; init; }

    /// <summary>Null until the notification has arrived.</summary>
    public DateOnly? ExpectedOn { get; set; }

    public int Count { get; set; }

    /// <summary>The notification; withdrawn, there never was a pregnancy.</summary>
    public Guid? NotifiedBy { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>What ended it; withdrawn, it goes on.</summary>
    public Guid? EndedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExpectedChild>
    {
        public void Configure(EntityTypeBuilder<ExpectedChild> builder)
        {
            builder.ToTable("expected_child");
            builder.HasKey(x => x.Pregnancy);
            builder.Property(x => x.Pregnancy).ValueGeneratedNever();
            builder.HasIndex(x => x.Mother);
        }
    }
}

/// <summary>Follows pregnancies from notification to end, in whatever order word of them arrives: a child that was lost must not come back into the drawing.</summary>
sealed class FollowExpectedChildren(FamiliesDb db) : IReaction<PregnancyNotified>, IReaction<ExpectedDeliveryChanged>, IReaction<PregnancyEnded>, IReaction<FactWithdrawn>
{
    public async Task React(PregnancyNotified fact, EventContext context, CancellationToken stop)
    {
        var expected = await Of(fact.Pregnancy, fact.Person, stop);
        (expected.Count, expected.NotifiedBy) = (fact.FetusCount, context.EventId);
        expected.ExpectedOn ??= fact.ExpectedDeliveryOn;
    }

    public async Task React(ExpectedDeliveryChanged fact, EventContext context, CancellationToken stop) => (await Of(fact.Pregnancy, fact.Person, stop)).ExpectedOn = fact.ExpectedDeliveryOn;

    public async Task React(PregnancyEnded fact, EventContext context, CancellationToken stop)
    {
        var expected = await Of(fact.Pregnancy, fact.Person, stop);
        (expected.EndedOn, expected.EndedBy) = (fact.EndedOn, context.EventId);
    }

    public async Task React(FactWithdrawn fact, EventContext context, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FirstOrDefaultAsync(e => e.NotifiedBy == fact.EventId || e.EndedBy == fact.EventId, stop) is not { } expected) return;
        if (expected.NotifiedBy == fact.EventId) expected.Count = 0;
        else (expected.EndedOn, expected.EndedBy) = (null, null);
    }

    async Task<ExpectedChild> Of(PregnancyId pregnancy, PersonId mother, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FindAsync([pregnancy], stop) is { } known) return known;
        var expected = new ExpectedChild { Pregnancy = pregnancy, Mother = mother };
        db.Add(expected);
        return expected;
    }
}
