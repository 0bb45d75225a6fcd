using System.Collections.Concurrent;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hagukumi.BuildingBlocks.Tests.Messaging;

/// <summary>What the desk of a village tells.</summary>
[Event("village.noted", "desk")]
public sealed record Noted(Guid Subject, int Number) : IIntegrationEvent;

/// <summary>A thing of which the desk notes one fact after the other.</summary>
sealed class Note : AggregateRoot
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>No two notes bear the same.</summary>
    public string Label { get; init; } = Guid.CreateVersion7().ToString();

    public int Number { get; private set; }

    public override IEnumerable<PersonId> About => [new PersonId(Id)];

    public Note Count()
    {
        Number++;
        Raise(new Noted(Id, Number));
        return this;
    }
}

sealed class DeskDb(DbContextOptions<DeskDb> options) : ModuleDb(options)
{
    protected override string Schema => "desk";

    protected override void Configure(ModelBuilder model) => model.Entity<Note>(e =>
    {
        e.Property(x => x.Id).ValueGeneratedNever();
        e.Property(x => x.Version).IsConcurrencyToken();
        e.HasIndex(x => x.Label).IsUnique();
    });
}

/// <summary>What a reaction made of a fact.</summary>
sealed class Effect
{
    public long Id { get; init; }

    public required string Reaction { get; init; }

    public Guid Subject { get; init; }

    public int Number { get; init; }
}

sealed class ArchiveDb(DbContextOptions<ArchiveDb> options) : ModuleDb(options)
{
    protected override string Schema => "archive";

    protected override void Configure(ModelBuilder model) => model.Entity<Effect>();
}

sealed class LedgerDb(DbContextOptions<LedgerDb> options) : ModuleDb(options)
{
    protected override string Schema => "ledger";

    protected override void Configure(ModelBuilder model) => model.Entity<Effect>();
}

/// <summary>What a test lets happen inside the reactions of one host.</summary>
sealed class Happening
{
    public ConcurrentQueue<(string Reaction, Noted Fact)> Tried { get; } = [];

    public Func<string, Noted, Task> During { get; set; } = (_, _) => Task.CompletedTask;
}

/// <summary>Writes an effect, then lets the test's happening happen. Generic, so that only the modules that ask for it get it.</summary>
class Keep<TDb>(TDb db, Happening happening) : IReaction<Noted> where TDb : ModuleDb
{
    protected virtual string Name => "keep";

    public async Task React(Noted fact, EventContext context, CancellationToken stop)
    {
        db.Add(new Effect { Reaction = Name, Subject = fact.Subject, Number = fact.Number });
        happening.Tried.Enqueue((Name, fact));
        await happening.During(Name, fact);
    }
}

sealed class Copy<TDb>(TDb db, Happening happening) : Keep<TDb>(db, happening) where TDb : ModuleDb
{
    protected override string Name => "copy";
}

sealed class InventedModule<TDb>(string slug, params (string Name, Type Reaction)[] reactions) : IModule where TDb : ModuleDb
{
    public string Slug => slug;

    public string Name => slug;

    public IReadOnlyList<NavigationItem> Navigation => [];

    public IReadOnlyList<Permission> Permissions => [];

    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<TDb>();
        foreach (var (name, reaction) in reactions) module.Reacts<TDb>(typeof(Noted), name, reaction);
    }

    public void MapEndpoints(RouteGroupBuilder desk)
    {
        // No screens.
    }
}

/// <summary>A small program of invented modules on the real building blocks and the real PostgreSQL.</summary>
sealed class Village : IAsyncDisposable
{
    public static readonly IModule Desk = new InventedModule<DeskDb>("desk");
    public static readonly IModule Archive = new InventedModule<ArchiveDb>("archive", ("Keep", typeof(Keep<ArchiveDb>)));
    public static readonly IModule ArchiveThatCopies = new InventedModule<ArchiveDb>("archive", ("Keep", typeof(Keep<ArchiveDb>)), ("Copy", typeof(Copy<ArchiveDb>)));
    public static readonly IModule Ledger = new InventedModule<LedgerDb>("ledger", ("Keep", typeof(Keep<LedgerDb>)));

    readonly IHost host;
    readonly Log log;

    Village(IHost host, Log log) => (this.host, this.log) = (host, log);

    public Happening Happening => host.Services.GetRequiredService<Happening>();

    public Guid Id => host.Services.GetRequiredService<HostIdentity>().Id;

    public IEnumerable<string> Said => log.Lines;

    /// <summary>A database with the tables of every invented module.</summary>
    public static Task<TestDatabase> Database() => TestDatabase.CloneOf("village", async connectionString =>
    {
        using var unstarted = Build(connectionString, new Log(), Desk, Archive, Ledger);
        await using var scope = unstarted.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CoreDb>().Database.MigrateAsync();
        foreach (var db in new ModuleDb[] { scope.ServiceProvider.GetRequiredService<DeskDb>(), scope.ServiceProvider.GetRequiredService<ArchiveDb>(), scope.ServiceProvider.GetRequiredService<LedgerDb>() })
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    });

    public static async Task<Village> Start(TestDatabase database, params IModule[] modules)
    {
        var said = new Log();
        var village = new Village(Build(database.ConnectionString, said, modules), said);
        await village.With<OutboxOperations>(o => o.CatchUp(default));
        await village.host.StartAsync();
        return village;
    }

    public async Task<T> With<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task With<TService>(Func<TService, Task> use) where TService : notnull => With<TService, bool>(async service =>
    {
        await use(service);
        return true;
    });

    /// <summary>Notes one fact of something new.</summary>
    public async Task<Guid> Tell()
    {
        var note = new Note();
        await With<DeskDb>(async db =>
        {
            db.Add(note.Count());
            await db.SaveChangesAsync();
        });
        return note.Id;
    }

    public Task Delivered() => Wait.Until(() => With<OutboxOperations, bool>(async o => await o.DueNow(default) == 0), "every event is delivered");

    public Task<List<Effect>> Effects<TDb>() where TDb : ModuleDb => With<TDb, List<Effect>>(db => db.Set<Effect>().AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    public Task<IReadOnlyList<TroubledDelivery>> Troubled() => With<OutboxOperations, IReadOnlyList<TroubledDelivery>>(o => o.Troubled(100, default));

    /// <summary>Ends it as a program is shut down.</summary>
    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    static IHost Build(string connectionString, Log log, params IModule[] modules)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Database:ConnectionString", connectionString)]);
        builder.Logging.AddProvider(log).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Services.AddDataProtection();
        builder.Services.AddModules(builder.Configuration, new PostgreSql(), modules);
        builder.Services.AddSingleton<Happening>();
        ((Subscriptions)builder.Services.Single(s => s.ServiceType == typeof(Subscriptions)).ImplementationInstance!).AddEvents(typeof(Noted).Assembly);
        return builder.Build();
    }

    sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

