using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>Where a follow-up stands.</summary>
internal enum FollowUpStatus
{
    /// <summary>Owed.</summary>
    Open,

    /// <summary>Done: a fact says so.</summary>
    Settled,

    /// <summary>No longer owed; leaves the denominator, never counted as done.</summary>
    Cancelled,

    /// <summary>The person declined.</summary>
    Declined,
}

/// <summary>One occurrence of a line, as its facts make it.</summary>
internal sealed record FollowUpState
{
    /// <summary>Slug of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The pregnancy, the child, or the manual follow-up itself.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Id of the opening event, by which the occurrence is known.</summary>
    public required Guid OpeningEvent { get; init; }

    /// <summary>Whom it is about; null where nobody knows yet, or it is about no single person.</summary>
    public required PersonId? Person { get; init; }

    public required FollowUpStatus Status { get; init; }

    /// <summary>Who owes it, unless it was handed over.</summary>
    public required Duty Owner { get; init; }

    /// <summary>Why it was opened, where the opening says more than the rule.</summary>
    public string? OpenReason { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>Slug of the only desk that may see it besides its owners; null for every desk.</summary>
    public string? RestrictedTo { get; init; }

    /// <summary>Who recorded the opening.</summary>
    public StaffId? NoticedBy { get; init; }

    /// <summary>When the opening was recorded.</summary>
    public required DateTimeOffset NoticedAt { get; init; }

    /// <summary>What the schedule is counted from now.</summary>
    public required Origin CountedFrom { get; init; }

    /// <summary>First day on the worklist.</summary>
    public required DateOnly VisibleFrom { get; init; }

    public required Due Due { get; init; }

    /// <summary>The last open day on which something can still be done in time (この日までに動く).</summary>
    public required DateOnly ActBy { get; init; }

    /// <summary>The schedule had run out when it opened, so the due date is a grace counted from the opening.</summary>
    public bool LateAtOpening { get; init; }

    /// <summary>The due date is counted from the end of a pause that outlasted the schedule.</summary>
    public bool DueAfterHold { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? CloseReason { get; init; }

    public Guid? ClosingEvent { get; init; }

    /// <summary>Nothing is said of it before this day.</summary>
    public DateOnly? HoldUntil { get; init; }

    public string? HoldReason { get; init; }

    /// <summary>No reminder before this day.</summary>
    public DateOnly? RemindOn { get; init; }

    public string? PostponeReason { get; init; }

    public StaffId? HandedOverTo { get; init; }

    public DateOnly? HandedOverUntil { get; init; }

    /// <summary>Every fact that made it what it is, in order. Withdrawing one of them changes it; withdrawing another does not.</summary>
    public required IReadOnlyList<Guid> Events { get; init; }

    /// <summary>Paused at the close of this day.</summary>
    public bool IsHeld(DateOnly on) => HoldUntil > on;
}
