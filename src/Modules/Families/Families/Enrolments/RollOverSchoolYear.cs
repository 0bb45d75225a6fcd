using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Enrolments;

/// <summary>
/// 年度更新: on 1 April every child goes up a grade or leaves the place that ends with it. Each line carries the year its
/// grade is of, so that a year that was missed is made up for and one that was done is not done again.
/// </summary>
sealed class RollOverSchoolYear(FamiliesDb db, IDatabaseProvider provider, TimeProvider clock) : IJob
{
    public const string JobId = "school-year";

    const int Chunk = 500;

    public string Id => JobId;

    public string Cron => "0 20 0 1 4 ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        var year = FiscalYear.Of(businessDate);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        try
        {
            db.Add(new JobRun { JobId = JobId, BusinessDate = year.FirstDay, EndedAt = clock.GetUtcNow() });
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (failure.InnerException is { } cause && provider.IsDuplicate(cause))
        {
            return;
        }
        var recorded = new Recorded(CurrentStaff.System, clock.GetUtcNow(), year.FirstDay);
        var (moved, left) = (0, 0);
        while (await Owed(year, stop) is { Count: > 0 } owed)
        {
            foreach (var enrolment in owed)
            {
                if (enrolment.RollOver(recorded) is { } next)
                {
                    db.Add(next);
                    moved++;
                }
                else
                {
                    left++;
                }
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        var (ended, summary) = (clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"moved up {moved}, left {left}"));
        await db.Set<JobRun>().Where(r => r.JobId == JobId && r.BusinessDate == year.FirstDay)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, ended).SetProperty(r => r.Summary, summary), stop);
        await transaction.CommitAsync(stop);
    }

    public async Task<DateTimeOffset?> LastRun(CancellationToken stop) =>
        await db.Set<JobRun>().Where(r => r.JobId == JobId).MaxAsync(r => (DateTimeOffset?)r.EndedAt, stop);

    /// <summary>Lines whose grade is of an earlier year and that go on into this one. Each ends or is followed by one of the next year, so the loop ends.</summary>
    Task<List<Enrolment>> Owed(FiscalYear year, CancellationToken stop)
    {
        var first = year.FirstDay;
        return db.Enrolments.Where(e => e.WithdrawnOn == null && e.GradeYear < year.Year && e.Grade != null && (e.To == null || e.To >= first)).OrderBy(e => e.Id).Take(Chunk).ToListAsync(stop);
    }
}
