using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Lines;

/// <summary>
/// Adds facts to their lines, and folds each line anew into its follow-ups. Needs the caller's transaction: until it ends
/// nobody else, on whatever host, folds a line of the same person, for a fold that did not see a fact would lose it.
/// </summary>
sealed class LineKeeper(FollowUpsDb db, RuleBook rules, BusinessDays openDays)
{
    /// <summary>Adds what is not kept yet; a fact that arrives again changes nothing. The caller saves.</summary>
    public async Task Add(IReadOnlyCollection<LineEntry> entries, CancellationToken stop)
    {
        await Reserve(entries.Select(e => e.Person), stop);
        foreach (var line in entries.GroupBy(e => (e.Rule, e.Subject)))
        {
            var kept = await Facts(line.Key.Rule.Slug, line.Key.Subject, stop);
            var news = line.Where(e => !kept.Exists(k => k.EventId == e.Fact.EventId && k.Verb == e.Fact.Verb)).Select(e => KeptFact.Of(e.Rule.Slug, e.Subject, e.Fact)).ToList();
            if (news.Count == 0) continue;
            db.AddRange(news);
            kept.AddRange(news);
            await Fold(line.Key.Rule, line.Key.Subject, kept, stop);
        }
    }

    /// <summary>Undoes exactly what an event did, wherever it did it. The caller saves.</summary>
    public async Task Withdraw(Guid eventId, DateOnly on, CancellationToken stop)
    {
        if (await db.Withdrawn.AnyAsync(w => w.EventId == eventId, stop)) return;
        db.Add(new WithdrawnEvent { EventId = eventId, WithdrawnOn = on });
        await Reserve((await db.Facts.Where(f => f.EventId == eventId).Select(f => f.Person).Distinct().ToListAsync(stop)).OfType<PersonId>(), stop);
        var lines = await db.Facts.AsNoTracking().Where(f => f.EventId == eventId).Select(f => new { f.Rule, f.Subject }).Distinct().ToListAsync(stop);
        foreach (var line in lines)
            if (rules.Find(line.Rule) is { } rule) await Fold(rule, line.Subject, await Facts(line.Rule, line.Subject, stop), stop);
    }

    /// <summary>The row of a person's district is the lock of the person's lines; so nothing opens in a district that is being left or sealed either.</summary>
    async Task Reserve(IEnumerable<PersonId> people, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A line is folded within a transaction.");
        foreach (var person in people.Distinct().OrderBy(p => p.Value))
        {
            if (await db.PersonDistricts.Lock([person], stop) > 0) continue;
            db.Add(new PersonDistrict { Person = person });
            await db.SaveChangesAsync(stop);
        }
    }

    Task<List<KeptFact>> Facts(string rule, Guid subject, CancellationToken stop) =>
        db.Facts.Where(f => f.Rule == rule && f.Subject == subject).ToListAsync(stop);

    async Task Fold(DeadlineRule rule, Guid subject, List<KeptFact> facts, CancellationToken stop)
    {
        var ids = facts.Select(f => f.EventId).ToList();
        var withdrawn = (await db.Withdrawn.Where(w => ids.Contains(w.EventId)).Select(w => w.EventId).ToListAsync(stop)).ToHashSet();
        withdrawn.UnionWith(db.Withdrawn.Local.Select(w => w.EventId));
        var states = rule.Fold(subject, facts.Select(f => f.ToFact()), withdrawn, openDays);
        var rows = await db.FollowUps.Where(f => f.Rule == rule.Slug && f.Subject == subject).ToDictionaryAsync(f => f.OpeningEvent, stop);
        foreach (var state in states)
        {
            // What is owed once stays one row, whichever of its openings counts.
            var at = rows.ContainsKey(state.OpeningEvent) || rule.IsRepeating ? state.OpeningEvent : rows.Keys.FirstOrDefault();
            if (rows.Remove(at, out var row))
            {
                row.Follow(state);
                continue;
            }
            if (state.Person is not { } person) continue;
            row = FollowUp.Open(state, rule, person);
            row.MoveTo(await db.PersonDistricts.Where(d => d.Person == person).Select(d => d.District).FirstOrDefaultAsync(stop));
            db.Add(row);
        }
        // What no fact opens any more was opened by mistake.
        foreach (var orphan in rows.Values.Where(r => r.CloseReason != FollowUp.RecordWithdrawn)) orphan.Withdraw(db.Withdrawn.Local.FirstOrDefault()?.WithdrawnOn ?? orphan.OpenedOn);
    }
}
