using System.Reflection;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>One setting of a module: what it is called, where its default comes from, and how it is read.</summary>
public sealed class SettingDefinition
{
    /// <summary>More closed days than any office has in ten years.</summary>
    const int MostDays = 150;

    readonly PropertyInfo property;
    readonly object configured;

    internal SettingDefinition(SettingsClass owner, PropertyInfo property, SettingAttribute about) =>
        (Module, Class, this.property, About, configured) = (owner.Module, owner.Type, property, about, owner.Configured);

    /// <summary>Slug of the module.</summary>
    public string Module { get; }

    /// <summary>Name of the property.</summary>
    public string Key => property.Name;

    /// <summary>Label, source, range.</summary>
    public SettingAttribute About { get; }

    /// <summary>The value it has while nobody changed it, by the configuration or the program.</summary>
    public object? Default => property.GetValue(configured);

    /// <summary>Whether it takes several lines.</summary>
    public bool IsList => property.PropertyType == typeof(IReadOnlyList<DateOnly>);

    internal Type Class { get; }

    /// <summary>The text that staff read.</summary>
    public string Show(object? value) => SettingText.Show(value, About.Unit);

    /// <summary>The text that is stored, and stands in the field.</summary>
    public string Write(object? value) => SettingText.Write(value);

    /// <summary>A stored text as staff read it; null is the default.</summary>
    public string ShowStored(string? text) => text is null ? $"初期値（{Show(Default)}）" : Read(text) is { Error: null } read ? Show(read.Value) : text;

    /// <summary>Reads what was typed.</summary>
    public SettingInput Read(string? typed)
    {
        if (!SettingText.TryRead(property.PropertyType, typed ?? "", About.Unit, out var value, out var how))
            return new SettingInput(null, string.IsNullOrWhiteSpace(typed) ? $"{About.Label}を入力してください。" : $"{About.Label}は、{how}");
        if (value is IReadOnlyList<DateOnly> { Count: > MostDays }) return new SettingInput(null, $"{About.Label}は{MostDays}日までです。過ぎた日を除いてください。");
        if (Size(value) is not { } size || (size >= About.Min && size <= About.Max)) return new SettingInput(value, null);
        return new SettingInput(null, About.Freedom is SettingFreedom.NotBeyond && size > About.Max
            ? $"{About.Label}は、{Bound(About.Max)}より大きくできません（{About.Source}）。"
            : $"{About.Label}は、{Bound(About.Min)}から{Bound(About.Max)}までで入力してください。");

        string Bound(int number) => value is Gestation ? $"{number}週" : Show(number);
    }

    internal object? Of(object settings) => property.GetValue(settings);

    internal void Set(object settings, object? value) => property.SetValue(settings, value);

    static int? Size(object? value) => value switch
    {
        int number => number,
        Gestation week => week.Weeks,
        _ => null,
    };
}

/// <summary>What was typed, read.</summary>
/// <param name="Value">The value.</param>
/// <param name="Error">The sentence that says why there is none; null where there is.</param>
public sealed record SettingInput(object? Value, string? Error);

/// <summary>A module's class of settings.</summary>
/// <param name="Module">Slug of the module.</param>
/// <param name="Type">The class.</param>
/// <param name="Configured">What the configuration and the program say.</param>
sealed record SettingsClass(string Module, Type Type, object Configured);
