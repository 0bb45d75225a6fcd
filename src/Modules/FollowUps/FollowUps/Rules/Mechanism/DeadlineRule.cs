using System.Reflection;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>How loudly a rule speaks (deadlines.md §0, 通知).</summary>
internal enum Urgency
{
    /// <summary>直ちに: at once, to the owner and whoever is on duty; daily while overdue.</summary>
    S,

    /// <summary>朝のまとめ: in the morning's digest; when overdue the first duty of the ladder is told as well.</summary>
    A,

    /// <summary>一覧のみ: on the list only.</summary>
    B,
}

/// <summary>What a rule's number rests on.</summary>
internal enum Certainty
{
    /// <summary>法: a statute makes the duty or the number.</summary>
    Statute,

    /// <summary>国: a notice or guideline of the state.</summary>
    NationalNotice,

    /// <summary>設: the municipality's own setting.</summary>
    MunicipalSetting,
}

/// <summary>Subject of a line: one for each pregnancy or child, so that twins and siblings are owed separately.</summary>
internal readonly record struct Subject(Guid Value)
{
    public static implicit operator Subject(PersonId person) => new(person.Value);

    public static implicit operator Subject(MaternalHealth.Contracts.PregnancyId pregnancy) => new(pregnancy.Value);

    public static implicit operator Subject(Families.Contracts.ProtectionId protection) => new(protection.Value);

    public static implicit operator Subject(NoteId note) => new(note.Value);

    public static implicit operator Subject(ReferralId referral) => new(referral.Value);

    public static implicit operator Subject(HandoverId handover) => new(handover.Value);

    public static implicit operator Subject(VacancyId vacancy) => new(vacancy.Value);

    public static implicit operator Subject(Guid value) => new(value);
}

/// <summary>What an event says to a rule: about whom and what, on which day, and what the verb needs besides.</summary>
/// <param name="Person">Null where nobody knows yet whom it is about, or it is about no single person. All facts of a line say the same.</param>
internal sealed record About(PersonId? Person, Subject Subject, DateOnly HappenedOn)
{
    DateOnly? countedFrom;
    DateTimeOffset? countedFromInstant;
    Due? due;
    Duty? owner;
    StaffId? entrustedTo;
    DateOnly? holdUntil;
    string? reason;

    /// <summary>Opens, Moves: the day the schedule is counted from.</summary>
    public About CountedFrom(DateOnly day) => this with { countedFrom = day };

    /// <summary>Opens, Moves: the moment hours are counted from.</summary>
    public About CountedFrom(DateTimeOffset instant) => this with { countedFromInstant = instant };

    /// <summary>Opens, Moves: owed then, whatever the rule would count.</summary>
    public About DueOn(Due day) => this with { due = day };

    /// <summary>Opens: owed by this duty instead of the rule's.</summary>
    public About OwnedBy(Duty duty) => this with { owner = duty };

    /// <summary>Opens: owed by this member of staff while there; after that, and while nobody stands in, by the duty.</summary>
    public About EntrustedTo(StaffId? staff) => this with { entrustedTo = staff };

    /// <summary>Holds: the day it goes on.</summary>
    public About Until(DateOnly day) => this with { holdUntil = day };

    /// <summary>Code of the reason.</summary>
    public About Because(string code) => this with { reason = code };

    internal LineFact As(Verb verb, StoredEvent stored) => new(stored.Id, verb, HappenedOn, stored.OccurredAt)
    {
        Person = Person,
        NoticedBy = stored.By,
        LearnedOn = stored.LearnedOn,
        RestrictedTo = stored.Event.GetType().GetCustomAttribute<EventAttribute>() is { Restricted: true } restricted ? restricted.Desk : null,
        CountedFrom = countedFrom,
        CountedFromInstant = countedFromInstant,
        Due = due,
        Owner = owner,
        HandedOverTo = entrustedTo,
        HoldUntil = holdUntil,
        Reason = reason,
    };
}

