using System.Threading.Channels;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hagukumi.FollowUps.Lines;

/// <summary>
/// What is open and was dated by other numbers than those of now is folded anew: every minute, and at once after a change. Each row
/// says what it was dated by, so that nothing has to be remembered of how far it came, and what another host folded in the
/// moment of a change is found as well.
/// </summary>
sealed class FoldAgain(FollowUpsDb db, LineKeeper lines, Practice practice, TimeProvider clock) : IJob
{
    public const string JobId = "fold-again";

    /// <summary>Few, for their people's lines are reserved meanwhile.</summary>
    public const int Chunk = 200;

    public string Id => JobId;

    public string Cron => "0 * * * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        foreach (var rule in practice.Rules.Rules) await Run(rule, stop);
        db.ChangeTracker.Clear();
        await JobRun.Ended(db, Id, clock.Today(), clock, stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);

    /// <summary>Goes over what is stale once: what cannot be folded now is looked at again by the next run.</summary>
    async Task Run(DeadlineRule rule, CancellationToken stop)
    {
        var stamp = practice.StampOf(rule);
        Guid? last = null;
        while (true)
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var stale = db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.Rule == rule.Slug && f.DatedBy != stamp);
            if (last is { } behind) stale = stale.Where(f => f.Id.CompareTo(behind) > 0);
            var some = await stale.OrderBy(f => f.Id).Take(Chunk).ToListAsync(stop);
            if (some.Count == 0) return;
            last = some[^1].Id;
            await lines.FoldAgain(rule, some, clock.GetUtcNow(), stop);
            await transaction.CommitAsync(stop);
        }
    }
}

/// <summary>Wakes <see cref="FoldAgainAtOnce"/>.</summary>
sealed class Changed
{
    readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => changed.Writer.TryWrite(true);

    public IAsyncEnumerable<bool> Told(CancellationToken stop) => changed.Reader.ReadAllAsync(stop);
}

/// <summary>Folds anew as soon as this host has saved a change, in the background.</summary>
sealed class FoldAgainAtOnce(Changed changed, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FoldAgainAtOnce> logger) : BackgroundService, IOnlyWhileServing
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in changed.Told(stoppingToken)) await FoldAll(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is folded by the job of the next start.
        }
    }

    async Task FoldAll(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<JobRunner>().Run(FoldAgain.JobId, clock.GetUtcNow(), stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            logger.LogError(failure, "What a change of settings moves is folded by the job of the next minute");
        }
    }
}
