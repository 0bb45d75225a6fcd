namespace Hagukumi.Operations;

/// <summary>What the sign-in page asks.</summary>
public sealed class SignInForm
{
    /// <summary>Name of the account.</summary>
    public string? UserName { get; set; }

    /// <summary>Password; never shown again.</summary>
    public string? Password { get; set; }
}
