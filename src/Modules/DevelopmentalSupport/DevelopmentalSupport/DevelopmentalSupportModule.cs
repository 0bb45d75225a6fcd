using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.DevelopmentalSupport;

/// <summary>発達支援.</summary>
public sealed class DevelopmentalSupportModule : IModule
{
    static readonly Permission Open = new("developmental-support.open", "発達支援の画面を開く", StandardRole.DevelopmentalSpecialist, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    /// <inheritdoc/>
    public string Slug => "developmental-support";

    /// <inheritdoc/>
    public string Name => "発達支援";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("発達支援の予定", "/developmental-support", Open)];

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
