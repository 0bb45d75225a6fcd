using System.Security.Claims;
using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Security;

/// <summary>Who is at the keyboard; a command-line verb or a job acts as <see cref="System"/>.</summary>
public sealed class CurrentStaff
{
    /// <summary>Claim that holds the id of the member of staff. Form tokens are bound to this claim alone, so that a change of roles makes no form stale.</summary>
    public const string IdClaim = ClaimTypes.NameIdentifier;

    /// <summary>Claim that holds one permission code.</summary>
    public const string PermissionClaim = "permission";

    /// <summary>The program itself, where no person acts.</summary>
    public static readonly StaffId System = new(Guid.Empty);

    readonly HashSet<string> permissions;

    /// <summary>Reads the signed-in principal.</summary>
    public CurrentStaff(ClaimsPrincipal principal)
    {
        Id = Guid.TryParse(principal.FindFirstValue(IdClaim), out var id) ? new StaffId(id) : System;
        Name = principal.FindFirstValue(ClaimTypes.Name) ?? "";
        RestrictedDesks = [.. principal.FindAll(PermissionClaim).Select(c => Permission.DeskOf(c.Value)).OfType<string>()];
        permissions = [.. principal.FindAll(PermissionClaim).Select(c => c.Value)];
    }

    /// <summary>A member of staff without their permissions, who started what now goes on without them.</summary>
    public static CurrentStaff Alone(StaffId staff) => new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(IdClaim, staff.ToString())])));

    /// <summary>The member of staff, or <see cref="System"/>.</summary>
    public StaffId Id { get; }

    /// <summary>Name as shown in the header.</summary>
    public string Name { get; }

    /// <summary>False for anonymous pages, verbs and jobs.</summary>
    public bool IsSignedIn => Id != System;

    /// <summary>Slugs of the desks whose restricted matters this person may see.</summary>
    public IReadOnlyList<string> RestrictedDesks { get; }

    /// <summary>Whether this person may see what is restricted to a desk; null is restricted to none.</summary>
    public bool MaySee(string? restrictedTo) => restrictedTo is null || RestrictedDesks.Contains(restrictedTo);

    /// <summary>Whether a role of this person holds the permission.</summary>
    public bool Has(Permission permission) => permissions.Contains(permission.Code);
}

/// <summary>For work that goes on after its request: whom the scope acts for. Set before anything else is asked of the scope.</summary>
public sealed class OnBehalf
{
    /// <summary>Who started it; null for whoever the request or the verb is by.</summary>
    public StaffId? Staff { get; set; }
}
