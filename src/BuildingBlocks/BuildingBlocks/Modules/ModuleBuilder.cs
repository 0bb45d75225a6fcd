namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>What a module says of itself while the host is built.</summary>
public sealed class ModuleBuilder
{
}
