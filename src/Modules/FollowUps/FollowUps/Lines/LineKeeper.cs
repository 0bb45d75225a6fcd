using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Lines;

/// <summary>
/// Adds facts to their lines, and folds each line anew into its follow-ups. Facts stay under the subject they were told of;
/// the lines of merged persons are folded as one, so that nothing is owed twice, and apart again when they are separated.
/// Needs the caller's transaction: until it ends nobody else, on whatever host, folds a line of the same person, for a fold
/// that did not see a fact would lose it.
/// </summary>
sealed partial class LineKeeper(FollowUpsDb db, RuleBook rules, Practice practice)
{
    /// <summary>Adds what is not kept yet; a fact that arrives again changes nothing. The caller saves.</summary>
    public async Task Add(IReadOnlyCollection<LineEntry> entries, CancellationToken stop)
    {
        var wholes = await Reserve(entries.Select(e => KeptUnder(e.Person, e.Subject)), entries.Select(e => e.Subject), stop);
        var lines = entries.ToLookup(e => (e.Rule, Subject: wholes.SubjectOf(e.Subject)));
        var known = await Load([.. lines.Select(l => l.Key)], wholes, entries.Select(e => e.Fact.EventId), stop);
        foreach (var line in lines)
        {
            var kept = known.FactsOf(line.Key.Rule, line.Key.Subject);
            var news = line.Where(e => !kept.Exists(k => k.Subject == e.Subject && k.EventId == e.Fact.EventId && k.Verb == e.Fact.Verb)).Select(e => KeptFact.Of(e.Rule.Slug, e.Subject, e.Fact)).ToList();
            if (news.Count == 0) continue;
            db.AddRange(news);
            known = await known.WithPeopleOf(news, db, stop);
            Fold(line.Key.Rule, line.Key.Subject, [.. kept, .. news], known);
        }
    }

    /// <summary>Undoes exactly what an event did, wherever it did it. The caller saves.</summary>
    public async Task Withdraw(Guid eventId, DateOnly on, CancellationToken stop)
    {
        if (await db.Withdrawn.AnyAsync(w => w.EventId == eventId, stop)) return;
        db.Add(new WithdrawnEvent { EventId = eventId, WithdrawnOn = on });
        var touched = await db.Facts.AsNoTracking().Where(f => f.EventId == eventId).Select(f => new { f.Rule, f.Subject, f.Person }).Distinct().ToListAsync(stop);
        var wholes = await Reserve(touched.Select(f => KeptUnder(f.Person, f.Subject)), touched.Select(f => f.Subject), stop);
        await Fold(touched.Select(f => (f.Rule, f.Subject)), wholes, personChangedAt: null, stop);
    }

    /// <summary>Folds anew all that is owed for people who were merged or separated. The caller saves.</summary>
    /// <param name="people">Those who changed, whom they stood for, and whom they stand for now.</param>
    /// <param name="at">When they were.</param>
    /// <param name="stop">Interrupted.</param>
    public async Task FoldAnew(IReadOnlyCollection<PersonId> people, DateTimeOffset at, CancellationToken stop)
    {
        var wholes = await Reserve(people, [], stop);
        var everybody = wholes.Everybody;
        var (subjects, slugs) = (everybody.Select(p => p.Value).ToList(), rules.Rules.Select(r => r.Slug).ToList());
        var own = await db.Facts.Where(f => slugs.Contains(f.Rule) && subjects.Contains(f.Subject)).Select(f => new { f.Rule, f.Subject }).Distinct().ToListAsync(stop);
        var about = await db.FollowUps.Where(f => f.Person != null && everybody.Contains(f.Person.Value)).Select(f => new { f.Rule, f.Subject }).Distinct().ToListAsync(stop);
        // Whatever is folded is folded as part of its whole, also where only a row leads there.
        wholes = await Reserve(everybody, about.Select(f => f.Subject), stop);
        await Fold(own.Concat(about).Select(f => (f.Rule, f.Subject)), wholes, at, stop);
    }

    async Task Fold(IEnumerable<(string Rule, Guid Subject)> stored, Wholes wholes, DateTimeOffset? personChangedAt, CancellationToken stop)
    {
        List<(DeadlineRule Rule, Guid Subject)> lines =
            [.. (from line in stored let rule = rules.Find(line.Rule) where rule is not null select (rule, wholes.SubjectOf(line.Subject))).Distinct()];
        var known = await Load(lines, wholes, [], stop);
        foreach (var (rule, subject) in lines) Fold(rule, subject, known.FactsOf(rule, subject), known, personChangedAt);
    }

    /// <summary>A line that is about nobody, or nobody yet, is kept under its subject.</summary>
    static PersonId KeptUnder(PersonId? person, Guid subject) => person ?? new PersonId(subject);

