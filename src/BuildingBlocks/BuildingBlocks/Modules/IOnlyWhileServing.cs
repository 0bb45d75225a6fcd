namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>Marks a hosted service that goes on for as long as the program serves, and that no verb of the command line may begin to do.</summary>
public interface IOnlyWhileServing;
