using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Host.Verbs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Hagukumi.Host;

/// <summary>The default verb: brings the schemas up to date and serves the screens.</summary>
static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = HagukumiHost.Build(args, serves: true);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<MigrateVerb>().Migrate(app.Lifetime.ApplicationStopping);
        }
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is not null) Console.Out.WriteLine($"はぐくみ {address}");
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<DemoVerb>().IsDemo(CancellationToken.None))
                foreach (var line in (await scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == "demo-accounts").Run(new Dictionary<string, string>(), new Progress<string>(), default)).Lines)
                    Console.Out.WriteLine(line);
        }
        await app.WaitForShutdownAsync();
        return 0;
    }
}
