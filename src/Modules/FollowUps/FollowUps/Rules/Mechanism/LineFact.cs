using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// What a fact does to the follow-ups of its line. Closings stand before openings, so that an event which settles
/// one occurrence and opens the next does so in this order.
/// </summary>
internal enum Verb
{
    /// <summary>The deed was done.</summary>
    Settles,

    /// <summary>No longer owed; never counted as done.</summary>
    Cancels,

    /// <summary>The person declined; by an event, or by hand where the rule allows it.</summary>
    Declines,

    /// <summary>By hand: a manual follow-up was done.</summary>
    Done,

    /// <summary>By hand: a manual follow-up is no longer needed.</summary>
    Dropped,

    /// <summary>Something is owed from now on.</summary>
    Opens,

    /// <summary>What the schedule is counted from changed.</summary>
    Moves,

    /// <summary>An event pauses it (入院).</summary>
    Holds,

    /// <summary>An event ends the pause (退院).</summary>
    Resumes,

    /// <summary>By hand: paused until a day (里帰り・長期不在).</summary>
    Held,

    /// <summary>By hand: the pause ends before its day.</summary>
    Released,

    /// <summary>By hand: the next reminder waits; the due date never moves.</summary>
    Postponed,

    /// <summary>By hand: handed to a member of staff, or back to the duty.</summary>
    HandedOver,
}

/// <summary>
/// One fact of a line. Facts are kept for ever and never changed; the follow-ups are folded from them, so that the
/// order in which they arrive does not matter. One event is one fact for each verb.
/// </summary>
/// <param name="EventId">Stored id of the event, or of what a person did.</param>
/// <param name="Verb">What it does.</param>
/// <param name="HappenedOn">The day it happened, which may be long before it was recorded.</param>
/// <param name="OccurredAt">When it was recorded.</param>
internal sealed record LineFact(Guid EventId, Verb Verb, DateOnly HappenedOn, DateTimeOffset OccurredAt)
{
    /// <summary>Whom it is about; null where nobody knows yet, or it is about no single person.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Who recorded it.</summary>
    public StaffId? NoticedBy { get; init; }

    /// <summary>The day a rule that came later learned it from the log; null where the rule was told when it was recorded.</summary>
    public DateOnly? LearnedOn { get; init; }

    /// <summary>Slug of the only desk that may see it; null for every desk.</summary>
    public string? RestrictedTo { get; init; }

    /// <summary>Opens, Moves: the day the schedule is counted from; otherwise the day it happened.</summary>
    public DateOnly? CountedFrom { get; init; }

    /// <summary>Opens, Moves: the moment hours are counted from; otherwise when it was recorded.</summary>
    public DateTimeOffset? CountedFromInstant { get; init; }

    /// <summary>Opens, Moves: owed then, whatever the rule would count.</summary>
    public Due? Due { get; init; }

    /// <summary>Opens: owed by this duty instead of the rule's.</summary>
    public Duty? Owner { get; init; }

    /// <summary>Holds, Held: the day it goes on; the rule's ceiling where the fact does not know.</summary>
    public DateOnly? HoldUntil { get; init; }

    /// <summary>Postponed: the day of the next reminder.</summary>
    public DateOnly? RemindOn { get; init; }

    /// <summary>Opens: whose it is from the first; HandedOver: to whom, null gives it back to the duty.</summary>
    public StaffId? HandedOverTo { get; init; }

    /// <summary>HandedOver: last day; null until further notice.</summary>
    public DateOnly? HandedOverUntil { get; init; }

    /// <summary>Code of the reason.</summary>
    public string? Reason { get; init; }

    /// <summary>By hand: the occurrence meant, by the id of its opening event; null means every open one.</summary>
    public Guid? Occurrence { get; init; }

    /// <summary>A person paused one occurrence.</summary>
    public static LineFact HeldByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence, DateOnly until, string reason) =>
        ByHand(Verb.Held, id, on, at, by, occurrence) with { HoldUntil = until, Reason = reason };

    /// <summary>A person ended a pause.</summary>
    public static LineFact ReleasedByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence) =>
        ByHand(Verb.Released, id, on, at, by, occurrence);

    /// <summary>A person put off the next reminder.</summary>
    public static LineFact PostponedByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence, DateOnly remindOn, string reason) =>
        ByHand(Verb.Postponed, id, on, at, by, occurrence) with { RemindOn = remindOn, Reason = reason };

    /// <summary>A person handed one occurrence over.</summary>
    public static LineFact HandedOverByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence, StaffId? to, DateOnly? until) =>
        ByHand(Verb.HandedOver, id, on, at, by, occurrence) with { HandedOverTo = to, HandedOverUntil = until };

    /// <summary>A person recorded that the offer was declined.</summary>
    public static LineFact DeclinedByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence, string reason) =>
        ByHand(Verb.Declines, id, on, at, by, occurrence) with { Reason = reason };

    /// <summary>A person opened a manual follow-up.</summary>
    public static LineFact OpenedByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, PersonId person, Due due, Duty owner, string reason) =>
        new(id, Verb.Opens, on, at) { NoticedBy = by, Person = person, Due = due, Owner = owner, Reason = reason };

    /// <summary>A person did what a manual follow-up asked.</summary>
    public static LineFact DoneByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence) =>
        ByHand(Verb.Done, id, on, at, by, occurrence);

    /// <summary>A person found a manual follow-up no longer needed.</summary>
    public static LineFact DroppedByHand(Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence, string reason) =>
        ByHand(Verb.Dropped, id, on, at, by, occurrence) with { Reason = reason };

    static LineFact ByHand(Verb verb, Guid id, DateOnly on, DateTimeOffset at, StaffId by, Guid occurrence) =>
        new(id, verb, on, at) { NoticedBy = by, Occurrence = occurrence };
}
