namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>What a module sets right after its schema was brought up to date. Runs at every <c>migrate</c>; changes nothing the second time.</summary>
public interface IAfterMigration
{
    /// <summary>Sets it right.</summary>
    Task Run(CancellationToken stop);
}
