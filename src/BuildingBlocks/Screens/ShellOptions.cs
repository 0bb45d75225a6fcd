namespace Hagukumi.Screens;

/// <summary>What the host tells the shell about addresses the library cannot know.</summary>
public sealed class ShellOptions
{
    /// <summary>Where the product's name leads: the worklist.</summary>
    public string HomeUrl { get; set; } = "/";

    /// <summary>Where the sign-out form posts.</summary>
    public string SignOutUrl { get; set; } = "/sign-out";

    /// <summary>A component without parameters for the header of signed-in pages (search, quick note); none by default.</summary>
    public Type? HeaderComponent { get; set; }
}
