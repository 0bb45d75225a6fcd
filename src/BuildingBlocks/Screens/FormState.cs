using FluentValidation.Results;

namespace Hagukumi.Screens;

/// <summary>What the fields of one form share while it is rendered.</summary>
sealed class FormState(IReadOnlyList<ValidationFailure> errors)
{
    string? dateHint;

    public static FormState Empty => new([]);

    public string? ErrorOf(string name) => errors.FirstOrDefault(e => e.PropertyName == name)?.ErrorMessage
        ?? errors.FirstOrDefault(e => e.PropertyName.StartsWith(name + "[", StringComparison.Ordinal) && e.PropertyName.EndsWith(']'))?.ErrorMessage;

    /// <summary>The first date field of a form explains how dates are typed; the others point to it.</summary>
    public string DateHintOwner(string name) => dateHint ??= name;
}
