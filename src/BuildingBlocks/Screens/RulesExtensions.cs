using FluentValidation;
using FluentValidation.Results;

namespace Hagukumi.Screens;

/// <summary>Checks a form in the one line a use case has for it.</summary>
public static class RulesExtensions
{
    /// <summary>What is wrong with the form, in the order of its rules; empty where nothing is.</summary>
    public static async Task<IReadOnlyList<ValidationFailure>> CheckAsync<T>(this IValidator<T> rules, T form, CancellationToken stop) =>
        (await rules.ValidateAsync(form, stop)).Errors;
}
