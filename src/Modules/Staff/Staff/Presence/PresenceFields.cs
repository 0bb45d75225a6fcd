using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Screens;

namespace Hagukumi.Staff.Presence;

/// <summary>What every form of presence asks.</summary>
public class PresenceFields
{
    /// <summary>Tells a second press from a second record; it becomes the record's id.</summary>
    public string? Press { get; set; }

    /// <summary>Version of the record that was shown, where one is changed.</summary>
    public string? Version { get; set; }

    /// <summary>First day.</summary>
    public DateInput? From { get; set; }

    /// <summary>Last day.</summary>
    public DateInput? To { get; set; }
}

/// <summary>The rules of the period, which all forms of presence share.</summary>
static class PresenceRules
{
    public static void CheckPeriod<T>(this AbstractValidator<T> rules) where T : PresenceFields
    {
        rules.RuleFor(x => x.From).Date("始めの日");
        rules.RuleFor(x => x.To).DateIfGiven("終わりの日")
            .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
    }
}

/// <summary>What stands around a form of presence: whose it is, what is wrong, what somebody else changed meanwhile.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Name">Their name.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Conflict">What somebody else changed.</param>
/// <param name="Withdraw">Where the record is withdrawn; null where a new one is entered.</param>
public sealed record PresencePage(StaffId Member, string Name, IReadOnlyList<ValidationFailure> Errors, IReadOnlyList<ConflictRow> Conflict, string? Withdraw)
{
    /// <summary>The page of all that is known of their presence.</summary>
    public string Back => BackTo(Member);

    /// <summary>Members who may be chosen.</summary>
    public IReadOnlyList<(string Value, string Text)> Choosable { get; init; } = [];

    internal static string BackTo(StaffId member) => $"/staff/members/{member}/presence";
}
