using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.BuildingBlocks.Jobs;

/// <summary>Work that the clock starts. Idempotent for its business date: its <see cref="JobRun"/> is written with its effects.</summary>
public interface IJob
{
    /// <summary>Stable name, such as <c>nightly</c>.</summary>
    string Id { get; }

    /// <summary>Quartz cron expression in the municipality's zone.</summary>
    string Cron { get; }

    /// <summary>Does what is owed up to and including the business date, dates that were missed included.</summary>
    Task Run(DateOnly businessDate, CancellationToken stop);

    /// <summary>When it last ended; null before the first time.</summary>
    Task<DateTimeOffset?> LastRun(CancellationToken stop);
}

/// <summary>Starts jobs by their cron expressions. One adapter for each engine (ADR 4).</summary>
public interface IJobScheduler
{
    /// <summary>First start of a cron expression after a moment, in the municipality's zone.</summary>
    DateTimeOffset? Next(string cron, DateTimeOffset after);
}

/// <summary>A job's proof that it has done a business date, committed with the effects; also the lock that keeps two hosts apart.</summary>
public sealed class JobRun
{
    /// <summary>The job.</summary>
    public required string JobId { get; init; }

    /// <summary>The business date.</summary>
    public DateOnly BusinessDate { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; set; }

    /// <summary>What it did, as numbers.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Notes that a job, which has saved what it did, has ended; for one that may run several times a day.</summary>
    public static async Task Ended(ModuleDb db, string jobId, DateOnly businessDate, TimeProvider clock, CancellationToken stop)
    {
        var run = await db.Set<JobRun>().FindAsync([jobId, businessDate], stop);
        if (run is null) db.Add(run = new JobRun { JobId = jobId, BusinessDate = businessDate });
        run.EndedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(stop);
    }

    /// <summary>When a job of the module last ended.</summary>
    public static Task<DateTimeOffset?> Last(ModuleDb db, string jobId, CancellationToken stop) =>
        db.Set<JobRun>().Where(r => r.JobId == jobId).MaxAsync(r => (DateTimeOffset?)r.EndedAt, stop);

    internal sealed class Mapping : IEntityTypeConfiguration<JobRun>
    {
        public void Configure(EntityTypeBuilder<JobRun> builder)
        {
            builder.ToTable("job_run");
            builder.HasKey(x => new { x.JobId, x.BusinessDate });
            builder.Property(x => x.JobId).HasMaxLength(60);
            builder.Property(x => x.Summary).HasMaxLength(400);
        }
    }
}
