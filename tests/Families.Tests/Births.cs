using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>Pregnancies and births as the maternal health desk tells them.</summary>
static class Births
{
    /// <summary>Tells a fact as its module would.</summary>
    public static async Task Tell(App app, params IIntegrationEvent[] facts)
    {
        await app.With<IPublisher>(async publisher => await app.With<FamiliesDb>(async db =>
        {
            foreach (var fact in facts) publisher.Publish(db, fact);
            await db.SaveChangesAsync();
        }));
        await app.Delivered();
    }

    /// <summary>A child is born; waits until every module knows it.</summary>
    public static async Task<PersonId> Of(App app, PersonId mother, Sex sex = Sex.Female, DateOnly? on = null)
    {
        var child = PersonId.New();
        await Tell(app, new BirthRegistered(child, mother, PregnancyId.New(), on ?? new(2026, 5, 31), App.Monday, sex, 2900, InHospital: false));
        await Wait.Until(async () => await app.Database.Scalar<long>($"select count(*) from core.person where id = '{child}'") == 1, "the child is known");
        await app.Delivered();
        return child;
    }
}
