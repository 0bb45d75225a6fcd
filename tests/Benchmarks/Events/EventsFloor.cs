using System.Text.Json;
using System.Threading.Channels;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.Events;

/// <summary>The same rows in the same transactions, written by hand: event and delivery; inbox, facts and follow-ups; the end of the delivery. No bus, no ORM.</summary>
sealed class EventsFloor : IAsyncDisposable
{
    const string Publish = """
        with e as (insert into maternal_health.outbox_event (event_id, name, body, occurred_at, recorded_by) values ($1, 'maternal-health.pregnancy-notified', $2, now(), $3) returning sequence)
        insert into maternal_health.outbox_delivery (event_sequence, subscriber, status, attempts, next_attempt_at, owed_since)
        select sequence, 'follow-ups', 'Pending', 0, now(), now() from e returning id
        """;

    const string Inbox = "insert into follow_ups.inbox_entry (event_id, reaction, handled_at) values ($1, '', now())";

    const string Facts = """
        insert into follow_ups.line_fact (rule, subject, event_id, verb, happened_on, occurred_at, person, noticed_by, counted_from)
        select r, $2, $1, 'Opens', $4, now(), $3, $3, $4 from unnest(array['pregnancy-interview', 'eight-month', 'edd-passed']) r
        """;

    const string FollowUps = """
        insert into follow_ups.follow_up (id, rule, subject, opening_event, person, desk, urgency, status, duty, duty_key, opened_on, noticed_at, counted_from_day, counted_from_instant,
            visible_from, due_on, act_by, late_at_opening, due_after_hold, told_visible, told_soon, told_overdue, told_level, version)
        select gen_random_uuid(), r, $2, $1, $3, 'maternal-health', 'A', 'Open', 'PublicHealthNurse', 'PublicHealthNurse/', $4, now(), $4, now(),
            $4, $4, $4, false, false, false, false, false, 0, 0 from unnest(array['pregnancy-interview', 'eight-month', 'edd-passed']) r
        """;

    const string End = "update maternal_health.outbox_delivery set status = 'Delivered' where id = $1";

    readonly NpgsqlDataSource database;
    readonly NpgsqlConnection publisher;
    readonly NpgsqlConnection subscriber;

    EventsFloor(NpgsqlDataSource database, NpgsqlConnection publisher, NpgsqlConnection subscriber) => (this.database, this.publisher, this.subscriber) = (database, publisher, subscriber);

    sealed record Sent(long Delivery, Guid Event, string Body);

    public static async Task<EventsFloor> On(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString + ";Max Auto Prepare=20");
        return new EventsFloor(source, await source.OpenConnectionAsync(), await source.OpenConnectionAsync());
    }

    /// <summary>Publishing and handling go on side by side, as in the program.</summary>
    public async Task Tell(int count)
    {
        var queue = Channel.CreateUnbounded<Sent>();
        var handling = Task.Run(async () =>
        {
            await foreach (var sent in queue.Reader.ReadAllAsync()) await Handle(sent);
        });
        for (var i = 0; i < count; i++) queue.Writer.TryWrite(await Store());
        queue.Writer.Complete();
        await handling;
    }

    public async Task TellOne() => await Handle(await Store());

    async Task<Sent> Store()
    {
        var body = JsonSerializer.Serialize(new PregnancyNotified(PersonId.New(), PregnancyId.New(), App.Monday, App.Monday.AddDays(150), 1, AfterDelivery: false));
        var id = Guid.CreateVersion7();
        await using var command = new NpgsqlCommand(Publish, publisher) { Parameters = { new() { Value = id }, new() { Value = body }, new() { Value = Guid.Empty } } };
        return new Sent((long)(await command.ExecuteScalarAsync())!, id, body);
    }

    async Task Handle(Sent sent)
    {
        var fact = JsonSerializer.Deserialize<PregnancyNotified>(sent.Body)!;
        await using var effect = new NpgsqlBatch(subscriber); // one implicit transaction
        foreach (var sql in new[] { Inbox, Facts, FollowUps })
        {
            var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = sent.Event } } };
            if (sql != Inbox)
            {
                command.Parameters.Add(new() { Value = fact.Pregnancy.Value });
                command.Parameters.Add(new() { Value = fact.Person.Value });
                command.Parameters.Add(new() { Value = fact.NotifiedOn });
            }
            effect.BatchCommands.Add(command);
        }
        await effect.ExecuteNonQueryAsync();
        await using var end = new NpgsqlCommand(End, subscriber) { Parameters = { new() { Value = sent.Delivery } } };
        await end.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await publisher.DisposeAsync();
        await subscriber.DisposeAsync();
        await database.DisposeAsync();
    }
}
