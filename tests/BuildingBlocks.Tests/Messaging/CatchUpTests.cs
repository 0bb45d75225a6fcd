using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.TestKit;

namespace Hagukumi.BuildingBlocks.Tests.Messaging;

/// <summary>Whoever subscribes later is told what was told before, once.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    const int Told = 40;

    TestDatabase database = null!;

    public async Task InitializeAsync() => database = await Village.Database();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task CatchUp_NewModule_GetsTheWholeLogInOrderOnce()
    {
        await Before(Village.Desk);

        await using (var village = await Village.Start(database, Village.Desk, Village.Ledger))
        {
            await village.Tell();
            await village.Delivered();
            (await village.Effects<LedgerDb>()).Select(e => e.Subject.ToString()).Should().Equal(await Log());
        }

        await using var again = await Village.Start(database, Village.Desk, Village.Ledger);
        await again.Delivered();
        (await again.Effects<LedgerDb>()).Should().HaveCount(Told + 1);
        again.Happening.Tried.Should().BeEmpty("nothing is owed a second time");
    }

    [Fact]
    public async Task CatchUp_NewReactionOfAModuleThatHadTheEvents_RunsThatReactionAlone()
    {
        await Before(Village.Desk, Village.Archive);

        await using var village = await Village.Start(database, Village.Desk, Village.ArchiveThatCopies);
        await village.Delivered();

        village.Happening.Tried.Should().OnlyContain(t => t.Reaction == "copy");
        var effects = await village.Effects<ArchiveDb>();
        effects.Where(e => e.Reaction == "keep").Should().HaveCount(Told);
        effects.Where(e => e.Reaction == "copy").Select(e => e.Subject.ToString()).Should().Equal(await Log());
    }

    [Fact]
    public async Task CatchUp_EventStillOwedToTheModule_RunsTheNewReactionOnce()
    {
        await using (var village = await Village.Start(database, Village.Desk, Village.Archive))
        {
            village.Happening.During = (_, _) => throw new InvalidOperationException("a mistake in the reaction");
            await village.Tell();
            await Wait.Until(async () => (await village.Troubled()).Count == 1, "it is parked");
        }

        await using var newer = await Village.Start(database, Village.Desk, Village.ArchiveThatCopies);
        await newer.With<OutboxOperations, int>(o => o.Retry("desk", null, default));
        await newer.Delivered();

        (await newer.Effects<ArchiveDb>()).Select(e => e.Reaction).Should().BeEquivalentTo("keep", "copy");
    }

    [Fact]
    public async Task CatchUp_TwoHostsStartAtOnce_OwesEverythingOnce()
    {
        await Before(Village.Desk);

        var villages = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Village.Start(database, Village.Desk, Village.Ledger)));
        await villages[0].Delivered();

        (await database.Scalar<int>("select count(*) from desk.outbox_delivery")).Should().Be(Told);
        (await villages[0].Effects<LedgerDb>()).Should().HaveCount(Told);
        foreach (var village in villages) await village.DisposeAsync();
    }

    async Task Before(params Modules.IModule[] modules)
    {
        await using var village = await Village.Start(database, modules);
        for (var n = 0; n < Told; n++) await village.Tell();
        await village.Delivered();
    }

    Task<IReadOnlyList<string>> Log() => database.Rows("select (body::json)->>'Subject' from desk.outbox_event order by sequence");
}
