using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.SelfCare;

/// <summary>The plan on paper: hers, so it says who made it with her and what the office uses it for, and no more about her than her name.</summary>
static class PrintSelfCarePlan
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies/{id:guid}/self-care/{plan:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);

    static async Task<IResult> Show(Guid id, Guid plan, Municipality municipality, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await request.Db.SelfCarePlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == plan && p.Pregnancy == pregnancy.Id, request.Stop) is not { } made) return Results.NotFound();
        var who = await request.View(made.Person);
        request.Reading.Prints();
        return Screen.Of<PrintSelfCarePlanScreen>(new
        {
            Back = $"/maternal-health/pregnancies/{id}/self-care",
            who.Name,
            made.MadeOn,
            made.Outlook,
            made.Worries,
            made.Services,
            Office = $"{municipality.Name} こども家庭センター",
            // Whoever hides is not to be found by the name of her nurse.
            Worker = who.Sealed ? "" : (await request.WorkersOf(who)).Of(made.RecordedBy),
        });
    }
}
