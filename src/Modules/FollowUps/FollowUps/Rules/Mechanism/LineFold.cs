using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// Turns the facts of one line into its follow-ups. A pure function of the set of facts: the order in which they
/// arrived, and how often, makes no difference, and a withdrawn fact is as if it had never been.
/// </summary>
internal static class LineFold
{
    /// <param name="rule">The rule of the line.</param>
    /// <param name="subject">The subject of the line.</param>
    /// <param name="facts">Every fact known of it.</param>
    /// <param name="withdrawn">Ids of withdrawn events; others than those of the facts do no harm.</param>
    /// <param name="openDays">The municipality's open days.</param>
    /// <param name="goLiveOn">The day before which only what a rule carries over opens anything; null for none.</param>
    /// <returns>The occurrences in the order of their openings; none while nothing opened.</returns>
    public static IReadOnlyList<FollowUpState> Fold(
        DeadlineRule rule, Guid subject, IEnumerable<LineFact> facts, IReadOnlySet<Guid> withdrawn, BusinessDays openDays, DateOnly? goLiveOn)
    {
        LineFact[] line =
        [
            .. facts.Where(f => !withdrawn.Contains(f.EventId))
                .OrderBy(f => f.HappenedOn).ThenBy(f => f.OccurredAt).ThenBy(f => f.EventId).ThenBy(f => f.Verb)
                .DistinctBy(f => (f.EventId, f.Verb)),
        ];

        if (!rule.IsRepeating)
        {
            // Never twice for the same reason: the first opening counts, and whatever is known of the subject bears on it.
            var first = Array.Find(line, f => f.Verb == Verb.Opens && rule.Counts(f, goLiveOn));
            return first is null ? [] : [Occurrence(rule, subject, first, line, openDays, goLiveOn)];
        }

        var occurrences = new List<FollowUpState>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at].Verb != Verb.Opens || !rule.Counts(line[at], goLiveOn)) continue;
            var opening = line[at];
            var later = line.Skip(at + 1)
                .Where(f => f.EventId != opening.EventId && (f.Occurrence is null || f.Occurrence == opening.EventId));
            occurrences.Add(Occurrence(rule, subject, opening, [.. later], openDays, goLiveOn));
        }

        return occurrences;
    }

    static FollowUpState Occurrence(DeadlineRule rule, Guid subject, LineFact opening, IReadOnlyList<LineFact> facts, BusinessDays openDays, DateOnly? goLiveOn)
    {
        var closing = Closing(rule, facts);
        var events = new List<Guid> { opening.EventId };
        var origin = opening;
        var opened = rule.IsRepeating;
        Pause? pause = null;
        DateOnly? resumedOn = null;
        LineFact? postponed = null;
        LineFact? handedOver = opening.HandedOverTo is null ? null : opening;

        // What comes after the closing no longer bears on it: a corrected date does not make a deed late that was in time.
        foreach (var fact in facts.TakeWhile(f => f != closing).Where(f => rule.May(f.Verb)))
        {
            switch (fact.Verb)
            {
                case Verb.Opens:
                    opened |= fact == opening;
                    continue;
                case Verb.Moves when opened:   // what the opening says is newer than a correction before it
                    origin = fact;
                    break;
                case Verb.Holds or Verb.Held:
                    pause = Pause.From(fact, pause, rule.HoldCeilingDays);
                    break;
                case Verb.Resumes or Verb.Released when pause is not null && fact.HappenedOn >= pause.Since:
                    pause = null;
                    if (fact.Verb == Verb.Resumes) resumedOn = fact.HappenedOn;   // by hand no due date moves
                    break;
                case Verb.Postponed:
                    postponed = fact;
                    break;
                case Verb.HandedOver:
                    handedOver = fact;
                    break;
                default:
                    continue;
            }

            events.Add(fact.EventId);
        }

        if (closing is not null) events.Add(closing.EventId);
        var schedule = rule.ScheduleOf(opening, origin, resumedOn, openDays, goLiveOn);
        return new()
        {
            Rule = rule.Slug,
            Subject = subject,
            OpeningEvent = opening.EventId,
            Person = opening.Person,
            Status = closing?.Verb switch
            {
                null => FollowUpStatus.Open,
                Verb.Settles or Verb.Done => FollowUpStatus.Settled,
                Verb.Declines => FollowUpStatus.Declined,
                _ => FollowUpStatus.Cancelled,
            },
            Owner = opening.Owner ?? rule.OwnedBy,
            OpenReason = opening.Reason,
            OpenedOn = opening.HappenedOn,
            RestrictedTo = opening.RestrictedTo,
            NoticedBy = opening.NoticedBy,
            NoticedAt = opening.OccurredAt,
            CountedFrom = schedule.CountedFrom,
            VisibleFrom = schedule.VisibleFrom,
            Due = schedule.Due,
            ActBy = schedule.ActBy,
            LateAtOpening = schedule.LateAtOpening,
            DueAfterHold = schedule.DueAfterHold,
            ClosedOn = closing?.HappenedOn,
            CloseReason = closing?.Reason,
            ClosingEvent = closing?.EventId,
            HoldUntil = pause?.Until,
            HoldReason = pause?.Reason,
            RemindOn = postponed?.RemindOn,
            PostponeReason = postponed?.Reason,
            HandedOverTo = handedOver?.HandedOverTo,
            HandedOverUntil = handedOver?.HandedOverUntil,
            Events = [.. events.Distinct()],
        };
    }

    /// <summary>The first closing stands, except that a deed done after all replaces an earlier refusal.</summary>
    static LineFact? Closing(DeadlineRule rule, IReadOnlyList<LineFact> facts)
    {
        LineFact? closing = null;
        foreach (var fact in facts)
        {
            // A deed that belongs to the next occurrence does not undo the refusal of this one.
            if (closing is not null && rule.IsRepeating && fact.Verb == Verb.Opens) break;
            if (!rule.May(fact.Verb)) continue;
            switch (fact.Verb)
            {
                case Verb.Settles or Verb.Done when closing is null or { Verb: Verb.Declines }:
                    return fact;
                case Verb.Cancels or Verb.Dropped or Verb.Declines:
                    closing ??= fact;
                    if (closing.Verb != Verb.Declines) return closing;
                    break;
                default:
                    break;
            }
        }

        return closing;
    }

    /// <summary>A pause. Prolonging one that still runs does not start its ceiling anew; a pause after its end does.</summary>
    sealed record Pause(DateOnly Since, DateOnly Until, string? Reason)
    {
        public static Pause From(LineFact fact, Pause? running, int ceilingDays)
        {
            var since = running is not null && fact.HappenedOn <= running.Until ? running.Since : fact.HappenedOn;
            var ceiling = since.AddDays(ceilingDays);
            return new(since, fact.HoldUntil is { } until && until < ceiling ? until : ceiling, fact.Reason);
        }
    }
}
