using System.Security.Claims;

namespace Hagukumi.BuildingBlocks.Security;

/// <summary>The accounts of the program, offered by Staff to the host's sign-in page and cookie.</summary>
public interface IAccounts
{
    /// <summary>Checks a name and a password; counts failures and locks the account.</summary>
    Task<SignInAttempt> SignIn(string userName, string password, CancellationToken stop);

    /// <summary>The principal as of now, with the permissions its roles hold today; null once the account is closed or its password changed.</summary>
    Task<ClaimsPrincipal?> Refresh(ClaimsPrincipal principal, CancellationToken stop);
}

/// <summary>How an attempt to sign in ended.</summary>
/// <param name="Principal">Who signed in; null when refused.</param>
/// <param name="LockedOut">Too many failures; the account opens again by itself.</param>
public sealed record SignInAttempt(ClaimsPrincipal? Principal, bool LockedOut);
