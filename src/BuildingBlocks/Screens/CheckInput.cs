using System.Diagnostics.CodeAnalysis;

namespace Hagukumi.Screens;

/// <summary>
/// A box that was ticked or not. Binding never fails: what no browser sends is kept as unreadable, so that the form's
/// rules answer (422) with everything else that was typed, where the framework would answer 400.
/// </summary>
public readonly record struct CheckInput : IParsable<CheckInput>
{
    /// <summary>The box is ticked.</summary>
    public bool IsChecked { get; private init; }

    /// <summary>What was sent is neither a tick nor none.</summary>
    public bool IsUnreadable { get; private init; }

    /// <summary>Reads as the tick it is.</summary>
    public static implicit operator bool(CheckInput input) => input.IsChecked;

    /// <summary>A box that is ticked already, or not.</summary>
    public static implicit operator CheckInput(bool value) => new() { IsChecked = value };

    /// <inheritdoc/>
    public static CheckInput Parse(string s, IFormatProvider? provider)
    {
        _ = TryParse(s, provider, out var result);
        return result;
    }

    /// <summary>Always true; see <see cref="IsUnreadable"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CheckInput result)
    {
        result = s switch
        {
            "true" or "on" => new CheckInput { IsChecked = true },
            null or "" or "false" => default,
            _ => new CheckInput { IsUnreadable = true },
        };
        return true;
    }
}
