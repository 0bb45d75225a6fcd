using System.Collections.Concurrent;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Hagukumi.TestKit;

/// <summary>
/// The real program on a database of its own, with the staff of 若葉市 and no residents, and a clock that a test sets.
/// One for each test class: <c>IClassFixture&lt;App&gt;</c>.
/// </summary>
public class App : IAsyncLifetime
{
    readonly ConcurrentDictionary<string, Task<Browser>> signedIn = new(StringComparer.Ordinal);
    Factory? factory;

    /// <summary>The date every test begins at unless it says otherwise: a Monday (2026-06-01).</summary>
    public static readonly DateOnly Monday = new(2026, 6, 1);

    /// <summary>The municipality's clock.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>The database the program runs on.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => factory!.Services;

    /// <summary>What the program logged as an error; a test that expects none asserts it is empty.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>What the class adds to the program or puts in the place of something, before it starts.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
        // Most classes take the program as it is.
    }

    /// <summary>What the program begins with.</summary>
    protected virtual Task<TestDatabase> Begin() => TestDatabase.CloneOf("staff", FillWithStaff);

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        AskedQueries.Listen();
        Clock.Set(Monday);
        Database = await Begin();
        factory = Start(Database.ConnectionString);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Stop();
        await Database.DisposeAsync();
        await AskedQueries.AreUnderstoodBySqlServer();
    }

    /// <summary>Ends the program; its database stays until the class has ended.</summary>
    public async Task Stop()
    {
        if (factory is not null) await factory.DisposeAsync();
        factory = null;
    }

    /// <summary>A second program on the same database, as when one takes over from the other. The caller ends it.</summary>
    public WebApplicationFactory<Program> StartAnother() => Start(Database.ConnectionString);

    /// <summary>Somebody who has not signed in.</summary>
    public Browser Anonymous() => new(factory!.CreateClient(new() { AllowAutoRedirect = false }));

    /// <summary>A member of the demo's staff, signed in once for each class: <c>hokenshi1</c>, <c>kakaricho</c>, <c>kanri</c> and so on.</summary>
    public Task<Browser> SignedIn(string userName) => signedIn.GetOrAdd(userName, SignInAnew);

    /// <summary>The same member of staff at another desk: a session of its own.</summary>
    public async Task<Browser> SignInAnew(string userName)
    {
        var browser = Anonymous();
        var page = await browser.Get("/sign-in");
        var answer = await browser.Submit(page, new { UserName = userName, DemoWorld.Password });
        if (answer.Status != 303) throw new InvalidOperationException($"{userName} could not sign in: {answer.Status}.");
        return browser;
    }

    /// <summary>Does something with the program's services, in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Does something with the program's services, in a scope of its own.</summary>
    public Task With<TService>(Func<TService, Task> use) where TService : notnull => With<TService, bool>(async s =>
    {
        await use(s);
        return true;
    });

    /// <summary>Waits until every event has reached every module.</summary>
    public Task Delivered() => Wait.Until(() => With<OutboxOperations, bool>(async o => await o.DueNow(default) == 0), "every event is delivered", TimeSpan.FromMinutes(2));

    /// <summary>Runs a verb of the command line in this program.</summary>
    public async Task<VerbResult> Verb(string name, params (string Name, string Value)[] given)
    {
        await using var scope = Services.CreateAsyncScope();
        var verb = scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == name);
        var result = await verb.Run(given.ToDictionary(g => g.Name, g => g.Value, StringComparer.Ordinal), new Progress<string>(), default);
        await Delivered();
        return result;
    }

    /// <summary>Brings people into the register and waits until every module knows them.</summary>
    /// <returns>Their ids, in the order given.</returns>
    public Task<IReadOnlyList<Contracts.PersonId>> Register(params Resident[] residents) => Resident.Register(this, residents);

    Factory Start(string connectionString)
    {
        var started = new Factory(connectionString, Clock, Errors, Configure);
        _ = started.Server; // starts it
        return started;
    }

    static async Task FillWithStaff(string connectionString)
    {
        var clock = new TestClock();
        clock.Set(Monday);
        await using var empty = new Factory(connectionString, clock, [], _ => { });
        await using var scope = empty.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IDemo>().MinBy(d => d.Order)!.Fill(new DemoWorld(new Random(1), Monday), default);
        var outboxes = scope.ServiceProvider.GetRequiredService<OutboxOperations>();
        await Wait.Until(async () => await outboxes.DueNow(default) == 0, "the staff are known to every module");
    }

    sealed class Factory(string connectionString, TimeProvider clock, ConcurrentQueue<string> errors, Action<IServiceCollection> configure) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Database:ConnectionString", connectionString);
            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new ErrorLog(errors)));
            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton(clock));
                // The clock starts no job in a test; tests run jobs themselves.
                foreach (var scheduler in services.Where(s => s.ImplementationType?.Name is "ScheduleJobs" or "RunMissedJobs").ToList()) services.Remove(scheduler);
                configure(services);
            });
        }
    }

    sealed class ErrorLog(ConcurrentQueue<string> errors) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) errors.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