/// <summary>An event as the module receives it.</summary>
/// <param name="Id">Its stored id.</param>
/// <param name="Event">What happened.</param>
/// <param name="OccurredAt">When it was recorded.</param>
/// <param name="By">Who recorded it; null for jobs and imports.</param>
/// <param name="LearnedOn">The day of its replay, where it is one.</param>
internal sealed record StoredEvent(Guid Id, IIntegrationEvent Event, DateTimeOffset OccurredAt, StaffId? By = null, DateOnly? LearnedOn = null);

/// <summary>What a rule makes of an event: a fact for one of its lines.</summary>
internal sealed record LineEntry(DeadlineRule Rule, Guid Subject, PersonId? Person, LineFact Fact);

/// <summary>The dates of an occurrence.</summary>
internal sealed record Schedule(Origin CountedFrom, DateOnly VisibleFrom, Due Due, DateOnly ActBy, bool LateAtOpening, bool DueAfterHold);

/// <summary>Who is told when nobody acts.</summary>
/// <param name="Level">1 for the first step.</param>
/// <param name="To">The duty that is told.</param>
/// <param name="On">When.</param>
internal sealed record Escalation(int Level, Duty To, Due On);

/// <summary>
/// A duty of the municipality, declared in the constructor of one class: which facts open, move and close it, how its
/// dates are counted, who owes it, and who is told when nobody acts.
/// </summary>
internal abstract class DeadlineRule(string slug, string title, Urgency urgency, string desk, string basis, Certainty certainty)
{
    /// <summary>No ladder has more steps.</summary>
    public const int LevelsAtMost = 4;

    readonly List<Subscription> subscriptions = [];
    readonly List<(TimeSpan? AfterDue, Count? At, Duty? To)> ladder = [];
    readonly HashSet<Verb> byEvents = [];
    Count? due;
    Count? visibleFrom;
    int? graceDays;
    Count? notAfter;
    bool lateOnceVisible;
    int? daysAfterHold;
    int? carriedMonths;
    Duty? owner;

    /// <summary>Stable name, stored with every fact.</summary>
    public string Slug { get; } = slug;

    /// <summary>What staff read.</summary>
    public string Title { get; } = title;

    public Urgency Urgency { get; } = urgency;

    /// <summary>Slug of the module whose desk owes it.</summary>
    public string Desk { get; } = desk;

    /// <summary>What it rests on, as staff read it.</summary>
    public string Basis { get; } = basis;

    public Certainty Certainty { get; } = certainty;

    /// <summary>Can be neither postponed nor declined.</summary>
    public bool IsSafety { get; private set; }

    /// <summary>Every opening is an occurrence of its own.</summary>
    public bool IsRepeating { get; private set; }

    /// <summary>A municipal date that falls on a closed day moves to the next open one; a statutory date never does.</summary>
    public bool IsRolledForward { get; private set; }

    /// <summary>Days before the due date on which its owner is told that it is soon due; null for the municipality's usual number.</summary>
    public int? SoonDays { get; private set; }

    /// <summary>Days a pause may last; 0 where the rule cannot be paused.</summary>
    public int HoldCeilingDays { get; private set; }

    /// <summary>People open it, say when it is due, and say when it is done.</summary>
    public virtual bool IsByHand => false;

    /// <summary>The duty that owes it unless the opening names another.</summary>
    public Duty OwnedBy => owner ?? throw new InvalidOperationException($"{Slug} has no owner.");

    /// <summary>The events it needs.</summary>
    public IEnumerable<Type> EventTypes => subscriptions.Select(s => s.Event).Distinct();

    /// <summary>First duty of the ladder, told once when a rule of class A becomes overdue.</summary>
    public Duty? FirstEscalation(Duty owner) => ladder.Count > 0 ? ladder[0].To ?? DutyLine.Above(owner) : null;

    /// <summary>A step of the ladder has a date of its own, or comes before the due day.</summary>
    public bool MayClimbBeforeDue => ladder.Exists(step => step.At is not null || step.AfterDue < TimeSpan.Zero);

