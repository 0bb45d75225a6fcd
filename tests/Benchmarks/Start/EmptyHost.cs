using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hagukumi.Benchmarks.Start;

/// <summary>ASP.NET Core with nothing in it, beside the same packages.</summary>
static class EmptyHost
{
    public static async Task<int> Serve(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        app.Urls.Add(url);
        app.MapGet("/health/ready", () => Results.Text("ready"));
        await app.RunAsync();
        return 0;
    }
}
