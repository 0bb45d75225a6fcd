using Hagukumi.Contracts;
using Hagukumi.Families.People;

namespace Hagukumi.Families.Register;

/// <summary>What the register's file says at one place.</summary>
/// <param name="Line">Line of the file at which the row begins; the header is line 1.</param>
internal abstract record RegisterLine(int Line);

/// <summary>A row with its print: the same text under the same header has the same print.</summary>
internal readonly record struct PrintedLine(RegisterLine Line, Guid Print);

/// <summary>A row that looks as it did when it was last taken.</summary>
internal sealed record UnchangedRow(int Line) : RegisterLine(Line);

/// <summary>A resident as the register knows them on the day of the file.</summary>
internal sealed record RegisterRow(int Line) : RegisterLine(Line)
{
    /// <summary>宛名番号.</summary>
    public required string RegisterNumber { get; init; }

    /// <summary>世帯番号.</summary>
    public required string HouseholdNumber { get; init; }

    public required string Name { get; init; }

    public required string Kana { get; init; }

    /// <summary>通称名.</summary>
    public required string Alias { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required Sex Sex { get; init; }

    /// <summary>続柄.</summary>
    public required string Relationship { get; init; }

    public required Address Address { get; init; }

    /// <summary>小学校区.</summary>
    public required string ElementaryDistrict { get; init; }

    public required DateOnly? MovedInOn { get; init; }

    public required DateOnly? MovedOutOn { get; init; }

    public required DateOnly? DiedOn { get; init; }

    public required string Nationality { get; init; }

    public required string Language { get; init; }

    /// <summary>The row carries the mark of 支援措置.</summary>
    public required bool Sealed { get; init; }
}

/// <summary>A row that was not taken, and what to do about it. Repeats nothing that the row says of a person.</summary>
/// <param name="Line">Line of the file at which the row begins.</param>
/// <param name="Column">Column to correct; <see cref="WholeRow"/> where the row cannot be read at all.</param>
/// <param name="Reason">What is wrong and what to do, as a register clerk reads it.</param>
internal sealed record RefusedRow(int Line, string Column, string Reason) : RegisterLine(Line)
{
    public const string WholeRow = "行全体";
}
