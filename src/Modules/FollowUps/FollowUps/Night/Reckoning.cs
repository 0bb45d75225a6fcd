using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Notices;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Night;

/// <summary>Writes what was decided: a notice for each person told, and what has now been said.</summary>
sealed class Reckoning(FollowUpsDb db, Roster roster, DateOnly day, DateTimeOffset now)
{
    public int Reminded { get; private set; }

    public int Escalated { get; private set; }

    public void Write(FollowUp followUp, Rules.Notices decided)
    {
        if (decided.Told != followUp.Told || decided.Steps.Count > 0) followUp.Record(decided.Told, decided.Steps, day);
        HashSet<StaffId> raised = [];
        foreach (var step in decided.Steps)
        {
            if (step.Kind is not StepKind.Escalate)
            {
                Reminded++;
                Tell(followUp, step.Kind, roster.OwnersOf(followUp).Acting);
            }
            if (step.To is not { } duty) continue;
            Escalated++;
            // What was long overdue when first seen reaches a duty by two steps in one night: one notice says enough.
            Tell(followUp, StepKind.Escalate, roster.For(duty, followUp.District).Acting.Where(raised.Add));
        }
    }

    void Tell(FollowUp followUp, StepKind kind, IEnumerable<StaffId> staff) =>
        db.AddRange(staff.Select(s => new Notice { FollowUpId = followUp.Id, Staff = s, Kind = kind, BusinessDate = day, At = now }));
}
