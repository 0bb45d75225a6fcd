using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Operations;

/// <summary>届かなかった連絡: events that a module could not handle, with the cause, and the button that tries again.</summary>
public static class TroubledDeliveries
{
    const int Most = 100;

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/deliveries", Show).RequirePermission(OperationsModule.Operate);
        desk.MapPost("/deliveries/{module}/retry-all", RetryAll).RequirePermission(OperationsModule.Operate);
        desk.MapPost("/deliveries/{module}/{id:long}/retry", Retry).RequirePermission(OperationsModule.Operate);
    }

    static async Task<IResult> Show(OutboxOperations outboxes, CancellationToken stop) =>
        Screen.Of<TroubledDeliveriesScreen>(new { Rows = await outboxes.Troubled(Most, stop) });

    static async Task<IResult> Retry(string module, long id, OutboxOperations outboxes, CancellationToken stop)
    {
        await outboxes.Retry(module, id, stop);
        return Screen.SeeOther("/operations/deliveries");
    }

    static async Task<IResult> RetryAll(string module, OutboxOperations outboxes, CancellationToken stop)
    {
        await outboxes.Retry(module, null, stop);
        return Screen.SeeOther("/operations/deliveries");
    }
}
