using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.ArchitectureTests.Canaries.Face;

/// <summary>Its slug is not the module's name.</summary>
public sealed class GardeningModule : IModule
{
    public string Slug => "garden";

    public string Name => "庭";

    public IReadOnlyList<NavigationItem> Navigation => [];

    public IReadOnlyList<Permission> Permissions => [];

    public void AddServices(ModuleBuilder module) => ArgumentNullException.ThrowIfNull(module);

    public void MapEndpoints(RouteGroupBuilder desk) => ArgumentNullException.ThrowIfNull(desk);
}

/// <summary>Public although no screen names it.</summary>
public sealed class Tree;

public static class PlantTree
{
    public sealed record Row(Kind Kind);

    /// <summary>Named by a parameter of a parameter, so it must be public.</summary>
    public enum Kind
    {
        Cherry,
    }

    /// <summary>Public although no screen names it.</summary>
    public sealed class Rules;
}

/// <summary>A use case that is public although it has no screen.</summary>
public static class WaterTree;

public sealed class PlantTreeScreen : ComponentBase
{
    [Parameter] public IReadOnlyList<PlantTree.Row> Rows { get; set; } = [];
}
