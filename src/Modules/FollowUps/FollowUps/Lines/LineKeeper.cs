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
sealed class LineKeeper(FollowUpsDb db, RuleBook rules, RuleSettings settings, BusinessDays openDays)
{
    /// <summary>Adds what is not kept yet; a fact that arrives again changes nothing. The caller saves.</summary>
    public async Task Add(IReadOnlyCollection<LineEntry> entries, CancellationToken stop)
    {
        await Reserve(entries.Select(e => e.Person), stop);
        var lines = entries.ToLookup(e => (e.Rule, e.Subject));
        var known = await Load([.. lines.Select(l => l.Key)], entries.Select(e => e.Fact.EventId), stop);
        foreach (var line in lines)
        {
            var kept = known.FactsOf(line.Key.Rule, line.Key.Subject);
            var news = line.Where(e => !kept.Exists(k => k.EventId == e.Fact.EventId && k.Verb == e.Fact.Verb)).Select(e => KeptFact.Of(e.Rule.Slug, e.Subject, e.Fact)).ToList();
            if (news.Count == 0) continue;
            db.AddRange(news);
            await Fold(line.Key.Rule, line.Key.Subject, [.. kept, .. news], known, stop);
        }
    }

    /// <summary>Undoes exactly what an event did, wherever it did it. The caller saves.</summary>
    public async Task Withdraw(Guid eventId, DateOnly on, CancellationToken stop)
    {
        if (await db.Withdrawn.AnyAsync(w => w.EventId == eventId, stop)) return;
        db.Add(new WithdrawnEvent { EventId = eventId, WithdrawnOn = on });
        await Reserve((await db.Facts.Where(f => f.EventId == eventId).Select(f => f.Person).Distinct().ToListAsync(stop)).OfType<PersonId>(), stop);
        var touched = await db.Facts.AsNoTracking().Where(f => f.EventId == eventId).Select(f => new { f.Rule, f.Subject }).Distinct().ToListAsync(stop);
        List<(DeadlineRule Rule, Guid Subject)> lines = [.. from line in touched let rule = rules.Find(line.Rule) where rule is not null select (rule, line.Subject)];
        var known = await Load(lines, [], stop);
        foreach (var (rule, subject) in lines) await Fold(rule, subject, known.FactsOf(rule, subject), known, stop);
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

    /// <summary>What is kept of the lines, asked once for all of them: one event concerns several.</summary>
    async Task<Known> Load(IReadOnlyList<(DeadlineRule Rule, Guid Subject)> lines, IEnumerable<Guid> arriving, CancellationToken stop)
    {
        var slugs = lines.Select(l => l.Rule.Slug).Distinct().ToList();
        var subjects = lines.Select(l => l.Subject).Distinct().ToList();
        var facts = await db.Facts.Where(f => slugs.Contains(f.Rule) && subjects.Contains(f.Subject)).ToListAsync(stop);
        var ids = facts.Select(f => f.EventId).Concat(arriving).Distinct().ToList();
        var withdrawn = (await db.Withdrawn.Where(w => ids.Contains(w.EventId)).Select(w => w.EventId).ToListAsync(stop)).ToHashSet();
        withdrawn.UnionWith(db.Withdrawn.Local.Select(w => w.EventId));
        var rows = await db.FollowUps.Where(f => slugs.Contains(f.Rule) && subjects.Contains(f.Subject)).ToListAsync(stop);
        return new Known(facts.ToLookup(f => (f.Rule, f.Subject)), withdrawn, rows.ToLookup(r => (r.Rule, r.Subject)));
    }

    async Task Fold(DeadlineRule rule, Guid subject, List<KeptFact> facts, Known known, CancellationToken stop)
    {
        var states = rule.Fold(subject, facts.Select(f => f.ToFact()), known.Withdrawn, openDays, settings.GoLiveOn);
        var rows = known.Rows[(rule.Slug, subject)].ToDictionary(r => r.OpeningEvent);
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
            row.MoveTo((await db.PersonDistricts.FindAsync([person], stop))?.District);
            db.Add(row);
        }
        // What no fact opens any more was opened by mistake.
        foreach (var orphan in rows.Values.Where(r => r.CloseReason != FollowUp.RecordWithdrawn)) orphan.Withdraw(db.Withdrawn.Local.FirstOrDefault()?.WithdrawnOn ?? orphan.OpenedOn);
    }

    sealed record Known(ILookup<(string Rule, Guid Subject), KeptFact> Facts, IReadOnlySet<Guid> Withdrawn, ILookup<(string Rule, Guid Subject), FollowUp> Rows)
    {
        public List<KeptFact> FactsOf(DeadlineRule rule, Guid subject) => [.. Facts[(rule.Slug, subject)]];
    }
}
