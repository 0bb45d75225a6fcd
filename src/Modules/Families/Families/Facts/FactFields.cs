using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.Families.Facts;

/// <summary>What every form of a fact asks.</summary>
public class FactFields
{
    /// <summary>Tells a second press from a second fact; it becomes the fact's id.</summary>
    public string? Press { get; set; }

    /// <summary>First day.</summary>
    public DateInput? From { get; set; }

    /// <summary>Last day.</summary>
    public DateInput? To { get; set; }

    /// <summary>What it rests on.</summary>
    public string? Source { get; set; }
}

/// <summary>A form of a fact that is also about somebody else.</summary>
public class FactFieldsWithOther : FactFields
{
    /// <summary>Id of somebody of the family.</summary>
    public string? Other { get; set; }

    /// <summary>宛名番号 of a resident beyond the family.</summary>
    public string? OtherNumber { get; set; }

    /// <summary>Birth date of that resident: a mistyped number must not join two strangers.</summary>
    public DateInput? OtherBorn { get; set; }

    /// <summary>Name of somebody no record is kept of.</summary>
    public string? OtherName { get; set; }
}
