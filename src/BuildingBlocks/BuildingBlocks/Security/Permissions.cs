using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Security;

/// <summary>Deny by default: an endpoint that declares neither a permission nor anonymity refuses everyone.</summary>
public static class PermissionEndpoints
{
    /// <summary>Only who holds the permission may call the endpoint.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(permission).RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(CurrentStaff.PermissionClaim, permission.Code));

    /// <summary>Everybody who is signed in may call the endpoint: the start page, one's own notices, signing out.</summary>
    public static TBuilder ForAllStaff<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(AllStaff).RequireAuthorization(policy => policy.RequireAuthenticatedUser());

    /// <summary>Marks endpoints open to all who are signed in.</summary>
    public static readonly Permission AllStaff = new("all-staff", "職員すべて");

    /// <summary>Refuses what declares nothing.</summary>
    public static void AddDenyByDefault(this IServiceCollection services) =>
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
}
