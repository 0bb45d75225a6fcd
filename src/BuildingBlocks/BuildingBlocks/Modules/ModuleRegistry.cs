using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;

namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>The modules of this host, with their contexts and dispatchers.</summary>
public sealed class ModuleRegistry(IDatabaseProvider provider)
{
    readonly List<RegisteredModule> modules = [];

    /// <summary>A module with a database of its own.</summary>
    public sealed record RegisteredModule(string Slug, Type Db)
    {
        internal OutboxSignal Signal { get; } = new();
    }

    /// <summary>Every module that keeps data, the building blocks' own context first.</summary>
    public IReadOnlyList<RegisteredModule> All => modules;

    internal void Add(RegisteredModule module) => modules.Add(module);

    internal RegisteredModule? Find(string slug) => modules.Find(m => m.Slug == slug);

    internal string SlugOf<TDb>() => modules.Single(m => m.Db == typeof(TDb)).Slug;

    internal OutboxSignal SignalOf(string slug) => modules.Single(m => m.Slug == slug).Signal;

    /// <summary>Whether trying again later may help: the engine says so, another save came first, or nobody here knows the subscriber yet.</summary>
    internal bool MayPass(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is TimeoutException or IOException or OperationCanceledException or UnknownSubscriberException or Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException
                || provider.MayPass(cause) || provider.IsDuplicate(cause)) return true;
        }
        return false;
    }
}
