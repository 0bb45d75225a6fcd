using System.Collections;
using System.Globalization;
using System.Reflection;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.FollowUps.Rules;

/// <summary>How a rule counts, in words that name the way and its numbers: where two read alike, every date is the same.</summary>
static class CountText
{
    const BindingFlags Held = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static string Of(Delegate? count) => count is null ? "" :
        $"{NameOf(count.Method)}({string.Join(',', (count.Target?.GetType().GetFields(Held) ?? []).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => Value(f.GetValue(count.Target))))})";

    // A rule that counts by a formula of its own may hold all settings: any of them may be in it.
    static string Value(object? held) => held switch
    {
        null => "",
        Delegate count => Of(count),
        Gestation or IFormattable => string.Create(CultureInfo.InvariantCulture, $"{held}"),
        RuleSettings settings => string.Join(',', settings.GetType().GetProperties().Where(p => !typeof(IEnumerable).IsAssignableFrom(p.PropertyType)).Select(p => Value(p.GetValue(settings)))),
        _ => held.GetType().Name,
    };

    /// <summary>The method in which it is written; what the compiler adds changes with every line above it.</summary>
    static string NameOf(MethodInfo method) => method.Name is ['<', ..] name && name.IndexOf('>', StringComparison.Ordinal) is var end and > 0 ? name[1..end] : method.Name;
}
