using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Operations;

/// <summary>運用: what whoever runs the program must see, which is no desk's record: deliveries that failed, and the jobs.</summary>
public sealed class OperationsModule : IModule
{
    internal static readonly Permission Operate = new("operations.operate", "運用の画面", StandardRole.Administrator);

    /// <inheritdoc/>
    public string Slug => "operations";

    /// <inheritdoc/>
    public string Name => "運用";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("届かなかった連絡", "/operations/deliveries", Operate), new("自動処理", "/operations/jobs", Operate)];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Operate];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        // Everything it shows belongs to the building blocks.
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        TroubledDeliveries.Map(desk);
        ListJobs.Map(desk);
    }
}
