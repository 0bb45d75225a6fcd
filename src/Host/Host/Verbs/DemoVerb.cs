using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Host.Verbs;

/// <summary><c>demo</c>: fills an empty database with the fictional 若葉市.</summary>
sealed class DemoVerb(CoreDb core, TimeProvider clock, IServiceProvider services) : IVerb
{
    const string Marker = "demo";

    public string Name => "demo";

    public string Description => "Fills an empty database with the fictional 若葉市: residents, staff of every role, a year of activity.";

    public IReadOnlyList<VerbParameter> Parameters => [new("seed", "Number that decides every choice; 1 when not given.", VerbParameterKind.Option)];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        var seed = 1;
        if (given.TryGetValue("seed", out var text) && !int.TryParse(text, CultureInfo.InvariantCulture, out seed)) throw new VerbException("--seed takes a whole number.");
        if (await core.Directory.AnyAsync(stop) || await core.StaffDirectory.AnyAsync(stop)) throw new VerbException("The database is not empty: the demo fills only an empty one.");
        Ids.ComeFrom(new Random(seed));
        var world = new DemoWorld(new Random(seed), clock.Today());
        foreach (var step in services.GetServices<IDemo>().OrderBy(s => s.Order))
        {
            progress.Report($"demo: {step.GetType().Name} …");
            await step.Fill(world, stop);
            await CommandLine.Drain(services, stop);
        }
        core.Add(new JobRun { JobId = Marker, BusinessDate = world.Today, EndedAt = clock.GetUtcNow(), Summary = $"seed {seed}" });
        await core.SaveChangesAsync(stop);
        var people = await core.Directory.CountAsync(stop);
        return new VerbResult([$"若葉市: {people} people. Sign in with one of the accounts of ./run.sh demo-accounts."], new { people, seed });
    }

    /// <summary>Whether this database was filled by the demo.</summary>
    public Task<bool> IsDemo(CancellationToken stop) => core.Set<JobRun>().AnyAsync(r => r.JobId == Marker, stop);
}
