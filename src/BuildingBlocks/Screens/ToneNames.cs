namespace Hagukumi.Screens;

/// <summary>The words the stylesheet selects by.</summary>
static class ToneNames
{
    public static string Name(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Danger => "danger",
        _ => "neutral",
    };
}
