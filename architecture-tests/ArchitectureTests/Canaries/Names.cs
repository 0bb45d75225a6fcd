namespace Hagukumi.ArchitectureTests.Canaries.Names;

sealed class TreeManager;

sealed record TreeDto;

/// <summary>No word of these is banned.</summary>
sealed class Utilisation;
