using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>
/// Stores a part of a file: one transaction with the records, their facts, the access row and how far the import is. What each row asks of the database is asked
/// for all rows of the part at once.
/// </summary>
sealed class FollowHealthRows(MaternalHealthDb db, IDatabaseProvider provider, IRegisterNumbers register, CurrentStaff staff, TimeProvider clock)
{
    /// <summary>Rows of one transaction.</summary>
    public const int ChunkSize = 500;

    /// <summary>Somebody who changes a record at the same moment is let through first.</summary>
    const int Tries = 4;

    /// <summary>Follows the lines and saves. The context is empty afterwards.</summary>
    /// <param name="lines">At most <see cref="ChunkSize"/>, no number twice.</param>
    /// <param name="import">The import they are counted in.</param>
    /// <param name="source">The system they come from.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="host">The program that reads them.</param>
    /// <param name="stop">Interrupted.</param>
    /// <returns>The import as it then stands.</returns>
    public async Task<HealthImport> Save(IReadOnlyList<HealthLine> lines, Guid import, string source, HealthKind kind, Guid host, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (counts, refused) = await Apply(lines, import, source, kind, stop);
                var run = await db.HealthImports.SingleAsync(r => r.Id == import, stop);
                run.Count(counts, host);
                db.AddRange(refused.Select(r => RefusedHealthLine.Of(import, r)));
                await db.SaveChangesAsync(stop);
                return run;
            }
            catch (DbUpdateException failure) when (attempt < Tries && (failure is DbUpdateConcurrencyException || provider.IsDuplicate(failure.InnerException ?? failure)))
            {
                // Read again as it is now.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    async Task<(HealthImport.Counts Counts, List<RefusedHealthRow> Refused)> Apply(IReadOnlyList<HealthLine> lines, Guid import, string source, HealthKind kind, CancellationToken stop)
    {
        List<RefusedHealthRow> refused = [.. lines.OfType<RefusedHealthRow>()];
        var rows = lines.OfType<HealthRow>().ToList();
        var ids = rows.ConvertAll(r => r.SourceId);
        // A change that is refused halfway leaves its record spoiled: all is read anew, and the row left out.
        while (true)
        {
            var known = ids.Count == 0 ? [] : await db.ImportedRecords.Where(r => r.Source == source && r.Kind == kind && ids.Contains(r.SourceId)).ToDictionaryAsync(r => r.SourceId, StringComparer.Ordinal, stop);
            var news = rows.FindAll(r => known.GetValueOrDefault(r.SourceId)?.Print != r.Print);
            var needed = await Read(kind, [.. news.Where(r => !r.Gone).Select(r => r.Number).Distinct(StringComparer.Ordinal)], [.. news.Select(r => known.GetValueOrDefault(r.SourceId)).OfType<ImportedRecord>()], stop);
            var (counts, halfway) = Follow(needed, news, known, new Origin(import, source, kind), refused);
            if (!halfway) return (counts with { Unchanged = counts.Unchanged + rows.Count - news.Count, Refused = refused.Count }, refused);
            db.ChangeTracker.Clear();
            var left = refused.Select(r => r.Line).ToHashSet();
            rows.RemoveAll(r => left.Contains(r.Line));
        }
    }

    /// <summary>Everything that rows need, read at once.</summary>
    async Task<Needed> Read(HealthKind kind, IReadOnlyList<string> numbers, IReadOnlyList<ImportedRecord> known, CancellationToken stop)
    {
        var registered = numbers.Count == 0 ? Enumerable.Empty<PersonId>().ToLookup(_ => "") : await register.PeopleOf(numbers, stop);
        var asked = registered.SelectMany(p => p).Concat(known.Select(k => k.Person)).Distinct().ToList();
        var directory = asked.Count == 0 ? [] : await db.Canonical(asked, stop);
        var standing = directory.Values.Select(p => p.Id).Distinct().ToList();
        RecordsFollow records = kind switch
        {
            HealthKind.Notification => new NotificationsFollow(db),
            HealthKind.Checkup => new CheckupsFollow(db),
            HealthKind.Visit => new VisitsFollow(db),
            _ => new DosesFollow(db),
        };
        if (standing.Count > 0) await records.Load(new People(await db.SamePersons(standing, stop)), stop);
        return new Needed(records, registered, directory);
    }

    /// <summary>Follows the rows in memory. What is refused is added; true where a record was spoiled by a change that was refused halfway.</summary>
    (HealthImport.Counts Counts, bool Halfway) Follow(Needed needed, List<HealthRow> rows, Dictionary<string, ImportedRecord> known, Origin origin, List<RefusedHealthRow> refused)
    {
        var following = new Following(new Recorded(staff.Id, clock.GetUtcNow()), clock.Today(), $"{origin.Source}での変更・取消しの取込み");
        var (added, changed, withdrawn, unchanged, halfway) = (0, 0, 0, 0, false);
        foreach (var row in rows)
        {
            var imported = known.GetValueOrDefault(row.SourceId);
            try
            {
                if (!row.Gone)
                {
                    var who = needed.Who(row.Number);
                    var record = imported?.Record is { } before ? needed.Records.Change(before, row.Record!, who, following) : needed.Records.Record(row.Record!, who, following.Recorded);
                    if (imported?.Record is null) added++;
                    else changed++;
                    Keep(imported, row, who.Id, record, origin);
                }
                else if (imported?.Record is { } gone)
                {
                    needed.Records.Withdraw(gone, following);
                    withdrawn++;
                    Keep(imported, row, imported.Person, null, origin);
                }
                else
                {
                    unchanged++;
                }
            }
            catch (RefusalException refusal)
            {
                refused.Add(new RefusedHealthRow(row.Line, row.Number, RefusedHealthRow.WholeRow, refusal.Message));
                halfway |= imported?.Record is not null;
            }
        }
        return (new(added, changed, withdrawn, unchanged, 0), halfway);
    }

    void Keep(ImportedRecord? imported, HealthRow row, PersonId person, Guid? record, Origin origin) =>
        (imported ?? db.Add(new ImportedRecord { Source = origin.Source, Kind = origin.Kind, SourceId = row.SourceId }).Entity).Follow(person, record, row.Print, origin.Import);

    sealed record Origin(Guid Import, string Source, HealthKind Kind);

    sealed record Needed(RecordsFollow Records, ILookup<string, PersonId> Numbers, IReadOnlyDictionary<PersonId, DirectoryPerson> Directory)
    {
        public DirectoryPerson Who(string number)
        {
            var people = Numbers[number].ToList();
            if (people.Count == 0) throw new RefusalException("この宛名番号の方が台帳にいません。先に住民データを取り込むか、宛名番号を確かめてください。");
            var standing = people.ConvertAll(p => Directory.GetValueOrDefault(p));
            if (standing.Contains(null)) throw new RefusalException("この宛名番号の方は、いま台帳へ登録しているところです。しばらくしてから、もう一度取り込んでください。");
            return standing.DistinctBy(p => p!.Id).Count() == 1 ? standing[0]! : throw new RefusalException("この宛名番号の方が台帳に2人以上います。台帳の重複を確かめてから、もう一度取り込んでください。");
        }
    }
}