    /// <summary>
    /// The row of a person's district is the lock of the person's lines; so nothing opens in a district that is being left
    /// or sealed either. Whoever is one with the person is reserved too, and looked for again until nobody new turned up.
    /// </summary>
    async Task<Wholes> Reserve(IEnumerable<PersonId> people, IEnumerable<Guid> subjects, CancellationToken stop)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A line is folded within a transaction.");
        HashSet<PersonId> held = [];
        List<PersonId> next = [.. people.Distinct()];
        List<PersonId> asked = [.. next.Concat(subjects.Select(s => new PersonId(s))).Distinct()];
        while (true)
        {
            foreach (var person in next.OrderBy(p => p.Value))
            {
                held.Add(person);
                if (await db.PersonDistricts.Lock([person], stop) > 0) continue;
                db.Add(new PersonDistrict { Person = person });
                await db.SaveChangesAsync(stop);
            }
            var rows = await db.PersonDistricts.OneWith(asked).AsNoTracking().ToListAsync(stop);
            next = [.. rows.SelectMany(r => new[] { r.Person, r.Canonical }).Distinct().Where(p => !held.Contains(p))];
            if (next.Count == 0) return new Wholes(rows);
        }
    }

    /// <summary>What is kept of the lines, asked once for all of them: one event concerns several.</summary>
    async Task<Known> Load(IReadOnlyList<(DeadlineRule Rule, Guid Subject)> lines, Wholes wholes, IEnumerable<Guid> arriving, CancellationToken stop)
    {
        var slugs = lines.Select(l => l.Rule.Slug).Distinct().ToList();
        var subjects = lines.SelectMany(l => wholes.SubjectsOf(l.Subject)).Distinct().ToList();
        var facts = await db.Facts.Where(f => slugs.Contains(f.Rule) && subjects.Contains(f.Subject)).ToListAsync(stop);
        var ids = facts.Select(f => f.EventId).Concat(arriving).Distinct().ToList();
        var withdrawn = (await db.Withdrawn.Where(w => ids.Contains(w.EventId)).Select(w => w.EventId).ToListAsync(stop)).ToHashSet();
        withdrawn.UnionWith(db.Withdrawn.Local.Select(w => w.EventId));
        var rows = await db.FollowUps.Where(f => slugs.Contains(f.Rule) && subjects.Contains(f.Subject)).ToListAsync(stop);
        return await new Known(facts.ToLookup(f => (f.Rule, wholes.SubjectOf(f.Subject))), withdrawn, rows.ToLookup(r => (r.Rule, wholes.SubjectOf(r.Subject))), wholes).WithPeopleOf(facts, db, stop);
    }

    void Fold(DeadlineRule rule, Guid subject, List<KeptFact> facts, Known known, DateTimeOffset? personChangedAt = null)
    {
        var rows = known.Rows[(rule.Slug, subject)].ToList();
        FollowUpState? counts = null;
        foreach (var state in States(facts))
        {
            counts = state;
            // The row stands under the subject whose opening counts, so that it is the right one after a separation too.
            var openedAs = facts.Find(f => f.EventId == state.OpeningEvent && f.Verb == Verb.Opens)!.Subject;
            // What is owed once stays one row for each subject, whichever of its openings counts.
            var row = rows.Find(r => r.Subject == openedAs && (!rule.IsRepeating || r.OpeningEvent == state.OpeningEvent));
            if (row is null) db.Add(row = FollowUp.Open(state with { Subject = openedAs }, rule, PersonOf(state)));
            else row.Follow(state);
            BelongsTo(row, state);
            if (personChangedAt is { } at) row.NotePersonChanged(at);
            row.DatedBy = practice.StampOf(rule);
            rows.Remove(row);
        }
        foreach (var left in rows)
        {
            if (counts is not null && States(facts.Where(f => f.Subject == left.Subject)) is [var alone, ..])
            {
                left.StandBehind(counts);
                BelongsTo(left, alone);
            }
            // What no fact opens any more was opened by mistake.
            else if (left.CloseReason != FollowUp.RecordWithdrawn) left.Withdraw(db.Withdrawn.Local.FirstOrDefault()?.WithdrawnOn ?? left.OpenedOn);
        }

        PersonId? PersonOf(FollowUpState state) => state.Person is { } told ? known.Wholes.CanonicalOf(told) : null;

        void BelongsTo(FollowUp row, FollowUpState state)
        {
            var person = PersonOf(state);
            if (db.Entry(row).State is EntityState.Added || row.Person != person || personChangedAt is not null) row.Belong(person, person is { } somebody ? known.Wholes.DistrictOf(somebody) : null);
        }

        IReadOnlyList<FollowUpState> States(IEnumerable<KeptFact> of) => practice.Fold(rule, subject, [.. of.Select(f => f.ToFact())], known.Withdrawn);
    }

    sealed record Known(ILookup<(string Rule, Guid Subject), KeptFact> Facts, IReadOnlySet<Guid> Withdrawn, ILookup<(string Rule, Guid Subject), FollowUp> Rows, Wholes Wholes)
    {
        public List<KeptFact> FactsOf(DeadlineRule rule, Guid subject) => [.. Facts[(rule.Slug, subject)]];

        /// <summary>A pregnancy may have been notified of another id of the woman than its interview: who the people of the facts are must be known too.</summary>
        public async Task<Known> WithPeopleOf(IEnumerable<KeptFact> facts, FollowUpsDb db, CancellationToken stop)
        {
            var strangers = facts.Select(f => f.Person).OfType<PersonId>().Distinct().Where(p => !Wholes.Knows(p)).ToList();
            return strangers.Count == 0 ? this : this with { Wholes = Wholes.With(await db.PersonDistricts.OneWith(strangers).AsNoTracking().ToListAsync(stop)) };
        }
    }
}
