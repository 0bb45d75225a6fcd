using System.Linq.Expressions;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Lines;

/// <summary>
/// One occurrence of a line as lists and the night read it: what its facts make it, who was told, and the duty and
/// district from which its owner is derived. Rewritten from the facts whenever one is added or withdrawn.
/// </summary>
sealed class FollowUp : AggregateRoot
{
    /// <summary>Why a follow-up is no longer owed when its opening was recorded by mistake.</summary>
    public const string RecordWithdrawn = "record-withdrawn";

    /// <summary>Why a follow-up is no longer owed by itself when its person turned out to be one for whom the same is owed already.</summary>
    public const string SamePerson = "same-person";

    FollowUp()
    {
    }

    public Guid Id { get; private set; }

    public string Rule { get; private set; } = "";

    public Guid Subject { get; private set; }

    /// <summary>Another one where an earlier opening of a line that is owed once was recorded later, or this one was withdrawn.</summary>
    public Guid OpeningEvent { get; private set; }

    /// <summary>The person it is about, whoever that turned out to be; the facts keep the id they were told of. Null where nobody knows yet, or it is about no single person.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>When its person was last merged or separated: what became overdue only by that is told by the next night.</summary>
    public DateTimeOffset? PersonChangedAt { get; private set; }

    /// <summary>What its rule counted by when it was last folded; null before that was kept.</summary>
    public string? DatedBy { get; set; }

    /// <summary>When a change of settings last moved its due date: what became overdue only by that is told by the next night.</summary>
    public DateTimeOffset? RedatedAt { get; private set; }

    /// <summary>Slug of the desk that owes it.</summary>
    public string Desk { get; private set; } = "";

    /// <summary>Slug of the only desk that may see it besides its owners; null for every desk.</summary>
    public string? RestrictedTo { get; private set; }

    public Urgency Urgency { get; private set; }

    public FollowUpStatus Status { get; private set; }

    public Duty Duty { get; private set; }

    /// <summary>District of the person; null where unknown or withheld. A duty without district falls to the supervisor.</summary>
    public string? District { get; private set; }

    /// <summary>Duty and district in one, by which a worklist is found.</summary>
    public string DutyKey { get; private set; } = "";

