using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Conferences;

/// <summary>会議.</summary>
public sealed class ConferencesModule : IModule
{
    static readonly Permission Open = new("conferences.open", "会議の画面を開く", StandardRole.CouncilCoordinator, StandardRole.ExternalMember, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    /// <inheritdoc/>
    public string Slug => "conferences";

    /// <inheritdoc/>
    public string Name => "会議";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("会議の予定", "/conferences", Open)];

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
