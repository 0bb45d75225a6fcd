using System.Diagnostics;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Tests.Messaging;

/// <summary>One host at a time sends a module's events; another takes over, and the former one records nothing.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);

    TestDatabase database = null!;

    public async Task InitializeAsync() => database = await Village.Database();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Hold_OtherHostIsGoneWithoutReleasing_TakesOverWithinTenSeconds()
    {
        await using var village = await Village.Start(database, Village.Desk, Village.Ledger);
        await village.Tell();
        await village.Delivered();
        await village.Stop();
        // What a host leaves that renewed its lease and was killed at once.
        await database.Execute($"update desk.outbox_lease set owner = gen_random_uuid(), fence = fence + 1, until = now() + interval '{new MessagingSettings().Lease.TotalSeconds} seconds'");
        var since = Stopwatch.StartNew();

        await using var second = await Village.Start(database, Village.Desk, Village.Ledger);
        await second.Tell();
        (await second.Effects<LedgerDb>()).Should().ContainSingle("the lease has not run out");
        await Wait.Until(async () => (await second.Effects<LedgerDb>()).Count == 2, "the second host delivers");

        since.Elapsed.Should().BeLessThan(Promised);
    }

    [Fact]
    public async Task Hold_OtherHostWasShutDown_TakesOverAtOnce()
    {
        await using var first = await Village.Start(database, Village.Desk, Village.Ledger);
        await first.Tell();
        await first.Delivered();
        await using var second = await Village.Start(database, Village.Desk, Village.Ledger);
        await second.Tell();
        await Wait.Until(async () => (await first.Effects<LedgerDb>()).Count == 2, "the first host delivers what the second one stored");
        second.Happening.Tried.Should().BeEmpty("the first holds the lease");
        var fence = await database.Scalar<long>("select fence from desk.outbox_lease");

        await first.Stop();
        var since = Stopwatch.StartNew();
        await second.Tell();
        await Wait.Until(async () => (await second.Effects<LedgerDb>()).Count == 3, "the second host delivers");

        since.Elapsed.Should().BeLessThan(new MessagingSettings().Lease / 2, "it does not wait for the lease to run out");
        second.Happening.Tried.Should().ContainSingle();
        (await database.Scalar<long>("select fence from desk.outbox_lease")).Should().Be(fence + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Record_LeaseWasLostMeanwhile_RecordsNothing(bool fails)
    {
        await using var village = await Village.Start(database, Village.Desk, Village.Ledger);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        village.Happening.During = async (_, _) =>
        {
            reached.TrySetResult();
            await goOn.Task;
            if (fails) throw new InvalidOperationException("a mistake in the reaction");
        };
        await village.Tell();
        await reached.Task.WaitAsync(Promised);
        await database.Execute("update desk.outbox_lease set owner = gen_random_uuid(), fence = fence + 1, until = now() + interval '1 hour'");
        goOn.SetResult();

        await Wait.Until(() => Task.FromResult(village.Said.Any(line => line.Contains("Outbox of desk: another host sends its events now"))), "the host notices");
        (await database.Rows("select status, attempts, last_error is null from desk.outbox_delivery")).Should().Equal("Pending\t0\tTrue");

        village.Happening.During = (_, _) => Task.CompletedTask;
        await database.Execute("update desk.outbox_lease set until = now()");
        await village.Delivered();
        (await database.Rows("select status from desk.outbox_delivery")).Should().Equal("Delivered");
        (await village.Effects<LedgerDb>()).Should().ContainSingle();
    }

    [Fact]
    public async Task Hold_TwoHostsStartAtOnce_EverythingHasOneEffect()
    {
        await using var first = await Village.Start(database, Village.Desk, Village.Ledger);
        await using var second = await Village.Start(database, Village.Desk, Village.Ledger);

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) => await (n % 2 == 0 ? first : second).Tell());
        await first.Delivered();

        var effects = await first.Effects<LedgerDb>();
        effects.Should().HaveCount(100);
        effects.Select(e => e.Subject).Should().OnlyHaveUniqueItems();
        (await database.Scalar<int>("select count(*) from desk.note")).Should().Be(100);
    }
}
