using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.Contracts;
using MassTransit;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>Puts the modules and what they share into a host.</summary>
public static class HostModules
{
    /// <summary>Registers the building blocks and every module, and the bus with one queue for each module.</summary>
    public static void AddModules(this IServiceCollection services, IConfiguration configuration, IDatabaseProvider provider, IEnumerable<IModule> modules)
    {
        var subscriptions = new Subscriptions();
        var registry = new ModuleRegistry(provider);
        List<Type> consumers = [];
        services.AddOptions<DatabaseSettings>().Bind(configuration.GetSection("Database")).ValidateDataAnnotations();
        services.AddOptions<MessagingSettings>().Bind(configuration.GetSection("Messaging"));
        services.AddOptions<Municipality>().Bind(configuration.GetSection("Municipality"));
        services.AddSingleton(p => p.GetRequiredService<IOptions<Municipality>>().Value);
        services.TryAddSingleton<TimeProvider>(p => new MunicipalTime(TimeZoneInfo.FindSystemTimeZoneById(p.GetRequiredService<Municipality>().TimeZone)));
        services.AddSingleton(provider);
        services.AddSingleton(subscriptions);
        services.AddSingleton(registry);
        services.AddSingleton<Confirmations>();
        services.AddSingleton<HostIdentity>();
        services.AddScoped<Publisher>();
        services.AddScoped<IPublisher>(p => p.GetRequiredService<Publisher>());
        services.AddScoped<OutboxOperations>();
        services.AddScoped<AccessLog>();
        services.AddScoped<Reading>();
        services.AddScoped<JobRunner>();
        services.AddSingleton(p => new SettingsBook(p.GetServices<SettingsClass>(), p.GetRequiredService<IServiceScopeFactory>()));
        services.AddScoped(p => p.GetRequiredService<SettingsBook>().Now());
        services.AddScoped<ChangeSettings>();
        services.AddHttpContextAccessor();
        services.AddScoped<OnBehalf>();
        services.AddScoped(p => p.GetRequiredService<OnBehalf>().Staff is { } staff ? CurrentStaff.Alone(staff) : new CurrentStaff(p.GetRequiredService<IHttpContextAccessor>().HttpContext?.User ?? new()));
        services.AddScoped<Panels.Panels>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeys>();

        foreach (var contracts in modules.SelectMany(m => m.GetType().Assembly.GetReferencedAssemblies())
            .Where(a => a.Name!.EndsWith("Contracts", StringComparison.Ordinal)).DistinctBy(a => a.Name).Select(System.Reflection.Assembly.Load))
            subscriptions.AddEvents(contracts);
        subscriptions.AddEvents(typeof(IIntegrationEvent).Assembly);

        var core = new ModuleBuilder(services, configuration, CoreDb.Slug, typeof(CoreDb).Assembly, subscriptions, registry, consumers)
            .Keeps<CoreDb>().Settings<OfficeSettings>();
        services.AddScoped(p => BusinessDays.Of(p.GetRequiredService<Edition>()));
        foreach (var identities in subscriptions.Events.Values)
        {
            if (typeof(IPeopleIdentified).IsAssignableFrom(identities)) core.Reacts<CoreDb>(identities, "FollowPeople", typeof(FollowPeople<>).MakeGenericType(identities));
            if (typeof(IStaffIdentified).IsAssignableFrom(identities)) core.Reacts<CoreDb>(identities, "FollowStaff", typeof(FollowStaff<>).MakeGenericType(identities));
        }
        foreach (var module in modules)
        {
            services.AddSingleton(module);
            module.AddServices(new ModuleBuilder(services, configuration, module.Slug, module.GetType().Assembly, subscriptions, registry, consumers));
        }
        services.AddMassTransit(bus =>
        {
            foreach (var consumer in consumers) bus.AddConsumer(consumer);
            bus.UsingInMemory((context, transport) =>
            {
                foreach (var queue in consumers.GroupBy(c => registry.All.Single(m => m.Db == c.GetGenericArguments()[0]).Slug))
                    transport.ReceiveEndpoint(queue.Key, endpoint =>
                    {
                        endpoint.ConfigureConsumeTopology = false;
                        endpoint.ConcurrentMessageLimit = 1;
                        foreach (var consumer in queue) endpoint.ConfigureConsumer(context, consumer);
                    });
            });
        });
    }
}

/// <summary>The municipality itself; section <c>Municipality</c>.</summary>
public sealed class Municipality
{
    /// <summary>Shown in the header and on prints.</summary>
    public string Name { get; set; } = "若葉市";

    /// <summary>How the name is read, for letters in plain Japanese; empty prints none.</summary>
    public string NameKana { get; set; } = "";

    /// <summary>IANA name of the zone in which law counts days.</summary>
    public string TimeZone { get; set; } = "Asia/Tokyo";
}
