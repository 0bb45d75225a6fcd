using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Letters;

/// <summary>
/// A pregnancy as far as letters about it go: a child that is expected has no record of its own yet. Once no child may be
/// living, nothing about it leaves any more.
/// </summary>
internal sealed class ExpectedChild
{
    public PregnancyId Id { get; init; }

    public PersonId Mother { get; init; }

    public DateOnly? NotifiedOn { get; set; }

    /// <summary>The event that told of it.</summary>
    public Guid? NotifiedBy { get; set; }

    public DateOnly? EndedOn { get; set; }

    /// <summary>It ended without a living child, or with nobody knowing, or there never was one.</summary>
    public bool Lost { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ExpectedChild>
    {
        public void Configure(EntityTypeBuilder<ExpectedChild> builder)
        {
            builder.ToTable("expected_child");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.HasIndex(x => x.Mother);
            builder.HasIndex(x => x.NotifiedBy);
        }
    }
}

/// <summary>Whom letters may be about from the notification of a pregnancy on.</summary>
sealed class FollowExpectedChildOnPregnancyNotified(FamiliesDb db) : IReaction<PregnancyNotified>
{
    public async Task React(PregnancyNotified fact, EventContext context, CancellationToken stop)
    {
        var child = await db.ExpectedChild(fact.Pregnancy, fact.Person, stop);
        (child.NotifiedOn, child.NotifiedBy) = (fact.NotifiedOn, context.EventId);
    }
}

/// <summary>After a miscarriage, a stillbirth or a termination nothing about the child leaves, waiting letters included.</summary>
sealed class StopLettersOnPregnancyEnded(FamiliesDb db) : IReaction<PregnancyEnded>
{
    public async Task React(PregnancyEnded fact, EventContext context, CancellationToken stop)
    {
        var child = await db.ExpectedChild(fact.Pregnancy, fact.Person, stop);
        (child.EndedOn, child.Lost) = (fact.EndedOn, fact.Outcome != PregnancyOutcome.LiveBirth);
    }
}

/// <summary>A pregnancy that was notified by mistake has no child either.</summary>
sealed class StopLettersOnFactWithdrawn(FamiliesDb db) : IReaction<FactWithdrawn>
{
    public async Task React(FactWithdrawn fact, EventContext context, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FirstOrDefaultAsync(c => c.NotifiedBy == fact.EventId, stop) is { } child) child.Lost = true;
    }
}

static class ExpectedChildQuestions
{
    /// <summary>What is known of a pregnancy, whichever of its events came first.</summary>
    public static async Task<ExpectedChild> ExpectedChild(this FamiliesDb db, PregnancyId pregnancy, PersonId mother, CancellationToken stop)
    {
        if (await db.ExpectedChildren.FirstOrDefaultAsync(c => c.Id == pregnancy, stop) is { } known) return known;
        var child = new ExpectedChild { Id = pregnancy, Mother = mother };
        db.Add(child);
        return child;
    }
}
