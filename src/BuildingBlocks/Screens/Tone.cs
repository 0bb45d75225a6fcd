namespace Hagukumi.Screens;

/// <summary>Weight of a tag or banner; a colour that only repeats what the words already say.</summary>
public enum Tone
{
    /// <summary>Nothing to do.</summary>
    Neutral,

    /// <summary>Under way, or to be known.</summary>
    Info,

    /// <summary>Done well.</summary>
    Success,

    /// <summary>Soon due, or to be checked.</summary>
    Warning,

    /// <summary>Overdue, dangerous or failed.</summary>
    Danger,
}
