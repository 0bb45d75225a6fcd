using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Screens;

namespace Hagukumi.Families.Facts;

/// <summary>What stands around the fields of every form of a fact.</summary>
/// <param name="Person">Whose facts.</param>
/// <param name="Today">The day for which the age is told.</param>
/// <param name="InCharge">Who is in charge.</param>
/// <param name="Consent">What was said to sharing.</param>
/// <param name="Errors">What is wrong with the form.</param>
public sealed record FactPage(DirectoryPerson Person, DateOnly Today, string InCharge, PanelLine? Consent, IReadOnlyList<ValidationFailure> Errors)
{
    /// <summary>The list of the person's facts.</summary>
    public string Back => $"/families/people/{Person.Id}/facts";

    /// <summary>Who of the family may be chosen.</summary>
    public IReadOnlyList<(string Value, string Text)> Family { get; init; } = [];

    /// <summary>Which members of staff may be chosen.</summary>
    public IReadOnlyList<(string Value, string Text)> Staff { get; init; } = [];

    /// <summary>What a field may suggest.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What to know before filling it in.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Both versions, where somebody else changed the record meanwhile.</summary>
    public IReadOnlyList<ConflictRow> Conflict { get; init; } = [];

    /// <summary>Who changed it meanwhile.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>When.</summary>
    public string? ChangedAt { get; init; }
}
