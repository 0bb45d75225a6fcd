using Hagukumi.BuildingBlocks.Security;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>A desk of the centre: what it offers to the shell, to the host and to the bus. The only public type of a module.</summary>
public interface IModule
{
    /// <summary>First segment of every route and stable name of the module, such as <c>maternal-health</c>.</summary>
    string Slug { get; }

    /// <summary>What staff call the desk, such as 母子保健.</summary>
    string Name { get; }

    /// <summary>Pages in the shell's navigation; each is shown to those who hold its permission.</summary>
    IReadOnlyList<NavigationItem> Navigation { get; }

    /// <summary>Every permission the module's endpoints ask for.</summary>
    IReadOnlyList<Permission> Permissions { get; }

    /// <summary>Says what the module publishes, reacts to and offers.</summary>
    void AddServices(ModuleBuilder module);

    /// <summary>Maps the module's screens below <c>/{Slug}</c>.</summary>
    void MapEndpoints(RouteGroupBuilder desk);
}

/// <summary>A page of a module in the shell's navigation.</summary>
/// <param name="Text">What staff read.</param>
/// <param name="Href">Absolute path.</param>
/// <param name="Permission">Who sees the item.</param>
/// <param name="Key">Stands in the head of every page instead, and is opened by Alt and this key in a tab of its own, so that what is being typed stays.</param>
public sealed record NavigationItem(string Text, string Href, Permission Permission, char? Key = null);
