using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.ChildWelfare;

/// <summary>児童福祉.</summary>
public sealed class ChildWelfareModule : IModule
{
    static readonly Permission Open = new("child-welfare.open", "児童福祉の画面を開く", StandardRole.ChildFamilyCounselor, StandardRole.NightDuty, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.Viewer);

    static readonly Permission Restricted = Permission.Restricted("child-welfare", "児童福祉だけの記録を見る", StandardRole.ChildFamilyCounselor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.Viewer);

    /// <inheritdoc/>
    public string Slug => "child-welfare";

    /// <inheritdoc/>
    public string Name => "児童福祉";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("児童福祉の予定", "/child-welfare", Open)];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Open, Restricted];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        // The room is empty: it keeps no data and reacts to nothing yet.
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk) =>
        desk.MapGet("", () => Screen.Of<WhatWillComeScreen>()).RequirePermission(Open);
}
