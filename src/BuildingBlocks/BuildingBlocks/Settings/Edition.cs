using System.Collections.Concurrent;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>
/// All settings as the first so many changes make them: a change in the database comes before the configuration, and that before
/// the program. Never changes itself; whoever begins something new takes a new one from the <see cref="SettingsBook"/>.
/// </summary>
public sealed class Edition
{
    readonly SettingsBook book;
    readonly ArraySegment<SettingChange> changes;
    readonly Dictionary<(string Module, string Key), string> values;
    readonly ConcurrentDictionary<Type, Lazy<object>> made = new();

    internal Edition(SettingsBook book, ArraySegment<SettingChange> changes, (SettingDefinition Setting, string? Value)? proposed = null)
    {
        (this.book, this.changes) = (book, changes);
        values = changes.GroupBy(c => (c.Module, c.Key)).Select(g => (g.Key, g.Last().Value)).Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!);
        if (proposed is not { } proposal) return;
        if (proposal.Value is null) values.Remove((proposal.Setting.Module, proposal.Setting.Key));
        else values[(proposal.Setting.Module, proposal.Setting.Key)] = proposal.Value;
    }

    /// <summary>A module's settings.</summary>
    public T Of<T>() where T : class => (T)Of(typeof(T));

    /// <summary>What is made of settings alone, made once.</summary>
    public T Made<T>(Func<Edition, T> make) where T : class => (T)made.GetOrAdd(typeof(T), _ => new Lazy<object>(() => make(this))).Value;

    /// <summary>The value of a setting.</summary>
    public object? ValueOf(SettingDefinition setting) => setting.Of(Of(setting.Class));

    /// <summary>The settings as they stood at a moment before.</summary>
    public Edition At(DateTimeOffset moment)
    {
        var count = changes.Count;
        while (count > 0 && changes[count - 1].At > moment) count--;
        return count == changes.Count ? this : book.EditionOf(count);
    }

    /// <summary>The settings as a change would make them; null goes back to the default.</summary>
    public Edition With(SettingDefinition setting, string? value) => new(book, changes, (setting, value));

    /// <summary>All values of a class in words: two that read alike are alike.</summary>
    public string TextOf<T>() where T : class => string.Join(';', book.Definitions.Where(d => d.Class == typeof(T)).Select(d => $"{d.Key}={d.Write(ValueOf(d))}"));

    /// <summary>What speaks against the settings of a setting's class; null where nothing does.</summary>
    public string? ContradictionAbout(SettingDefinition setting) => (Of(setting.Class) as ICheckedSettings)?.Contradiction;

    object Of(Type type) => made.GetOrAdd(type, t => new Lazy<object>(() => Build(t))).Value;

    object Build(Type type)
    {
        var configured = book.ClassOf(type).Configured;
        var built = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite)) property.SetValue(built, property.GetValue(configured));
        // What cannot be read any more is the default again; the promise of the settings says so.
        foreach (var setting in book.Definitions.Where(d => d.Class == type))
            if (values.TryGetValue((setting.Module, setting.Key), out var text) && setting.Read(text) is { Error: null } read) setting.Set(built, read.Value);
        return built;
    }
}
