using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>What people do to a follow-up by hand becomes a fact of its line, as what events do.</summary>
sealed class ActByHand(FollowUpsDb db, LineKeeper lines, RuleBook rules, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The follow-up with its rule and its person, if this reader may see it: its owners, whom it was escalated to, and who sees the safety net.</summary>
    public async Task<Found?> Find(Guid id, CancellationToken stop)
    {
        if (await db.FollowUps.FirstOrDefaultAsync(f => f.Id == id, stop) is not { } followUp || rules.Find(followUp.Rule) is not { } rule) return null;
        var roster = await Roster.On(Today, db, stop);
        var owners = roster.OwnersOf(followUp.Duty, followUp.District, followUp.HandedOverTo, followUp.HandedOverUntil, Today);
        if (!roster.MaySee(followUp, staff, Today)) return null;
        reading.Shows(followUp.Person);
        var person = await db.Directory.FirstOrDefaultAsync(p => p.Id == followUp.Person, stop);
        return new Found(followUp, rule, person, roster, owners);
    }

    /// <summary>Stores the fact. A second press arrives with the same id and changes nothing.</summary>
    public async Task Record(FollowUp followUp, DeadlineRule rule, LineFact fact, CancellationToken stop)
    {
        await lines.Add([new LineEntry(rule, followUp.Subject, followUp.Person, fact)], stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The moment and the person of what is done now.</summary>
    public (DateTimeOffset At, StaffId By) Now => (clock.GetUtcNow(), staff.Id);

    public sealed record Found(FollowUp FollowUp, DeadlineRule Rule, DirectoryPerson? Person, Roster Roster, Roster.Answer Owners)
    {
        public bool IsOpen => FollowUp.Status == FollowUpStatus.Open;
    }
}
