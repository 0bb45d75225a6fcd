using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
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
sealed class ActByHand(FollowUpsDb db, LineKeeper lines, RuleBook rules, IDatabaseProvider provider, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The follow-up with its rule and its person, if this reader may see it: its owners, whom it was escalated to, and who sees the safety net.</summary>
    public async Task<Found?> Find(Guid id, CancellationToken stop)
    {
        if (await db.FollowUps.FirstOrDefaultAsync(f => f.Id == id, stop) is not { } followUp || rules.Find(followUp.Rule) is not { } rule) return null;
        var roster = await Roster.On(Today, db, stop);
        var owners = roster.OwnersOf(followUp.Duty, followUp.District, followUp.HandedOverTo, followUp.HandedOverUntil, Today);
        var mine = owners.Staff.Contains(staff.Id) || (followUp.EscalatedTo is { } duty && roster.DutiesOf(staff.Id).Contains(duty));
        if (!mine && !staff.Has(FollowUpPermissions.SafetyNet)) return null;
        reading.Shows(followUp.Person);
        var person = await db.Directory.FirstOrDefaultAsync(p => p.Id == followUp.Person, stop);
        return new Found(followUp, rule, person, roster, owners);
    }

    /// <summary>
    /// Stores what somebody did, unless it is stored already (a second press carries the same id) or the follow-up is no
    /// longer what the page showed: closed, or changed by somebody else.
    /// </summary>
    /// <param name="found">What it is done to.</param>
    /// <param name="press">Id that the page gave the deed.</param>
    /// <param name="version">Version of the follow-up that the page showed.</param>
    /// <param name="allowed">The rule allows it, and the follow-up is open.</param>
    /// <param name="deed">The fact, of the id it is given.</param>
    /// <param name="stop">Interrupted.</param>
    public async Task<Outcome> Record(Found found, string? press, string? version, bool allowed, Func<Guid, LineFact> deed, CancellationToken stop)
    {
        var (followUp, rule) = (found.FollowUp, found.Rule);
        var id = Guid.TryParse(press, out var sent) ? sent : Guid.CreateVersion7();
        if (await IsKept(followUp, id, stop)) return Outcome.Done;
        if (!allowed || version != $"{followUp.Version}") return Outcome.Stale;
        await lines.Add([new LineEntry(rule, followUp.Subject, followUp.Person, deed(id))], stop);
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || provider.IsDuplicate(failure.InnerException ?? failure))
        {
            db.ChangeTracker.Clear();
            return await IsKept(followUp, id, stop) ? Outcome.Done : Outcome.Stale;
        }
    }

    /// <summary>Whether this reader's press on this follow-up is stored already.</summary>
    public async Task<bool> DidAlready(Guid id, string? press, CancellationToken stop) => Guid.TryParse(press, out var deed)
        && await db.FollowUps.AnyAsync(f => f.Id == id && db.Facts.Any(x => x.Rule == f.Rule && x.Subject == f.Subject && x.EventId == deed && x.NoticedBy == staff.Id), stop);

    Task<bool> IsKept(FollowUp followUp, Guid deed, CancellationToken stop) =>
        db.Facts.AnyAsync(f => f.Rule == followUp.Rule && f.Subject == followUp.Subject && f.EventId == deed, stop);

    /// <summary>How it ended.</summary>
    public enum Outcome
    {
        /// <summary>It is stored, now or before.</summary>
        Done,

        /// <summary>Somebody else was first.</summary>
        Stale,
    }

    /// <summary>The moment and the person of what is done now.</summary>
    public (DateTimeOffset At, StaffId By) Now => (clock.GetUtcNow(), staff.Id);

    public sealed record Found(FollowUp FollowUp, DeadlineRule Rule, DirectoryPerson? Person, Roster Roster, Roster.Answer Owners)
    {
        public bool IsOpen => FollowUp.Status == FollowUpStatus.Open;
    }
}
