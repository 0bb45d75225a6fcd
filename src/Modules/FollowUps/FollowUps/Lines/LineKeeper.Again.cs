using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Lines;

/// <summary>What settings have to do with lines: what would become of them, and what does.</summary>
sealed partial class LineKeeper
{
    /// <summary>
    /// Folds anew what is open of a rule that counts otherwise now. What comes out as it was is only stamped: it is no change of the
    /// record, and whoever has its form open is not disturbed. Saves, within the caller's transaction.
    /// </summary>
    public async Task FoldAgain(DeadlineRule rule, IReadOnlyCollection<FollowUp> open, DateTimeOffset at, CancellationToken stop)
    {
        var wholes = await Reserve(open.Select(f => KeptUnder(f.Person, f.Subject)), open.Select(f => f.Subject), stop);
        await Fold(open.Select(f => (f.Rule, f.Subject)), wholes, personChangedAt: null, stop);
        List<Guid> asTheyWere = [];
        foreach (var entry in db.ChangeTracker.Entries<FollowUp>().Where(e => e.State is EntityState.Modified).ToList())
        {
            var moved = entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToHashSet(StringComparer.Ordinal);
            if (moved.SetEquals([nameof(FollowUp.DatedBy)]))
            {
                asTheyWere.Add(entry.Entity.Id);
                entry.State = EntityState.Unchanged;
            }
            else if (moved.Contains(nameof(FollowUp.DueOn)) || moved.Contains(nameof(FollowUp.DueAt)))
            {
                entry.Entity.NoteRedated(at);
            }
        }
        var stamp = practice.StampOf(rule);
        await db.SaveChangesAsync(stop);
        await db.FollowUps.Where(f => asTheyWere.Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.DatedBy, stamp), stop);
    }

    /// <summary>What open follow-ups of one rule would be by another practice, by their ids. Reserves and saves nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, FollowUpState>> Foresee(DeadlineRule rule, IReadOnlyCollection<FollowUp> open, Practice then, CancellationToken stop)
    {
        List<PersonId> asked = [.. open.Select(f => KeptUnder(f.Person, f.Subject)).Concat(open.Select(f => new PersonId(f.Subject))).Distinct()];
        var wholes = new Wholes(await db.PersonDistricts.OneWith(asked).AsNoTracking().ToListAsync(stop));
        var known = await Load([.. open.Select(f => (rule, wholes.SubjectOf(f.Subject))).Distinct()], wholes, [], stop);
        Dictionary<Guid, FollowUpState> foreseen = [];
        foreach (var followUp in open)
        {
            var subject = wholes.SubjectOf(followUp.Subject);
            var states = then.Fold(rule, subject, [.. known.FactsOf(rule, subject).Select(f => f.ToFact())], known.Withdrawn);
            if (states.FirstOrDefault(s => s.Status is FollowUpStatus.Open && (!rule.IsRepeating || s.OpeningEvent == followUp.OpeningEvent)) is { } state) foreseen[followUp.Id] = state;
        }
        db.ChangeTracker.Clear();
        return foreseen;
    }
}
