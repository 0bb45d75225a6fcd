using Hagukumi.BuildingBlocks.Modules;
using System.Collections.Concurrent;
using System.Globalization;
using MassTransit;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>What travels with a message, so that its consumer can be skipped when repeated and answer its dispatcher.</summary>
sealed record DeliveryHeaders(string Publisher, long DeliveryId, Guid EventId, string? Reaction, DateTimeOffset OccurredAt, Guid RecordedBy)
{
    public void Write(SendHeaders headers)
    {
        headers.Set("publisher", Publisher);
        headers.Set("delivery", DeliveryId.ToString(CultureInfo.InvariantCulture));
        headers.Set("event", EventId.ToString());
        headers.Set("occurred", OccurredAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
        headers.Set("by", RecordedBy.ToString());
        if (Reaction is not null) headers.Set("reaction", Reaction);
    }

    public static DeliveryHeaders Read(Headers headers) => new(
        headers.Get<string>("publisher")!, long.Parse(headers.Get<string>("delivery")!, CultureInfo.InvariantCulture), Guid.Parse(headers.Get<string>("event")!),
        headers.Get<string>("reaction"), new DateTimeOffset(long.Parse(headers.Get<string>("occurred")!, CultureInfo.InvariantCulture), TimeSpan.Zero), Guid.Parse(headers.Get<string>("by")!));
}

sealed record Outcome(long DeliveryId, Exception? Error, bool MayPass);

/// <summary>Wakes a module's dispatcher: something was committed, or a delivery ended.</summary>
sealed class OutboxSignal
{
    readonly SemaphoreSlim signal = new(0);
    readonly ConcurrentQueue<Outcome> outcomes = [];

    public void Wake() => signal.Release();

    public void Report(Outcome outcome)
    {
        outcomes.Enqueue(outcome);
        Wake();
    }

    public List<Outcome> TakeOutcomes()
    {
        List<Outcome> taken = [];
        while (outcomes.TryDequeue(out var outcome)) taken.Add(outcome);
        return taken;
    }

    public async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        await signal.WaitAsync(atMost, stop);
        while (signal.Wait(0, CancellationToken.None)) { }
    }
}

/// <summary>Brings a consumer's answer back to the dispatcher of the module that published.</summary>
sealed class Confirmations(ModuleRegistry modules)
{
    public void Report(DeliveryHeaders delivery, Exception? error, bool mayPass) =>
        modules.SignalOf(delivery.Publisher).Report(new Outcome(delivery.DeliveryId, error, mayPass));
}
