using System.Collections.Concurrent;
using System.Reflection;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>Every setting that modules have, and every change that this host has read. A change by whatever host is seen by whatever begins after it.</summary>
public sealed class SettingsBook
{
    readonly Lock door = new();
    readonly IServiceScopeFactory scopes;
    readonly Dictionary<Type, SettingsClass> classes;
    readonly ConcurrentDictionary<int, Edition> editions = new();
    SettingChange[] known = [];

    internal SettingsBook(IEnumerable<SettingsClass> classes, IServiceScopeFactory scopes)
    {
        this.scopes = scopes;
        this.classes = classes.ToDictionary(c => c.Type);
        Definitions = [.. from owner in this.classes.Values from property in owner.Type.GetProperties() let about = property.GetCustomAttribute<SettingAttribute>() where about is not null select new SettingDefinition(owner, property, about)];
    }

    /// <summary>Every setting, in the order of the modules and of their classes.</summary>
    public IReadOnlyList<SettingDefinition> Definitions { get; }

    /// <summary>A setting; null where there is none of that name.</summary>
    public SettingDefinition? Find(string module, string key) => Definitions.FirstOrDefault(d => d.Module == module && d.Key == key);

    /// <summary>The settings as they stand now: one small question to the database, and another only where something changed.</summary>
    public Edition Now()
    {
        // Not the asking scope's context: that may be in the middle of a transaction.
        using var scope = scopes.CreateScope();
        var changes = scope.ServiceProvider.GetRequiredService<CoreDb>().Set<SettingChange>().AsNoTracking();
        var newest = changes.Max(c => (int?)c.Number) ?? 0;
        int have;
        lock (door) have = known.Length;
        if (newest > have)
        {
            var more = changes.Where(c => c.Number > have).OrderBy(c => c.Number).ToList();
            lock (door) known = [.. known, .. more.Where(c => c.Number > known.Length)];
        }
        return EditionOf(newest);
    }

    internal Edition EditionOf(int changes) => editions.GetOrAdd(changes, count =>
    {
        lock (door) return new Edition(this, new ArraySegment<SettingChange>(known, 0, count));
    });

    internal SettingsClass ClassOf(Type type) => classes.TryGetValue(type, out var found) ? found : throw new InvalidOperationException($"{type.Name} is no class of settings.");
}