    /// <summary>Whether the verb means anything to this rule. What it must not do it does not do, even where such a fact exists.</summary>
    public bool May(Verb verb) => verb switch
    {
        Verb.Opens or Verb.Moves => IsByHand || byEvents.Contains(verb),
        Verb.Declines => !IsSafety && (IsByHand || byEvents.Contains(verb)),
        Verb.Postponed => !IsSafety,
        Verb.Holds => HoldCeilingDays > 0 && byEvents.Contains(verb),
        Verb.Held or Verb.Released => HoldCeilingDays > 0,
        Verb.HandedOver => true,
        Verb.Done or Verb.Dropped => IsByHand,
        _ => byEvents.Contains(verb),
    };

    /// <summary>What the rule makes of an event.</summary>
    public IEnumerable<LineEntry> Read(StoredEvent stored) => subscriptions
        .Where(s => s.Event == stored.Event.GetType())
        .Select(s => s.Read(stored))
        .OfType<LineEntry>()
        .DistinctBy(e => (e.Subject, e.Fact.Verb));

    /// <summary>How the dates of an occurrence are counted, in words.</summary>
    public string Counting => string.Join(';', CountText.Of(due), CountText.Of(visibleFrom), graceDays, CountText.Of(notAfter), lateOnceVisible, daysAfterHold, carriedMonths, HoldCeilingDays, IsRolledForward);

    /// <summary>How the ladder is counted, in words.</summary>
    public string Climbing => string.Join(';', ladder.Select(step => $"{step.AfterDue}/{CountText.Of(step.At)}/{step.To}"));

    /// <summary>Folds the facts of one line into its follow-ups.</summary>
    public IReadOnlyList<FollowUpState> Fold(Guid subject, IEnumerable<LineFact> facts, IReadOnlySet<Guid> withdrawn, BusinessDays openDays, DateOnly? goLiveOn = null) =>
        LineFold.Fold(this, subject, facts, withdrawn, openDays, goLiveOn);

    /// <summary>Whether an opening counts: what happened before the go-live date does only where the rule carries it over.</summary>
    internal bool Counts(LineFact opening, DateOnly? goLiveOn) => goLiveOn is not { } goLive || IsByHand || opening.HappenedOn >= goLive
        || (carriedMonths is { } months && Age.MonthReachedAtEndOf(opening.CountedFrom ?? opening.HappenedOn, months) >= goLive);

    /// <summary>When each step of the ladder is told. A step before the due date waits for it where the schedule had run out at the opening.</summary>
    public IReadOnlyList<Escalation> LadderOf(FollowUpState state, BusinessDays openDays)
    {
        var steps = ladder.Select(step => (To: step.To ?? DutyLine.Above(state.Owner), On: StepOn(step.AfterDue, step.At))).OrderBy(step => step.On);
        return [.. steps.Select((step, index) => new Escalation(index + 1, step.To, step.On))];

        Due StepOn(TimeSpan? afterDue, Count? at)
        {
            var on = at?.Invoke(state.CountedFrom, openDays) ?? After(state.Due, afterDue ?? TimeSpan.Zero);
            return (state.LateAtOpening || state.DueAfterHold) && on < state.Due ? state.Due : on;
        }
    }

