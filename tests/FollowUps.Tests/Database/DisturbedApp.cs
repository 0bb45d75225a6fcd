using System.Data.Common;
using Hagukumi.FollowUps.Lines;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>The real program, in which somebody else saves between what a job reads of follow-ups and what it writes.</summary>
public sealed class DisturbedApp : App
{
    readonly Disturbance disturbance = new();

    /// <summary>Each of these is done in the middle of one more save of changed follow-ups, from now on.</summary>
    public void Meanwhile(params Func<Task>[] deeds)
    {
        foreach (var deed in deeds) disturbance.Ahead.Enqueue(deed);
    }

    /// <summary>How many have not been done yet.</summary>
    public int Ahead => disturbance.Ahead.Count;

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services) => services.ConfigureDbContext<FollowUpsDb>(options => options.AddInterceptors(disturbance));

    /// <summary>The night writes by SQL what other jobs save.</summary>
    sealed class Disturbance : ISaveChangesInterceptor, IDbCommandInterceptor
    {
        bool disturbing;

        public Queue<Func<Task>> Ahead { get; } = [];

        public async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.Entries<FollowUp>().Any(e => e.State == EntityState.Modified)) await Disturb();
            return result;
        }

        public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("CREATE", StringComparison.Ordinal) && command.CommandText.Contains("staged_followup", StringComparison.Ordinal)) await Disturb();
            return result;
        }

        async Task Disturb()
        {
            // What the deed itself saves is not disturbed.
            if (disturbing || !Ahead.TryDequeue(out var deed)) return;
            disturbing = true;
            try
            {
                await deed();
            }
            finally
            {
                disturbing = false;
            }
        }
    }
}
