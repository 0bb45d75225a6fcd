using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Kinship;

/// <summary>Who bore a child is a fact the maternal health desk knows: it is recorded with the birth, and withdrawn with it. Who the father is it does not say.</summary>
sealed class RecordMotherOnBirthRegistered(FamiliesDb db) : IReaction<BirthRegistered>, IReaction<FactWithdrawn>
{
    public async Task React(BirthRegistered fact, EventContext context, CancellationToken stop)
    {
        if (await db.Parentages.AnyAsync(p => p.Person == fact.Person && p.Other == fact.Mother && p.Kind == ParentageKind.BiologicalMother && p.WithdrawnOn == null, stop)) return;
        db.Add(Parentage.Record(new FactBasis(context.EventId, fact.Person, fact.BornOn, null, "出生の登録（母子保健）", new(context.RecordedBy, context.OccurredAt, fact.RegisteredOn)), new(fact.Mother, ""), ParentageKind.BiologicalMother));
    }

    public async Task React(FactWithdrawn fact, EventContext context, CancellationToken stop)
    {
        if (await db.Parentages.FirstOrDefaultAsync(p => p.Id == fact.EventId && p.WithdrawnOn == null, stop) is { } parentage)
            parentage.Withdraw(fact.WithdrawnOn, "出生の登録が取り消された", new(context.RecordedBy, context.OccurredAt, fact.WithdrawnOn));
    }
}
