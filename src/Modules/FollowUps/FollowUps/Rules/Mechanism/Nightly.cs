using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>What is said of a follow-up.</summary>
internal enum StepKind
{
    /// <summary>It is on the worklist now.</summary>
    Visible,

    /// <summary>It is due within a few days.</summary>
    Soon,

    /// <summary>The day a postponed reminder was put off to has come.</summary>
    Reminder,

    /// <summary>It is overdue; the first duty of the ladder is told as well.</summary>
    Overdue,

    /// <summary>It is still overdue: weekly, daily for class S.</summary>
    StillOverdue,

    /// <summary>A step of the ladder is told.</summary>
    Escalate,
}

/// <summary>One notice.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="To">The duty told besides the owner, or by an escalation; null for the owner alone.</param>
/// <param name="Level">Step of the ladder; 0 for the others.</param>
internal sealed record Step(StepKind Kind, Duty? To = null, int Level = 0);

/// <summary>What has been said of one occurrence so far. Stored beside it; a moved due date starts it anew.</summary>
internal sealed record Told
{
    /// <summary>Nothing has been said yet.</summary>
    public static readonly Told Nothing = new();

    /// <summary>The due date of which it was said.</summary>
    public Due? Of { get; init; }

    public bool Visible { get; init; }

    public bool Soon { get; init; }

    public bool Overdue { get; init; }

    /// <summary>Steps of the ladder that were told.</summary>
    public int Level { get; init; }

    /// <summary>The postponed reminder that was given.</summary>
    public DateOnly? Reminded { get; init; }

    /// <summary>Business date of the last notice that it is overdue.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>Moment of the last notice that it is overdue, where an instant is due.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>What still holds of a follow-up as it is now.</summary>
    internal Told Regarding(FollowUpState state, DateOnly on) => Of == state.Due
        ? this
        : new() { Of = state.Due, Visible = Of is not null && Visible && state.VisibleFrom <= on, Reminded = Reminded };
}

/// <summary>What to say, and what will then have been said.</summary>
internal sealed record Notices(IReadOnlyList<Step> Steps, Told Told);

/// <summary>
/// What the nightly run says of a follow-up with a due date. The run of a business date reckons its close: what was
/// due that day is overdue. Running it again with what it returned says nothing.
/// </summary>
internal sealed class Nightly(RuleSettings settings, BusinessDays openDays)
{
    /// <summary>A date reckoned further ahead than this was mistyped.</summary>
    public const int AheadAtMostDays = 31;

    public Notices Decide(DeadlineRule rule, FollowUpState state, Told told, DateOnly businessDate)
    {
        // What a mistyped date told years before its time is forgotten, and told when its time comes.
        if (told.LastOn > businessDate.AddDays(AheadAtMostDays)) told = Told.Nothing;
        told = told.Regarding(state, businessDate);
        if (state.Status != FollowUpStatus.Open || state.Due.Instant is not null || rule.Urgency == Urgency.B
            || state.VisibleFrom > businessDate || state.IsHeld(businessDate))
        {
            return new([], told);
        }

        var steps = new List<Step>();
        var postponed = state.RemindOn > businessDate;
        var reminder = state.RemindOn <= businessDate && told.Reminded != state.RemindOn;
        if (state.Due.Day <= businessDate)
        {
            var every = rule.Urgency == Urgency.S ? 1 : settings.RemindEveryDays;
            if (!told.Overdue)
            {
                steps.Add(new(StepKind.Overdue, rule.Urgency == Urgency.A ? rule.FirstEscalation(state.Owner) : null));
                told = told with { Visible = true, Soon = true, Overdue = true, LastOn = businessDate };
            }
            else if (!postponed && (reminder || told.LastOn is null || told.LastOn.Value.AddDays(every) <= businessDate))
            {
                steps.Add(new(StepKind.StillOverdue));
                told = told with { LastOn = businessDate };
            }
        }
        else if (!postponed)
        {
            // One notice a night: the gravest says enough.
            var soon = state.Due.Day <= businessDate.AddDays(rule.SoonDays ?? settings.SoonDays);
            if (!told.Visible) steps.Add(new(StepKind.Visible));
            else if (reminder) steps.Add(new(StepKind.Reminder));
            else if (soon && !told.Soon) steps.Add(new(StepKind.Soon));
            told = told with { Visible = true, Soon = told.Soon || soon };
        }

        if (reminder) told = told with { Reminded = state.RemindOn };
        foreach (var step in rule.LadderOf(state, openDays).Skip(told.Level).TakeWhile(s => s.On.Day <= businessDate))
        {
            steps.Add(new(StepKind.Escalate, step.To, step.Level));
            told = told with { Level = step.Level };
        }

        return new(steps, told);
    }
}

/// <summary>
/// What the watch of every few minutes says: of follow-ups with an instant everything, and of class S that they are
/// there, at once and not in the morning.
/// </summary>
internal sealed class Watch(RuleSettings settings, BusinessDays openDays)
{
    public Notices Decide(DeadlineRule rule, FollowUpState state, Told told, DateTimeOffset now)
    {
        var today = Due.DayOf(now);
        told = told.Regarding(state, today);
        if (state.Status != FollowUpStatus.Open || rule.Urgency == Urgency.B || state.VisibleFrom > today || state.IsHeld(today)
            || (state.Due.Instant is null && rule.Urgency != Urgency.S))
        {
            return new([], told);
        }

        var steps = new List<Step>();
        var postponed = state.RemindOn > today;
        if (state.Due.Instant <= now)
        {
            var every = TimeSpan.FromDays(rule.Urgency == Urgency.S ? 1 : settings.RemindEveryDays);
            if (!told.Overdue)
            {
                steps.Add(new(StepKind.Overdue, rule.Urgency == Urgency.A ? rule.FirstEscalation(state.Owner) : null));
                told = told with { Visible = true, Overdue = true, LastAt = now };
            }
            else if (!postponed && (told.LastAt is null || told.LastAt + every <= now))
            {
                steps.Add(new(StepKind.StillOverdue));
                told = told with { LastAt = now };
            }
        }
        else if (!told.Visible && !postponed)
        {
            steps.Add(new(StepKind.Visible));
            told = told with { Visible = true };
        }

        if (state.Due.Instant is null) return new(steps, told);
        foreach (var step in rule.LadderOf(state, openDays).Skip(told.Level).TakeWhile(s => s.On.Instant <= now))
        {
            steps.Add(new(StepKind.Escalate, step.To, step.Level));
            told = told with { Level = step.Level };
        }

        return new(steps, told);
    }
}
