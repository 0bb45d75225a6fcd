using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// A date as typed into a form, 西暦 or 和暦. Binding never fails: what cannot be read keeps its text and has no
/// <see cref="Value"/>, so that the form's rules answer (422) with what was typed, where the framework would answer 400.
/// </summary>
public readonly record struct DateInput : IParsable<DateInput>
{
    // Null when nothing was typed, so that an untouched field equals an empty one.
    readonly string? typed;

    DateInput(string? text, DateOnly? value)
    {
        typed = string.IsNullOrEmpty(text) ? null : text;
        Value = value;
    }

    /// <summary>Exactly what was typed.</summary>
    public string Text => typed ?? "";

    /// <summary>The date, or null where the text is none.</summary>
    public DateOnly? Value { get; }

    /// <summary>Nothing was typed: "missing" and "unreadable" are different messages.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(typed);

    /// <summary>A field that already holds a date, or none.</summary>
    public static DateInput Of(DateOnly? value) => new(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value);

    /// <inheritdoc/>
    public static DateInput Parse(string s, IFormatProvider? provider)
    {
        _ = TryParse(s, provider, out var result);
        return result;
    }

    /// <summary>Always true; see <see cref="Value"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DateInput result)
    {
        result = new(s, JapaneseDate.TryParse(s, out var date) ? date : null);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
