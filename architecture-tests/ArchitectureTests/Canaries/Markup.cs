using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Components;

namespace Hagukumi.ArchitectureTests.Canaries.Markup;

sealed class LoadingScreen : ComponentBase
{
    [Inject] public ModuleDb Db { get; set; } = null!;

    [Inject] public CurrentStaff Staff { get; set; } = null!;
}
