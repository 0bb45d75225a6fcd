using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.FollowUps.Night;

namespace Hagukumi.FollowUps;

/// <summary>The night before the demo begins has run, so that lists, notices and escalations look as they do on any morning.</summary>
sealed class FollowUpsDemo(NightlyRun run) : IDemo
{
    public int Order => 90;

    public Task Fill(DemoWorld world, CancellationToken stop) => run.RunUpTo(world.Today.AddDays(-1), stop);
}
