using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.LocalResources;

/// <summary>地域資源.</summary>
public sealed class LocalResourcesModule : IModule
{
    static readonly Permission Open = new("local-resources.open", "地域資源の画面を開く", StandardRole.ResourceOfficer, StandardRole.Contractor, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    /// <inheritdoc/>
    public string Slug => "local-resources";

    /// <inheritdoc/>
    public string Name => "地域資源";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("地域資源の予定", "/local-resources", Open)];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Open];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        // The room is empty: it keeps no data and reacts to nothing yet.
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk) =>
        desk.MapGet("", () => Screen.Of<WhatWillComeScreen>()).RequirePermission(Open);
}
