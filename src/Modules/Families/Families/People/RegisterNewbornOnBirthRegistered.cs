using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Secrecy;
using Hagukumi.MaternalHealth.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>Opens the provisional child in its mother's household, weeks before the register knows it. A child already known is left alone.</summary>
sealed class RegisterNewbornOnBirthRegistered(FamiliesDb db, IPublisher publisher, TimeProvider clock) : IReaction<BirthRegistered>
{
    public async Task React(BirthRegistered fact, EventContext context, CancellationToken stop)
    {
        if (await db.People.AnyAsync(p => p.Id == fact.Person, stop)) return;

        var mother = await db.AtHome(fact.Mother, stop);
        var child = mother is null ? Alone(fact) : Person.RegisterNewborn(fact.Person, mother, fact.BornOn, fact.Sex);
        db.Add(child);
        // Born into a stay, the child stays there too: the nurse of that place is in charge of both.
        foreach (var stay in await db.Residences.AsNoTracking().HoldingOn(clock.Today()).Where(r => r.Person == fact.Mother).ToListAsync(stop)) db.Add(stay.For(fact.Person, fact.BornOn));
        publisher.Publish(db, new PeopleChanged([child.ToIdentity()]));
    }

    Person Alone(BirthRegistered fact)
    {
        var household = HouseholdId.New();
        db.Add(Household.Open(household));
        return Person.RegisterNewborn(fact.Person, household, fact.BornOn, fact.Sex);
    }
}
