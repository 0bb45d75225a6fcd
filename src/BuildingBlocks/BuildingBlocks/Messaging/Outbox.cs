using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>The publishing module's log of its events; kept, so that a later subscriber can catch up.</summary>
public sealed class OutboxEvent
{
    /// <summary>Order in which the module stored its events.</summary>
    public long Sequence { get; init; }

    /// <summary>Id of the event, the same for every subscriber and every repeat.</summary>
    public Guid EventId { get; init; }

    /// <summary>Stable stored name of the event's type.</summary>
    public required string Name { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public Guid RecordedBy { get; init; }

    /// <summary>One for each subscribing module.</summary>
    public List<OutboxDelivery> Deliveries { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxEvent>
    {
        public void Configure(EntityTypeBuilder<OutboxEvent> builder)
        {
            builder.ToTable("outbox_event");
            builder.HasKey(x => x.Sequence);
            builder.HasIndex(x => x.EventId).IsUnique();
            builder.HasIndex(x => new { x.Name, x.Sequence });
            builder.Property(x => x.Name).HasMaxLength(120);
        }
    }
}

/// <summary>Where a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>Owed: not sent yet, under way, or waiting for its next try.</summary>
    Pending,

    /// <summary>The subscriber has committed its effect.</summary>
    Delivered,

    /// <summary>Parked: an operator must look.</summary>
    Failed,
}

/// <summary>One event owed to one subscribing module; it stays pending until that module has committed.</summary>
public sealed class OutboxDelivery
{
    /// <summary>Row id.</summary>
    public long Id { get; init; }

    /// <summary>The event's place in the log.</summary>
    public long EventSequence { get; init; }

    /// <summary>The event.</summary>
    public OutboxEvent Event { get; init; } = null!;

    /// <summary>Slug of the subscribing module.</summary>
    public required string Subscriber { get; init; }

    /// <summary>For a replay: the one reaction that is new; null for all of the module's.</summary>
    public string? Reaction { get; init; }

    /// <summary>Where it stands.</summary>
    public DeliveryStatus Status { get; private set; }

    /// <summary>How often it was tried and failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not before this moment.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>When it became owed; retries stop 24 hours after.</summary>
    public DateTimeOffset OwedSince { get; private set; }

    /// <summary>The last failure, for the operator.</summary>
    public string? LastError { get; private set; }

    internal static OutboxDelivery To(string subscriber, DateTimeOffset now) => new() { Subscriber = subscriber, NextAttemptAt = now, OwedSince = now };

    internal void Fail(Exception error, bool mayPass, DateTimeOffset now, TimeSpan pause)
    {
        LastError = error.ToString();
        Attempts++;
        if (mayPass && now + pause < OwedSince + MessagingSettings.GiveUpAfter) NextAttemptAt = now + pause;
        else Status = DeliveryStatus.Failed;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxDelivery>
    {
        public void Configure(EntityTypeBuilder<OutboxDelivery> builder)
        {
            builder.ToTable("outbox_delivery");
            builder.Property(x => x.Subscriber).HasMaxLength(60);
            builder.Property(x => x.Reaction).HasMaxLength(120);
            builder.HasOne(x => x.Event).WithMany(x => x.Deliveries).HasForeignKey(x => x.EventSequence);
            builder.HasIndex(x => new { x.Status, x.Subscriber, x.EventSequence });
        }
    }
}

/// <summary>Which host dispatches a module's outbox. One row; system clock.</summary>
public sealed class OutboxLease
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>The host that holds it.</summary>
    public Guid Owner { get; private set; }

    /// <summary>Held until then unless renewed.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Grows with each change of owner: what a former owner still reports is not recorded.</summary>
    public long Fence { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxLease>
    {
        public void Configure(EntityTypeBuilder<OutboxLease> builder)
        {
            builder.ToTable("outbox_lease");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.HasData(new OutboxLease { Id = 1 });
        }
    }
}

/// <summary>A reaction that this module's log has already served; one that is missing here is new and catches up at <c>migrate</c>.</summary>
public sealed class OutboxSubscription
{
    /// <summary>Stored name of the event.</summary>
    public required string EventName { get; init; }

    /// <summary>Slug of the subscribing module.</summary>
    public required string Subscriber { get; init; }

    /// <summary>Name of the reaction.</summary>
    public required string Reaction { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxSubscription>
    {
        public void Configure(EntityTypeBuilder<OutboxSubscription> builder)
        {
            builder.ToTable("outbox_subscription");
            builder.HasKey(x => new { x.EventName, x.Subscriber, x.Reaction });
            builder.Property(x => x.EventName).HasMaxLength(120);
            builder.Property(x => x.Subscriber).HasMaxLength(60);
            builder.Property(x => x.Reaction).HasMaxLength(120);
        }
    }
}

/// <summary>The subscribing module's proof that it handled an event, committed with the effect.</summary>
public sealed class InboxEntry
{
    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>Empty for all reactions, or the one a replay was for.</summary>
    public required string Reaction { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset HandledAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InboxEntry>
    {
        public void Configure(EntityTypeBuilder<InboxEntry> builder)
        {
            builder.ToTable("inbox_entry");
            builder.HasKey(x => new { x.EventId, x.Reaction });
            builder.Property(x => x.Reaction).HasMaxLength(120);
        }
    }
}
