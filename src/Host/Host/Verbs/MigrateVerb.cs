using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Host.Verbs;

/// <summary><c>migrate</c>: every module's schema, standard data, and the replay of the event log to what is new.</summary>
sealed class MigrateVerb(ModuleRegistry modules, OutboxOperations outboxes, IEnumerable<IAfterMigration> after, IServiceProvider services) : IVerb
{
    public string Name => "migrate";

    public string Description => "Brings the database up to date: schemas, standard roles, and the replay of kept events to new subscribers.";

    public IReadOnlyList<VerbParameter> Parameters => [];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        await Migrate(stop);
        return new VerbResult(["The database is up to date."], new { ok = true });
    }

    public async Task Migrate(CancellationToken stop)
    {
        foreach (var module in modules.All)
        {
            var database = ((ModuleDb)services.GetRequiredService(module.Db)).Database;
            // Asked first: migrating compares the whole model with its snapshot, and every start comes by here.
            if ((await database.GetPendingMigrationsAsync(stop)).Any()) await database.MigrateAsync(stop);
        }
        foreach (var step in after) await step.Run(stop);
        await outboxes.CatchUp(stop);
    }
}
