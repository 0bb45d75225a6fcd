using System.Globalization;
using FluentValidation.Results;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Notes;

/// <summary>A note as its pages show it.</summary>
public sealed record NotePage(
    NoteId Id, string Text, DateTimeOffset WrittenAt, string By, PersonId? Person, string Name, bool WaitsForDay, string? Taken, string? Promised, bool OwesCall, IReadOnlyList<NotePage.CallRow> Calls,
    string State, bool IsOpen, PersonId? FiledTo, string FiledName, string? Ended, IReadOnlyList<ValidationFailure> Errors, bool IsLate)
{
    /// <summary>Address of the note.</summary>
    public string Href => $"/follow-ups/notes/{Id}";

    /// <summary>A moment as the pages show it.</summary>
    public static string At(DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>One attempt to call.</summary>
    public sealed record CallRow(DateTimeOffset At, string By, bool Reached, string? Remark);
}
