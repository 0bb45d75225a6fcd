using System.Reflection;
using FluentValidation;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>
/// What a module says of itself while the host is built. Reactions, jobs, form rules, panels and promises are found in the
/// module's assembly, so that none is forgotten.
/// </summary>
public sealed class ModuleBuilder
{
    readonly Subscriptions subscriptions;
    readonly ModuleRegistry modules;
    readonly List<Type> consumers;
    readonly Assembly assembly;

    internal ModuleBuilder(IServiceCollection services, IConfiguration configuration, string slug, Assembly assembly, Subscriptions subscriptions, ModuleRegistry modules, List<Type> consumers)
    {
        (Services, Configuration, Slug, this.assembly, this.subscriptions, this.modules, this.consumers) = (services, configuration, slug, assembly, subscriptions, modules, consumers);
        FindAll(typeof(IValidator<>));
        FindAll(typeof(IJob));
        FindAll(typeof(IPanel));
        FindAll(typeof(IPromise));
        FindAll(typeof(ISettlingForms));
        FindAll(typeof(IDemo));
        FindAll(typeof(IAfterMigration));
        FindAll(typeof(IVerb));
        FindAll(typeof(IFollowsSettings));
    }

    /// <summary>The host's services, for what is the module's alone.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The host's configuration.</summary>
    public IConfiguration Configuration { get; }

    /// <summary>The module's slug.</summary>
    public string Slug { get; }

    /// <summary>Gives the module its context, outbox, inbox and dispatcher, and registers its reactions.</summary>
    public ModuleBuilder Keeps<TDb>() where TDb : ModuleDb
    {
        var module = new ModuleRegistry.RegisteredModule(Slug, typeof(TDb));
        modules.Add(module);
        Services.AddDbContext<TDb>((provider, options) =>
        {
            var database = provider.GetRequiredService<IOptions<DatabaseSettings>>().Value;
            provider.GetRequiredService<IDatabaseProvider>().Use(options, database.ConnectionString, Slug.Replace('-', '_'));
            options.AddInterceptors(new SaveInterceptor(provider.GetRequiredService<Publisher>(), provider.GetRequiredService<AccessLog>(), module.Signal));
            options.ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        });
        Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<OutboxDispatcher<TDb>>(provider, module.Signal));
        foreach (var reaction in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var fact in reaction.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReaction<>)))
                Reacts<TDb>(fact.GetGenericArguments()[0], reaction.Name, reaction);
        return this;
    }

    /// <summary>Registers a reaction that cannot be found by its type, such as one for each rule.</summary>
    /// <param name="fact">Event type.</param>
    /// <param name="name">Stable name; a new one is replayed from the log.</param>
    /// <param name="reaction">Service that implements <see cref="IReaction{TEvent}"/>.</param>
    public ModuleBuilder Reacts<TDb>(Type fact, string name, Type reaction) where TDb : ModuleDb
    {
        Services.TryAddScoped(reaction);
        subscriptions.Add(new Subscriptions.Reaction(fact, Slug, name, reaction));
        var consumer = typeof(ModuleConsumer<,>).MakeGenericType(typeof(TDb), fact);
        if (!consumers.Contains(consumer)) consumers.Add(consumer);
        return this;
    }

    /// <summary>
    /// What the municipality may decide: by the section named after the module, and over it what was changed on the screen of settings
    /// where a property carries a <see cref="SettingAttribute"/>. One who asks gets the settings as they stood when its scope first asked.
    /// </summary>
    public ModuleBuilder Settings<TSettings>() where TSettings : class, new()
    {
        Services.AddOptions<TSettings>().Bind(Configuration.GetSection(Slug)).ValidateDataAnnotations().ValidateOnStart();
        Services.AddSingleton(provider => new SettingsClass(Slug, typeof(TSettings), provider.GetRequiredService<IOptions<TSettings>>().Value));
        Services.AddScoped(provider => provider.GetRequiredService<Edition>().Of<TSettings>());
        return this;
    }

    void FindAll(Type service) => Services.Scan(scan => scan.FromAssemblies(assembly)
        .AddClasses(classes => classes.AssignableTo(service), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
}
