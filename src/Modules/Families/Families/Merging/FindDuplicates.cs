using System.Globalization;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Families.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary><c>find-duplicates</c>: the scan by hand.</summary>
sealed class FindDuplicates(FamiliesDb db, DuplicateScan scan) : IVerb
{
    public string Name => "find-duplicates";

    public string Description => "Looks through everybody for records that may be one person";

    public IReadOnlyList<VerbParameter> Parameters => [];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var done = await scan.Run(stop);
        await transaction.CommitAsync(stop);
        return new VerbResult(
            [string.Create(CultureInfo.InvariantCulture, $"新しい候補 {done.Found}、候補でなくなったもの {done.Forgotten}、見比べを待つもの {done.Waiting}")],
            new { found = done.Found, forgotten = done.Forgotten, waiting = done.Waiting });
    }
}

/// <summary>The scan of every night. It looks at people as they are, so a night that was missed needs no run of its own.</summary>
sealed class FindDuplicatesNightly(FamiliesDb db, DuplicateScan scan, TimeProvider clock) : IJob
{
    public string Id => "find-duplicates";

    // After the register's nightly file has been followed.
    public string Cron => "0 30 2 * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var done = await scan.Run(stop);
        var run = await db.Set<JobRun>().FindAsync([Id, businessDate], stop);
        if (run is null) db.Add(run = new JobRun { JobId = Id, BusinessDate = businessDate });
        run.EndedAt = clock.GetUtcNow();
        run.Summary = string.Create(CultureInfo.InvariantCulture, $"found {done.Found}, forgotten {done.Forgotten}, waiting {done.Waiting}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    public async Task<DateTimeOffset?> LastRun(CancellationToken stop) =>
        await db.Set<JobRun>().Where(r => r.JobId == Id).OrderByDescending(r => r.BusinessDate).Select(r => (DateTimeOffset?)r.EndedAt).FirstOrDefaultAsync(stop);
}

/// <summary>A child that the register tells of may be the newborn whose deadlines run: somebody should see it before the night.</summary>
sealed class SuggestNewbornsOnPeopleChanged(DuplicateScan scan) : IReaction<PeopleChanged>
{
    public Task React(PeopleChanged fact, EventContext context, CancellationToken stop) => scan.SuggestNewborns([.. fact.People.Select(p => p.Id)], stop);
}
