using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>What every module shares and none owns: the directory of people and staff, the access log, the keys that protect cookies, the history of settings.</summary>
public sealed class CoreDb(DbContextOptions<CoreDb> options) : ModuleDb(options)
{
    /// <summary>Slug of the building blocks on the bus: the directory follows the identity events under this name.</summary>
    public const string Slug = "core";

    /// <inheritdoc/>
    protected override string Schema => "core";

    /// <inheritdoc/>
    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new ProtectionKey.Mapping());
        model.ApplyConfiguration(new SettingChange.Mapping());
    }
}