    /// <summary>The dates of an occurrence.</summary>
    internal Schedule ScheduleOf(LineFact opening, LineFact origin, DateOnly? resumedOn, BusinessDays openDays, DateOnly? goLiveOn)
    {
        var from = new Origin(origin.CountedFrom ?? origin.HappenedOn, origin.CountedFromInstant ?? origin.OccurredAt);
        var owed = origin.Due ?? due?.Invoke(from, openDays) ?? Due.On(from.Day);
        var visible = visibleFrom?.Invoke(from, openDays).Day ?? opening.HappenedOn;
        var late = false;
        var afterHold = false;

        if (owed.Instant is null)
        {
            if (IsRolledForward) owed = Due.On(openDays.NextOpenOnOrAfter(owed.Day));

            // A fact may be recorded long after it happened: what nobody could know of is not overdue when it opens.
            var known = Due.DayOf(opening.OccurredAt);
            foreach (var day in new[] { opening.HappenedOn, opening.LearnedOn, goLiveOn })
                if (day > known) known = day.Value;
            late = graceDays is not null && (owed.Day < known || (lateOnceVisible && origin.Due is null && opening.HappenedOn >= visible));
            if (late) owed = Due.On(Graced(opening.HappenedOn, known, from, openDays));

            if (daysAfterHold is { } days && resumedOn?.AddDays(days) is { } resumed && resumed > owed.Day)
            {
                owed = Due.On(resumed);
                afterHold = true;
            }
        }

        if (visible > owed.Day) visible = owed.Day;
        if (visible < opening.HappenedOn) visible = opening.HappenedOn;
        var actBy = owed.Instant is null && !IsRolledForward ? openDays.LastOpenOnOrBefore(owed.Day) : owed.Day;
        if (actBy < opening.HappenedOn) actBy = owed.Day;
        return new(from, visible, owed, actBy, late, afterHold);
    }

    /// <summary>How the dates are counted; visible from the opening where no day is given.</summary>
    protected void Counts(Count due, Count? visibleFrom = null) => (this.due, this.visibleFrom) = (due, visibleFrom);

