using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.TestKit;

/// <summary>What a request leaves in the database beside its record: events in a module's outbox, rows of the access log. Told since the moment it was made.</summary>
public sealed class Traces
{
    readonly App app;
    readonly string module;
    readonly long lastEvent;
    readonly long lastAccess;

    Traces(App app, string module, long lastEvent, long lastAccess) => (this.app, this.module, this.lastEvent, this.lastAccess) = (app, module, lastEvent, lastAccess);

    /// <summary>Begins to watch.</summary>
    /// <param name="app">The program.</param>
    /// <param name="module">Slug of the module whose outbox is watched.</param>
    public static async Task<Traces> From(App app, string module) => new(app, module,
        await app.Database.Scalar<long>($"select coalesce(max(sequence), 0) from {Schema(module)}.outbox_event"),
        await app.Database.Scalar<long>("select coalesce(max(id), 0) from core.access_entry"));

    /// <summary>Stored names of the events, in their order.</summary>
    public Task<IReadOnlyList<string>> Events() => app.Database.Rows($"select name from {Schema(module)}.outbox_event where sequence > {lastEvent} order by sequence");

    /// <summary>Rows of the access log by a member of staff, in their order.</summary>
    public async Task<IReadOnlyList<AccessEntry>> Accesses(StaffId by) => [.. (await Accesses()).Where(a => a.Staff == by)];

    /// <summary>Rows of the access log in their order, signing in aside.</summary>
    public Task<List<AccessEntry>> Accesses() => app.With<CoreDb, List<AccessEntry>>(core => core.Set<AccessEntry>().AsNoTracking().Where(a => a.Id > lastAccess && a.Kind != AccessKind.SignIn).OrderBy(a => a.Id).ToListAsync());

    static string Schema(string module) => module.Replace('-', '_');
}
