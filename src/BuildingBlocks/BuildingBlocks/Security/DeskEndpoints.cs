using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.BuildingBlocks.Security;

/// <summary>
/// <c>MapGet</c> and <c>MapPost</c> of a desk, as ASP.NET Core has them, but what reads a request for a handler is compiled when
/// somebody first asks for the page. Compiled for hundreds of pages at once, it is a third of a start.
/// </summary>
public static class DeskEndpoints
{
    /// <summary>A page or file to read.</summary>
    public static RouteHandlerBuilder MapGet(this RouteGroupBuilder desk, string pattern, Delegate handler) => Map(desk, HttpMethods.Get, pattern, handler);

    /// <summary>A form to save.</summary>
    public static RouteHandlerBuilder MapPost(this RouteGroupBuilder desk, string pattern, Delegate handler) => Map(desk, HttpMethods.Post, pattern, handler);

    static RouteHandlerBuilder Map(RouteGroupBuilder desk, string method, string pattern, Delegate handler)
    {
        var said = new Conventions();
        desk.MapMethods(pattern, [method], _ => throw new UnreachableException()).Add(endpoint =>
        {
            var route = (RouteEndpointBuilder)endpoint;
            route.DisplayName = $"HTTP: {method} {route.RoutePattern.RawText} => {handler.Method.Name}";
            route.Metadata.Add(handler.Method);
            RequestDelegateFactory.InferMetadata(handler.Method, Reading(route));
            foreach (var convention in said.Said) convention(route);

            // What was declared is judged by the endpoint; the filters run within what is compiled later.
            var later = new RouteEndpointBuilder(null, route.RoutePattern, route.Order) { ApplicationServices = route.ApplicationServices };
            foreach (var filter in route.FilterFactories) later.FilterFactories.Add(filter);
            route.FilterFactories.Clear();
            var made = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, Reading(later)).RequestDelegate);
            route.RequestDelegate = context => made.Value(context);
        });
        return new RouteHandlerBuilder([said]);

        RequestDelegateFactoryOptions Reading(RouteEndpointBuilder endpoint) => new()
        {
            ServiceProvider = endpoint.ApplicationServices,
            RouteParameterNames = [.. endpoint.RoutePattern.Parameters.Select(p => p.Name)],
            DisableInferBodyFromParameters = HttpMethods.IsGet(method),
            EndpointBuilder = endpoint,
        };
    }

    /// <summary>What is said of an endpoint after it was mapped.</summary>
    sealed class Conventions : IEndpointConventionBuilder
    {
        public List<Action<EndpointBuilder>> Said { get; } = [];

        public void Add(Action<EndpointBuilder> convention) => Said.Add(convention);
    }
}
