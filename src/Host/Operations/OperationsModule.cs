using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Operations;

/// <summary>運用: what whoever runs the program must see, which is no desk's record: deliveries that failed, the jobs, and the settings of the municipality.</summary>
public sealed class OperationsModule : IModule
{
    internal static readonly Permission Operate = new("operations.operate", "運用の画面", StandardRole.Administrator);

    internal static readonly Permission SeeSettings = new("settings.see", "自治体の設定を見る",
        StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.Administrator);

    internal static readonly Permission ChangeSettings = new("settings.change", "自治体の設定を変える", StandardRole.GeneralSupportOfficer, StandardRole.Administrator);

    /// <inheritdoc/>
    public string Slug => "operations";

    /// <inheritdoc/>
    public string Name => "運用";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation => [new("届かなかった連絡", "/operations/deliveries", Operate), new("自動処理", "/operations/jobs", Operate), new("自治体の設定", "/operations/settings", SeeSettings)];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [Operate, SeeSettings, ChangeSettings];

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
        ListSettings.Map(desk);
        ChangeSetting.Map(desk);
    }
}
