using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.ChildWelfare;
using Hagukumi.Conferences;
using Hagukumi.DevelopmentalSupport;
using Hagukumi.Families;
using Hagukumi.FollowUps;
using Hagukumi.LocalResources;
using Hagukumi.MaternalHealth;
using Hagukumi.Operations;
using Hagukumi.Staff;
using Hagukumi.Training;

namespace Hagukumi.Host;

/// <summary>The one list of modules, in the order of the navigation.</summary>
static class Modules
{
    public static IReadOnlyList<IModule> All =>
    [
        new FollowUpsModule(),
        new FamiliesModule(),
        new MaternalHealthModule(),
        new ChildWelfareModule(),
        new DevelopmentalSupportModule(),
        new ConferencesModule(),
        new LocalResourcesModule(),
        new TrainingModule(),
        new StaffModule(),
        new OperationsModule(),
    ];
}
