using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Training;

/// <summary>研修.</summary>
public sealed class TrainingModule : IModule
{
    static readonly Permission Open = new("training.open", "研修の画面を開く", StandardRole.TrainingOfficer, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    /// <inheritdoc/>
    public string Slug => "training";

    /// <inheritdoc/>
    public string Name => "研修";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("研修の予定", "/training", Open)];

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
