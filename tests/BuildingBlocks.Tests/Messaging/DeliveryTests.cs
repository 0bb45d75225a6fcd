using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Tests.Messaging;

/// <summary>What is told reaches every subscriber: in order, whole, once, and a failure is seen.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    TestKit.TestDatabase database = null!;
    Village village = null!;

    public async Task InitializeAsync()
    {
        database = await Village.Database();
        village = await Village.Start(database, Village.Desk, Village.ArchiveThatCopies, Village.Ledger);
    }

    public async Task DisposeAsync()
    {
        await village.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Tell_TwoFactsBackToBackForManySubjects_ArriveInTheOrderTheyWereStored()
    {
        for (var n = 0; n < 250; n++) await TwoSavesOneAfterTheOther();

        await village.Delivered();
        var stored = await database.Rows("select (body::json)->>'Subject', (body::json)->>'Number' from desk.outbox_event order by sequence");
        stored.Should().HaveCount(500);
        var effects = await village.Effects<ArchiveDb>();
        effects.Where(e => e.Reaction == "keep").Select(e => $"{e.Subject}\t{e.Number}").Should().Equal(stored);
        effects.Where(e => e.Reaction == "copy").Select(e => $"{e.Subject}\t{e.Number}").Should().Equal(stored);
        (await village.Effects<LedgerDb>()).Select(e => $"{e.Subject}\t{e.Number}").Should().Equal(stored);
    }

    [Fact]
    public async Task Tell_ManyDesksAtOnce_EachSubjectsFactsArriveInOrder()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 250), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await TwoSavesOneAfterTheOther());

        await village.Delivered();
        var effects = await village.Effects<LedgerDb>();
        effects.Should().HaveCount(500);
        effects.GroupBy(e => e.Subject).Should().OnlyContain(subject => subject.Select(e => e.Number).SequenceEqual(new[] { 1, 2 }));
    }

    [Fact]
    public async Task Tell_SeveralFactsInOneSave_ArriveInTheOrderTheyWereRaised()
    {
        await village.With<DeskDb>(async db =>
        {
            for (var n = 0; n < 60; n++) db.Add(new Note().Count().Count().Count());
            await db.SaveChangesAsync();
        });

        await village.Delivered();
        var effects = await village.Effects<LedgerDb>();
        effects.Should().HaveCount(180);
        effects.GroupBy(e => e.Subject).Should().OnlyContain(subject => subject.Select(e => e.Number).SequenceEqual(new[] { 1, 2, 3 }));
    }

    [Fact]
    public async Task React_FailureThatPasses_IsRetriedUntilDelivered()
    {
        var left = 4; // more than the consumer tries by itself, so that the dispatcher must send it again
        village.Happening.During = (reaction, _) => reaction == "copy" && Interlocked.Decrement(ref left) >= 0 ? throw new TimeoutException("the database is busy") : Task.CompletedTask;

        var subject = await village.Tell();
        await Wait.Until(async () => (await village.Troubled()).Count > 0, "the operator sees the failure");
        var seen = (await village.Troubled())[0];
        seen.Status.Should().Be(DeliveryStatus.Pending);
        (seen.Module, seen.EventName, seen.Attempts).Should().Be(("desk", "village.noted", 1));
        seen.Error.Should().Contain("the database is busy");

        await Wait.Until(async () => (await village.Troubled()).Count == 0, "it is delivered after all");
        (await village.Effects<ArchiveDb>()).Select(e => (e.Reaction, e.Subject)).Should().BeEquivalentTo([("keep", subject), ("copy", subject)]);
        (await village.Effects<LedgerDb>()).Should().ContainSingle();
    }

    [Fact]
    public async Task React_FailureThatStays_IsParkedAndRetriedByTheOperator()
    {
        village.Happening.During = (reaction, _) => reaction == "copy" ? throw new InvalidOperationException("a mistake in the reaction") : Task.CompletedTask;
        for (var n = 0; n < 3; n++) await village.Tell();

        await Wait.Until(async () => (await village.Troubled()).Count(t => t.Status == DeliveryStatus.Failed) == 3, "all three are parked");
        await village.Delivered();
        var parked = await village.Troubled();
        parked.Should().OnlyContain(t => t.Subscriber == "archive" && t.Error!.Contains("a mistake in the reaction"));
        (await village.Effects<ArchiveDb>()).Should().BeEmpty("the reaction that worked shares its transaction with the one that did not");
        (await database.Scalar<int>("select count(*) from archive.inbox_entry")).Should().Be(0);
        (await village.Effects<LedgerDb>()).Should().HaveCount(3, "other modules do not wait");

        village.Happening.During = (_, _) => Task.CompletedTask;
        (await village.With<OutboxOperations, int>(o => o.Retry("desk", parked[0].Id, default))).Should().Be(1);
        await Wait.Until(async () => (await village.Troubled()).Count == 2, "the one is delivered");
        (await village.With<OutboxOperations, int>(o => o.Retry("desk", null, default))).Should().Be(2);
        await Wait.Until(async () => (await village.Troubled()).Count == 0, "the others are delivered");

        (await village.Effects<ArchiveDb>()).GroupBy(e => e.Reaction).Select(g => (g.Key, g.Count())).Should().BeEquivalentTo([("keep", 3), ("copy", 3)]);
        (await village.Effects<LedgerDb>()).Should().HaveCount(3, "the module that had it is not told again");
    }

    [Fact]
    public async Task React_SameDeliveryAgain_HasNoSecondEffect()
    {
        await village.Tell();
        await village.Delivered();
        var tried = village.Happening.Tried.Count;

        (await database.Execute("update desk.outbox_delivery set status = 'Pending'")).Should().Be(2);
        await village.Delivered();

        village.Happening.Tried.Should().HaveCount(tried);
        (await village.Effects<ArchiveDb>()).Should().HaveCount(2);
        (await village.Effects<LedgerDb>()).Should().ContainSingle();
    }

    [Fact]
    public async Task Save_Succeeds_LeavesStateAccessRowEventAndDeliveries()
    {
        var subject = await village.Tell();

        (await database.Scalar<int>($"select count(*) from desk.note where id = '{subject}'")).Should().Be(1);
        (await village.With<DeskDb, List<Guid>>(async db => (await db.Set<AccessEntry>().ToListAsync()).SelectMany(a => a.About()).Select(p => p.Value).ToList())).Should().Equal(subject);
        (await database.Rows("select e.name, d.subscriber from desk.outbox_event e join desk.outbox_delivery d on d.event_sequence = e.sequence order by 2")).Should().Equal("village.noted\tarchive", "village.noted\tledger");
    }

    [Fact]
    public async Task Save_Fails_LeavesNothing()
    {
        var taken = new Note { Label = "taken" };
        await village.With<DeskDb>(async db =>
        {
            db.Add(taken);
            await db.SaveChangesAsync();
        });
        await database.Execute("delete from core.access_entry");

        var save = () => village.With<DeskDb>(async db =>
        {
            db.Add(new Note().Count());
            db.Add(new Note { Label = "taken" }.Count());
            await db.SaveChangesAsync();
        });

        await save.Should().ThrowAsync<DbUpdateException>();
        (await database.Scalar<int>("select count(*) from desk.note")).Should().Be(1);
        (await database.Scalar<int>("select (select count(*) from desk.outbox_event) + (select count(*) from desk.outbox_delivery) + (select count(*) from core.access_entry)")).Should().Be(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Save_FailsAndIsTriedAgainOnItsContext_LeavesOneRowAndOneEvent(bool inATransaction)
    {
        var (taken, note, another) = (new Note { Label = "taken" }, new Note { Label = "taken" }.Count(), new Note());
        await village.With<DeskDb>(async db =>
        {
            db.Add(taken);
            await db.SaveChangesAsync();
        });
        await database.Execute("delete from core.access_entry");

        await village.With<DeskDb>(async db =>
        {
            await using var transaction = inATransaction ? await db.Database.BeginTransactionAsync() : null;
            db.Add(note);
            for (var tries = 0; tries < 2; tries++) await db.Awaiting(d => d.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>();
            await database.Execute("delete from desk.note");
            db.Add(another);
            await db.SaveChangesAsync();
            another.Count();
            await db.SaveChangesAsync();
            if (transaction is not null) await transaction.CommitAsync();
        });

        (await village.With<DeskDb, List<AccessEntry>>(db => db.Set<AccessEntry>().OrderBy(a => a.Id).ToListAsync())).Select(a => a.About().Select(p => p.Value).ToHashSet())
            .Should().BeEquivalentTo(new HashSet<Guid>[] { [note.Id, another.Id], [another.Id] }, "what was tried three times is one change, the next save another");
        await village.Delivered();
        (await village.Effects<LedgerDb>()).Select(e => e.Subject).Should().Equal(note.Id, another.Id);
        (await database.Scalar<int>("select count(*) from desk.outbox_event")).Should().Be(2);
    }

    [Theory]
    [InlineData("desk.outbox_event")]
    [InlineData("core.access_entry")]
    public async Task Save_EventOrAccessRowIsRefused_LeavesNothing(string table)
    {
        await database.Execute($"alter table {table} rename to lost");

        var save = () => village.Tell();

        await save.Should().ThrowAsync<DbUpdateException>();
        (await database.Scalar<int>("select count(*) from desk.note")).Should().Be(0);
    }

    [Fact]
    public async Task Deliver_SubscriberNobodyKnows_FailsVisiblyOnlyAfterADay()
    {
        await village.Tell();
        await village.Delivered();
        // A newer host, gone again, left deliveries to a module that this one does not have, and an event it does not know.
        await database.Execute("""
            insert into desk.outbox_event (event_id, name, body, occurred_at, recorded_by) values (gen_random_uuid(), 'village.unheard-of', '{}', now(), gen_random_uuid());
            insert into desk.outbox_delivery (event_sequence, subscriber, status, attempts, next_attempt_at, owed_since)
            select sequence, case name when 'village.noted' then 'observatory' else 'archive' end, 'Pending', 0, now(), now() from desk.outbox_event
            """);

        await Wait.Until(async () => (await village.Troubled()).Count == 2, "the operator sees both");
        var waiting = await village.Troubled();
        waiting.Should().OnlyContain(t => t.Status == DeliveryStatus.Pending && t.Error!.Contains(nameof(UnknownSubscriberException)));

        await database.Execute("update desk.outbox_delivery set owed_since = now() - interval '23 hours', next_attempt_at = now() where status = 'Pending'");
        await Wait.Until(async () => (await village.Troubled()).All(t => t.Attempts == 2), "both are tried again");
        (await village.Troubled()).Should().OnlyContain(t => t.Status == DeliveryStatus.Pending);

        await database.Execute("update desk.outbox_delivery set owed_since = now() - interval '24 hours', next_attempt_at = now() where status = 'Pending'");
        await Wait.Until(async () => (await village.Troubled()).All(t => t.Status == DeliveryStatus.Failed), "both have failed for good");
    }

    async Task TwoSavesOneAfterTheOther()
    {
        await village.With<DeskDb>(async db =>
        {
            var note = new Note();
            db.Add(note.Count());
            await db.SaveChangesAsync();
            note.Count();
            await db.SaveChangesAsync();
        });
    }
}
