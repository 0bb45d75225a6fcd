using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>What the health system keeps is recorded there alone: a second entry here would be forgotten at the next correction.</summary>
internal static class KeptElsewhere
{
    /// <summary>A form that begins a record of this kind: where the health system is the master, it says where to record instead.</summary>
    public static RouteHandlerBuilder UnlessKeptElsewhere(this RouteHandlerBuilder endpoint, HealthKind kind) => endpoint.AddEndpointFilter(async (context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<HealthSystemSettings>().KeptElsewhere(kind) ? Answer(context.HttpContext, kind) : await next(context));

    /// <summary>A form that changes or withdraws a record: where it came from the health system and that is the master, it is changed there. What was recorded here is changed here.</summary>
    /// <param name="endpoint">The form.</param>
    /// <param name="route">The part of its address that holds the record.</param>
    public static RouteHandlerBuilder UnlessItCame(this RouteHandlerBuilder endpoint, string route) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (!Guid.TryParse(http.Request.RouteValues[route]?.ToString(), out var record)) return await next(context);
        var settings = http.RequestServices.GetRequiredService<HealthSystemSettings>();
        return HealthKinds.All.Any(k => settings.KeptElsewhere(k.Kind)) && await KindOf(http, record) is { } kind && settings.KeptElsewhere(kind) ? Answer(http, kind) : await next(context);
    });

    /// <summary>The kind of a record that came; of a notification its event is asked for as well as the pregnancy.</summary>
    static async Task<HealthKind?> KindOf(HttpContext http, Guid record)
    {
        var (db, stop) = (http.RequestServices.GetRequiredService<MaternalHealthDb>(), http.RequestAborted);
        var pregnancy = await db.Pregnancies.Where(p => p.NotifiedEventId == record).Select(p => (PregnancyId?)p.Id).FirstOrDefaultAsync(stop);
        var asked = pregnancy?.Value ?? record;
        return await db.ImportedRecords.Where(r => r.Record == asked).Select(r => (HealthKind?)r.Kind).FirstOrDefaultAsync(stop);
    }

    static IResult Answer(HttpContext http, HealthKind kind) => Screen.Of<KeptElsewhereScreen>(
        new { What = HealthKinds.NameOf(kind) }, HttpMethods.IsGet(http.Request.Method) ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
