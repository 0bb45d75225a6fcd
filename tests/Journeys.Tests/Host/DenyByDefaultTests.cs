using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Host;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using System.Net;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>An endpoint that somebody maps without saying who may call it.</summary>
public sealed class DenyByDefaultTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Endpoint_WithoutDeclaration_RefusesEveryone()
    {
        await using var program = HagukumiHost.Build(["--applicationName=Hagukumi.Host", $"--Database:ConnectionString={app.Database.ConnectionString}", "--urls=http://127.0.0.1:0"], serves: true);
        program.MapGet("/forgotten", () => "秘密");
        await program.StartAsync();
        var address = program.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var browser = new Browser(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) });

        var signedOut = await browser.Get("/forgotten");
        (await browser.Submit(await browser.Get("/sign-in"), new { UserName = "kanri", DemoWorld.Password })).Status.Should().Be(303);
        var signedIn = await browser.Get("/forgotten");
        await program.StopAsync();

        signedOut.Location.Should().Contain("/sign-in");
        signedIn.Status.Should().Be(403);
        signedIn.Text.Should().NotContain("秘密");
    }
}