    public string? OpenReason { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public StaffId? NoticedBy { get; private set; }

    public DateTimeOffset NoticedAt { get; private set; }

    public DateOnly CountedFromDay { get; private set; }

    public DateTimeOffset CountedFromInstant { get; private set; }

    public DateOnly VisibleFrom { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Only where an instant is owed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateOnly ActBy { get; private set; }

    public bool LateAtOpening { get; private set; }

    public bool DueAfterHold { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? CloseReason { get; private set; }

    public Guid? ClosingEvent { get; private set; }

    public DateOnly? HoldUntil { get; private set; }

    public string? HoldReason { get; private set; }

    public DateOnly? RemindOn { get; private set; }

    public string? PostponeReason { get; private set; }

    public StaffId? HandedOverTo { get; private set; }

    public DateOnly? HandedOverUntil { get; private set; }

    public DateOnly? ToldOfDay { get; private set; }

    public DateTimeOffset? ToldOfInstant { get; private set; }

    public bool ToldVisible { get; private set; }

    public bool ToldSoon { get; private set; }

    public bool ToldOverdue { get; private set; }

    public int ToldLevel { get; private set; }

    public DateOnly? ToldReminded { get; private set; }

    public DateOnly? ToldLastOn { get; private set; }

    public DateTimeOffset? ToldLastAt { get; private set; }

    /// <summary>The last duty told besides the owner; it stands on that duty's worklist too.</summary>
    public Duty? EscalatedTo { get; private set; }

    /// <summary>Business date on which the night found it overdue.</summary>
    public DateOnly? OverdueSince { get; private set; }

    public static string KeyOf(Duty duty, string? district) => $"{duty}/{district}";

    public override IEnumerable<PersonId> About => Person is { } person ? [person] : [];

    public Due Due => DueAt is { } instant ? Due.At(instant) : Due.On(DueOn);

    /// <summary>What no desk keeps from this reader; the owners see theirs in any case.</summary>
    public static Expression<Func<FollowUp, bool>> VisibleTo(CurrentStaff reader)
    {
        var desks = reader.RestrictedDesks;
        return f => f.RestrictedTo == null || desks.Contains(f.RestrictedTo);
    }

    public static FollowUp Open(FollowUpState state, DeadlineRule rule, PersonId? person)
    {
        var followUp = new FollowUp
        {
            Id = Ids.New(), Rule = state.Rule, Subject = state.Subject, OpeningEvent = state.OpeningEvent, Person = person, Desk = rule.Desk, Urgency = rule.Urgency,
        };
        followUp.Follow(state);
        return followUp;
    }

    /// <summary>Takes over what the facts make of it now.</summary>
    public void Follow(FollowUpState state)
    {
        var due = Due;
        (OpeningEvent, RestrictedTo) = (state.OpeningEvent, state.RestrictedTo);
        (Status, Duty, OpenReason, OpenedOn, NoticedBy, NoticedAt) = (state.Status, state.Owner, state.OpenReason, state.OpenedOn, state.NoticedBy, state.NoticedAt);
        (CountedFromDay, CountedFromInstant) = (state.CountedFrom.Day, state.CountedFrom.Instant);
        (VisibleFrom, DueOn, DueAt, ActBy) = (state.VisibleFrom, state.Due.Day, state.Due.Instant, state.ActBy);
        (LateAtOpening, DueAfterHold) = (state.LateAtOpening, state.DueAfterHold);
        (ClosedOn, CloseReason, ClosingEvent) = (state.ClosedOn, state.CloseReason, state.ClosingEvent);
        (HoldUntil, HoldReason, RemindOn, PostponeReason) = (state.HoldUntil, state.HoldReason, state.RemindOn, state.PostponeReason);
        (HandedOverTo, HandedOverUntil) = (state.HandedOverTo, state.HandedOverUntil);
        DutyKey = KeyOf(Duty, District);
        if (due == Due || (EscalatedTo is null && OverdueSince is null)) return;
        // Told of the old date; should that come back, it is told anew and not taken for told.
        (EscalatedTo, OverdueSince, ToldOfDay, ToldOfInstant) = (null, null, null, null);
    }

    /// <summary>The opening was a mistake: it was never owed.</summary>
    public void Withdraw(DateOnly on) => (Status, ClosedOn, CloseReason, ClosingEvent, EscalatedTo, OverdueSince) = (FollowUpStatus.Cancelled, on, RecordWithdrawn, null, null, null);

    /// <summary>The same is owed by another record of the same person. What was said of this one is kept: it goes on where it was when they are separated.</summary>
    public void StandBehind(FollowUpState other) => (Status, ClosedOn, CloseReason, ClosingEvent) = (FollowUpStatus.Cancelled, other.OpenedOn, SamePerson, null);

    /// <summary>It is about this person, who lives in this district.</summary>
    public void Belong(PersonId? person, string? district)
    {
        Person = person;
        MoveTo(district);
    }

    /// <summary>Its person was merged or separated.</summary>
    public void NotePersonChanged(DateTimeOffset at) => PersonChangedAt = at;

    /// <summary>A change of settings moved its due date.</summary>
    public void NoteRedated(DateTimeOffset at) => RedatedAt = at;

    /// <summary>The person lives in another district now, or it may no longer be said.</summary>
    public void MoveTo(string? district) => (District, DutyKey) = (district, KeyOf(Duty, district));

    /// <summary>Takes over what was said of it.</summary>
    public void Record(Told told, IEnumerable<Step> steps, DateOnly on)
    {
        (ToldOfDay, ToldOfInstant) = (told.Of?.Day, told.Of?.Instant);
        (ToldVisible, ToldSoon, ToldOverdue, ToldLevel) = (told.Visible, told.Soon, told.Overdue, told.Level);
        (ToldReminded, ToldLastOn, ToldLastAt) = (told.Reminded, told.LastOn, told.LastAt);
        if (!told.Overdue) OverdueSince = null;
        if (!told.Overdue && told.Level == 0) EscalatedTo = null;
        foreach (var step in steps)
        {
            if (step.Kind is StepKind.Overdue) OverdueSince = on;
            if (step.To is { } duty) EscalatedTo = duty;
        }
    }

    public Told Told => new()
    {
        Of = ToldOfInstant is { } instant ? Due.At(instant) : ToldOfDay is { } day ? Due.On(day) : null,
        Visible = ToldVisible,
        Soon = ToldSoon,
        Overdue = ToldOverdue,
        Level = ToldLevel,
        Reminded = ToldReminded,
        LastOn = ToldLastOn,
        LastAt = ToldLastAt,
    };

    public FollowUpState ToState() => new()
    {
        Rule = Rule, Subject = Subject, OpeningEvent = OpeningEvent, Person = Person, Status = Status, Owner = Duty, OpenReason = OpenReason, OpenedOn = OpenedOn, RestrictedTo = RestrictedTo,
        NoticedBy = NoticedBy, NoticedAt = NoticedAt, CountedFrom = new Origin(CountedFromDay, CountedFromInstant), VisibleFrom = VisibleFrom, Due = Due, ActBy = ActBy,
        LateAtOpening = LateAtOpening, DueAfterHold = DueAfterHold, ClosedOn = ClosedOn, CloseReason = CloseReason, ClosingEvent = ClosingEvent, HoldUntil = HoldUntil,
        HoldReason = HoldReason, RemindOn = RemindOn, PostponeReason = PostponeReason, HandedOverTo = HandedOverTo, HandedOverUntil = HandedOverUntil, Events = [],
    };

    internal sealed class Mapping : IEntityTypeConfiguration<FollowUp>
    {
        public void Configure(EntityTypeBuilder<FollowUp> builder)
        {
            builder.ToTable("follow_up");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Rule).HasMaxLength(60);
            builder.Property(x => x.Desk).HasMaxLength(60);
            builder.Property(x => x.RestrictedTo).HasMaxLength(60);
            builder.Property(x => x.District).HasMaxLength(60);
            builder.Property(x => x.DutyKey).HasMaxLength(110);
            builder.Property(x => x.DatedBy).HasMaxLength(16);
            builder.Property(x => x.OpenReason).HasMaxLength(400);
            builder.Property(x => x.CloseReason).HasMaxLength(400);
            builder.Property(x => x.HoldReason).HasMaxLength(400);
            builder.Property(x => x.PostponeReason).HasMaxLength(400);
            builder.Ignore(x => x.Due).Ignore(x => x.Told);
            builder.HasIndex(x => new { x.Rule, x.Subject, x.OpeningEvent }).IsUnique();
            builder.HasIndex(x => new { x.Status, x.DutyKey, x.DueOn });
            builder.HasIndex(x => new { x.Person, x.Status });
            builder.HasIndex(x => new { x.Status, x.Rule, x.DatedBy });
            // A worklist is the sum of these two and the duty's.
            builder.HasIndex(x => new { x.Status, x.HandedOverTo });
            builder.HasIndex(x => new { x.Status, x.EscalatedTo });
        }
    }
}