    /// <summary>Something is owed. Where it was opened already, nothing happens, unless the rule repeats.</summary>
    protected void Opens<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Opens, about, when);

    /// <summary>What the schedule is counted from changed: the whole schedule again.</summary>
    protected void Moves<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Moves, about, when);

    /// <summary>The deed was done.</summary>
    protected void Settles<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Settles, about, when);

    /// <summary>No longer owed; never counted as done.</summary>
    protected void Cancels<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Cancels, about, when);

    /// <summary>The person declined: a proper end for an offer to everybody, impossible for a safety rule.</summary>
    protected void Declines<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Declines, about, when);

    /// <summary>Paused, until the ceiling where the event does not say how long.</summary>
    protected void Holds<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Holds, about, when);

    /// <summary>The pause is over.</summary>
    protected void Resumes<TEvent>(Func<TEvent, About> about, Func<TEvent, bool>? when = null) where TEvent : IIntegrationEvent =>
        On(Verb.Resumes, about, when);

    /// <summary>Never born overdue: where the schedule has run out at the opening, a grace is counted from the opening and marked.</summary>
    /// <param name="graceDays">Days from the opening.</param>
    /// <param name="notAfter">The grace never goes beyond this day, unless that has passed as well.</param>
    /// <param name="onceVisible">An opening on or after the first visible day counts as late already.</param>
    protected void LateAtOpening(int graceDays, Count? notAfter = null, bool onceVisible = false) =>
        (this.graceDays, this.notAfter, lateOnceVisible) = (graceDays, notAfter, onceVisible);

    /// <summary>An opening before the go-live date counts all the same where it is counted from at most this many months before it: what still lasted then.</summary>
    protected void CarriesOver(int months) => carriedMonths = months;

    /// <summary>The duty that owes it.</summary>
    protected void Owner(Duty duty) => owner = duty;

    /// <summary>A step of the ladder, counted from the due date or instant; before it where negative.</summary>
    protected void Escalates(TimeSpan after, Duty to) => ladder.Add((after, null, to));

    /// <summary>A step of the ladder to whoever stands above the duty that owes it.</summary>
    protected void EscalatesInLine(TimeSpan after) => ladder.Add((after, null, null));

    /// <summary>A step of the ladder with a date of its own, counted as the schedule is.</summary>
    protected void EscalatesAt(Count at, Duty to) => ladder.Add((null, at, to));

    /// <summary>Can be neither postponed nor declined.</summary>
    protected void Safety()
    {
        if (byEvents.Contains(Verb.Declines)) throw new InvalidOperationException($"{Slug} is a safety rule and cannot be declined.");
        IsSafety = true;
    }

    /// <summary>What takes weeks to prepare is announced earlier than usual.</summary>
    protected void AnnouncedBefore(int days) => SoonDays = days;

    /// <summary>May be paused, this long at most.</summary>
    /// <param name="days">The ceiling.</param>
    /// <param name="owedAfter">Days that remain after an event ended the pause where the schedule has run out meanwhile; without it the due date stays.</param>
    protected void HoldsAtMost(int days, int? owedAfter = null) => (HoldCeilingDays, daysAfterHold) = (days, owedAfter);

    /// <summary>Every opening is an occurrence of its own.</summary>
    protected void Repeats() => IsRepeating = true;

    /// <summary>A municipal date that falls on a closed day moves to the next open one.</summary>
    protected void RollsForward() => IsRolledForward = true;

    protected static About About(PersonId? person, Subject subject, DateOnly on) => new(person, subject, on);

    /// <summary>A line of the person itself, such as a child.</summary>
    protected static About About(PersonId person, DateOnly on) => new(person, person, on);

    protected static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    protected static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);

    /// <summary>The day counted from.</summary>
    protected static Count TheDay() => (from, _) => Due.On(from.Day);

    /// <summary>Days later, the first not counted.</summary>
    protected static Count DaysLater(int days) => (from, _) => Due.On(from.Day.AddDays(days));

    /// <summary>Open days later, the first not counted.</summary>
    protected static Count OpenDaysLater(int days) => (from, openDays) => Due.On(openDays.AddOpenDays(from.Day, days));

    /// <summary>Elapsed hours later: weekends, holidays and the year's end go on.</summary>
    protected static Count HoursLater(int hours) => (from, _) => Due.At(from.Instant.AddHours(hours));

    /// <summary>A time of the next day on which the office opens after the moment counted from.</summary>
    protected static Count WhenNextOpen(TimeOnly opensAt, TimeOnly by) => (from, openDays) => Due.At(openDays.NextOpeningAfter(Due.LocalOf(from.Instant), opensAt), by);

    /// <summary>The day of a pregnancy, counted from the expected date of delivery.</summary>
    protected static Count AtWeek(Gestation week) => (from, _) => Due.On(Gestation.DayOf(from.Day, week.Weeks, week.Days));

    /// <summary>The day at whose end an age in months is reached, counted from the birth.</summary>
    protected static Count MonthReached(int months) => (from, _) => Due.On(Age.MonthReachedAtEndOf(from.Day, months));

    static Due After(Due due, TimeSpan after) => due.Instant is { } instant ? Due.At(instant + after) : Due.On(due.Day.AddDays((int)Math.Ceiling(after.TotalDays)));

    DateOnly Graced(DateOnly openedOn, DateOnly known, Origin from, BusinessDays openDays)
    {
        var days = graceDays ?? 0;
        var graced = openedOn.AddDays(days);
        if (graced < known) graced = known.AddDays(days);
        if (IsRolledForward) graced = openDays.NextOpenOnOrAfter(graced);
        if (notAfter?.Invoke(from, openDays).Day is { } last && graced > last) graced = last;
        return graced < known ? known : graced;
    }

    void On<TEvent>(Verb verb, Func<TEvent, About> about, Func<TEvent, bool>? when) where TEvent : IIntegrationEvent
    {
        if (verb == Verb.Declines && IsSafety) throw new InvalidOperationException($"{Slug} is a safety rule and cannot be declined.");
        byEvents.Add(verb);
        subscriptions.Add(new(typeof(TEvent), stored =>
        {
            var happened = (TEvent)stored.Event;
            if (when?.Invoke(happened) == false) return null;
            var said = about(happened);
            return new(this, said.Subject.Value, said.Person, said.As(verb, stored));
        }));
    }

    sealed record Subscription(Type Event, Func<StoredEvent, LineEntry?> Read);
}
