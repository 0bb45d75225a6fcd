using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>A reaction that nobody registered would be a gap between two desks.</summary>
public sealed class ReactionTests(App app) : IClassFixture<App>
{
    [Fact]
    public void Reactions_OfEveryModule_AreSubscribed()
    {
        var subscribed = app.Services.GetRequiredService<Subscriptions>().All;
        var written = (from assembly in Hagukumi.Host.Modules.All.Select(m => m.GetType().Assembly).Append(typeof(CoreDb).Assembly)
                       from type in assembly.GetTypes()
                       where type is { IsAbstract: false, IsGenericTypeDefinition: false }
                       from fact in type.GetInterfaces()
                       where fact.IsGenericType && fact.GetGenericTypeDefinition() == typeof(IReaction<>)
                       select (Event: fact.GetGenericArguments()[0], Implementation: type)).ToList();

        written.Should().NotBeEmpty();
        written.Should().OnlyContain(w => subscribed.Any(s => s.Event == w.Event && s.Implementation == w.Implementation));
    }

    [Fact]
    public void Subscriptions_HaveTheirServiceAndAModuleThatKeepsData()
    {
        var modules = app.Services.GetRequiredService<ModuleRegistry>().All.Select(m => m.Slug).ToList();
        using var scope = app.Services.CreateScope();

        foreach (var reaction in app.Services.GetRequiredService<Subscriptions>().All)
        {
            scope.ServiceProvider.GetService(reaction.Implementation).Should().NotBeNull(reaction.Name);
            modules.Should().Contain(reaction.Module);
        }
    }

    [Fact]
    public void Subscriptions_AreServedByTheLogOfEveryPublisher()
    {
        var subscribed = app.Services.GetRequiredService<Subscriptions>();

        // A subscription whose event nobody can name would never be delivered.
        subscribed.All.Should().OnlyContain(r => subscribed.Events.Values.Contains(r.Event));
    }
}
