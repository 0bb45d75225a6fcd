using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Lines;

/// <summary>A fact of a line as it is stored: added once, never changed.</summary>
sealed class KeptFact
{
    public required string Rule { get; init; }

    public Guid Subject { get; init; }

    public Guid EventId { get; init; }

    public Verb Verb { get; init; }

    public DateOnly HappenedOn { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public PersonId? Person { get; init; }

    public StaffId? NoticedBy { get; init; }

    public DateOnly? LearnedOn { get; init; }

    public string? RestrictedTo { get; init; }

    public DateOnly? CountedFrom { get; init; }

    public DateTimeOffset? CountedFromInstant { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public Duty? Owner { get; init; }

    public DateOnly? HoldUntil { get; init; }

    public DateOnly? RemindOn { get; init; }

    public StaffId? HandedOverTo { get; init; }

    public DateOnly? HandedOverUntil { get; init; }

    public string? Reason { get; init; }

    public Guid? Occurrence { get; init; }

    public static KeptFact Of(string rule, Guid subject, LineFact fact) => new()
    {
        Rule = rule,
        Subject = subject,
        EventId = fact.EventId,
        Verb = fact.Verb,
        HappenedOn = fact.HappenedOn,
        OccurredAt = fact.OccurredAt,
        Person = fact.Person,
        NoticedBy = fact.NoticedBy,
        LearnedOn = fact.LearnedOn,
        RestrictedTo = fact.RestrictedTo,
        CountedFrom = fact.CountedFrom,
        CountedFromInstant = fact.CountedFromInstant,
        DueOn = fact.Due is { Instant: null } day ? day.Day : null,
        DueAt = fact.Due?.Instant,
        Owner = fact.Owner,
        HoldUntil = fact.HoldUntil,
        RemindOn = fact.RemindOn,
        HandedOverTo = fact.HandedOverTo,
        HandedOverUntil = fact.HandedOverUntil,
        Reason = fact.Reason,
        Occurrence = fact.Occurrence,
    };

    public LineFact ToFact() => new(EventId, Verb, HappenedOn, OccurredAt)
    {
        Person = Person,
        NoticedBy = NoticedBy,
        LearnedOn = LearnedOn,
        RestrictedTo = RestrictedTo,
        CountedFrom = CountedFrom,
        CountedFromInstant = CountedFromInstant,
        Due = DueAt is { } instant ? Due.At(instant) : DueOn is { } day ? Due.On(day) : null,
        Owner = Owner,
        HoldUntil = HoldUntil,
        RemindOn = RemindOn,
        HandedOverTo = HandedOverTo,
        HandedOverUntil = HandedOverUntil,
        Reason = Reason,
        Occurrence = Occurrence,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<KeptFact>
    {
        public void Configure(EntityTypeBuilder<KeptFact> builder)
        {
            builder.ToTable("line_fact");
            builder.HasKey(x => new { x.Rule, x.Subject, x.EventId, x.Verb });
            builder.HasIndex(x => x.EventId);
            builder.Property(x => x.Rule).HasMaxLength(60);
            builder.Property(x => x.RestrictedTo).HasMaxLength(60);
            builder.Property(x => x.Reason).HasMaxLength(400);
        }
    }
}

/// <summary>An event that never happened: no line counts it, whenever it arrives.</summary>
sealed class WithdrawnEvent
{
    public Guid EventId { get; init; }

    public DateOnly WithdrawnOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WithdrawnEvent>
    {
        public void Configure(EntityTypeBuilder<WithdrawnEvent> builder)
        {
            builder.ToTable("withdrawn_event");
            builder.HasKey(x => x.EventId);
            builder.Property(x => x.EventId).ValueGeneratedNever();
        }
    }
}
