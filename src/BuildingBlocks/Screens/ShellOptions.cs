namespace Hagukumi.Screens;

/// <summary>What the host tells the shell about addresses the library cannot know.</summary>
public sealed class ShellOptions
{
    /// <summary>Where the product's name leads: the worklist.</summary>
    public string HomeUrl { get; set; } = "/";

    /// <summary>Where the sign-out form posts.</summary>
    public string SignOutUrl { get; set; } = "/sign-out";
}
