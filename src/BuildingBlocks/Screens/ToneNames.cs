namespace Hagukumi.Screens;

/// <summary>The words the stylesheet selects by, and those a panel's line may carry.</summary>
public static class ToneNames
{
    internal static string Name(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => "neutral",
    };

    /// <summary>The tone that a panel's line names by its weight or by its colour; neutral for any other word.</summary>
    public static Tone Of(string? name) => name switch
    {
        "info" or "blue" => Tone.Info,
        "success" or "green" => Tone.Success,
        "warning" or "orange" or "yellow" => Tone.Warning,
        "danger" or "red" => Tone.Danger,
        _ => Tone.Neutral,
    };
}
