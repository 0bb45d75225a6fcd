using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Notices;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Night;

/// <summary>What was decided, ready to be written: a notice for each person told, and what has now been said of each follow-up.</summary>
sealed class Reckoning(Roster roster, DateOnly day, DateTimeOffset now)
{
    readonly List<FollowUp> changed = [];
    readonly List<Notice> notices = [];
    readonly List<StaffId> urgent = [];

    /// <summary>Follow-ups of which something is remembered now.</summary>
    public IReadOnlyCollection<FollowUp> Changed => changed;

    public IReadOnlyCollection<Notice> Notices => notices;

    /// <summary>Whom something of class S was told, once for each follow-up: they are called at once.</summary>
    public IReadOnlyCollection<StaffId> Urgent => urgent;

    /// <summary>The follow-up behind which the next chunk begins.</summary>
    public Guid? Last { get; init; }

    public int Reminded { get; private set; }

    public int Escalated { get; private set; }

    public void Write(FollowUp followUp, Rules.Notices decided)
    {
        if (decided.Told != followUp.Told || decided.Steps.Count > 0)
        {
            followUp.Record(decided.Told, decided.Steps, day);
            changed.Add(followUp);
        }
        HashSet<StaffId> raised = [];
        var before = notices.Count;
        foreach (var step in decided.Steps)
        {
            if (step.Kind is not StepKind.Escalate)
            {
                Reminded++;
                // Of class S whoever is on call hears too.
                Tell(followUp, step.Kind, roster.OwnersOf(followUp).Acting.Union(followUp.Urgency is Urgency.S ? roster.HoldersOf(Duty.OnCall, null) : []));
            }
            if (step.To is not { } duty) continue;
            Escalated++;
            // What was long overdue when first seen reaches a duty by two steps in one night: one notice says enough.
            Tell(followUp, StepKind.Escalate, roster.For(duty, followUp.District).Acting.Where(raised.Add));
        }
        if (followUp.Urgency is Urgency.S) urgent.AddRange(notices.Skip(before).Select(n => n.Staff).Distinct());
    }

    void Tell(FollowUp followUp, StepKind kind, IEnumerable<StaffId> staff) =>
        notices.AddRange(staff.Select(s => new Notice { FollowUpId = followUp.Id, Staff = s, Kind = kind, BusinessDate = day, At = now }));
}
