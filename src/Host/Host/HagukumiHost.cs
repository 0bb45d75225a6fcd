using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Data.SqlServer;
using Hagukumi.Host.Verbs;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Hagukumi.Host;

/// <summary>Puts building blocks, modules and the web server together.</summary>
static class HagukumiHost
{
    /// <param name="args">Configuration on the command line.</param>
    /// <param name="serves">False for a verb: the same program without web server and scheduler, a second host beside the one that serves.</param>
    public static WebApplication Build(string[] args, bool serves)
    {
        // Where the program lies, not where it was called: its settings and files stand there.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddModules(builder.Configuration, Provider(builder.Configuration), Modules.All);
        builder.Services.AddScreens(shell => shell.HomeUrl = "/");
        builder.Services.AddDenyByDefault();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hagukumi-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        SignIn.AddCookie(builder.Services);
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.Decorate(typeof(FluentValidation.IValidator<>), typeof(KeptForms.NotYetSaved<>));
        builder.Services.AddScoped<MigrateVerb>();
        builder.Services.AddScoped<DemoVerb>();
        builder.Services.AddScoped<IVerb>(p => p.GetRequiredService<MigrateVerb>());
        builder.Services.AddScoped<IVerb>(p => p.GetRequiredService<DemoVerb>());
        builder.Services.AddScoped<IVerb, JobsVerb>();
        builder.Services.AddScoped<IVerb, VerifyVerb>();
        if (serves)
        {
#if HANGFIRE
            Jobs.Hangfire.HangfireJobs.Add(builder.Services, builder.Configuration);
#else
            QuartzJobs.Add(builder.Services);
#endif
            builder.Services.AddHostedService<RunMissedJobs>();
        }
        else
        {
            builder.Services.AddSingleton<IJobScheduler, QuartzJobs>();
            builder.Services.AddSingleton<IServer, NoServer>();
            // A verb protects no cookie, and may run before there is a table of keys to load at the start.
            foreach (var loader in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) == true).ToList())
                builder.Services.Remove(loader);
            foreach (var servant in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.IsAssignableTo(typeof(IOnlyWhileServing)) == true).ToList())
                builder.Services.Remove(servant);
            // Standard output is the verb's alone.
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        }
        var app = builder.Build();
        Configure(app);
        return app;
    }

    static IDatabaseProvider Provider(IConfiguration configuration)
    {
        IDatabaseProvider[] known = [new PostgreSql(), new SqlServer()];
        var wanted = configuration["Database:Provider"] ?? known[0].Name;
        return known.FirstOrDefault(p => p.Name == wanted)
            ?? throw new InvalidOperationException($"Database:Provider is '{wanted}'; it must be one of {string.Join(", ", known.Select(p => p.Name))}.");
    }

    static void Configure(WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseExceptionHandler(error => error.Run(ErrorAnswers.Failed));
        app.UseStatusCodePages(context => ErrorAnswers.Explain(context.HttpContext));
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ReadableRequests>();
        var forms = app.Services.GetRequiredService<KeptForms>();
        app.Use(forms.Restore);
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(forms.RefuseForged);
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/health/ready", async (CoreDb db, CancellationToken stop) => await db.Database.CanConnectAsync(stop) ? Results.Text("ready") : Results.StatusCode(503)).AllowAnonymous();
        SignIn.Map(app);
        app.MapGet("/", (CurrentStaff staff) => Modules.All.SelectMany(m => m.Navigation).FirstOrDefault(i => staff.Has(i.Permission)) is { } first
            ? Screen.SeeOther(first.Href)
            : Results.StatusCode(StatusCodes.Status403Forbidden)).ForAllStaff();
        foreach (var module in Modules.All)
        {
            var desk = app.MapGroup("/" + module.Slug);
            desk.WithMetadata(new RequireAntiforgeryTokenAttribute());
            desk.AddEndpointFilter<LogsAccess>();
            module.MapEndpoints(desk);
        }
        // Else deny by default would tell whoever mistyped an address that a permission is missing.
        app.MapFallback(() => Results.NotFound()).ForAllStaff();
    }

    sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // Nothing was opened.
        }
    }
}
