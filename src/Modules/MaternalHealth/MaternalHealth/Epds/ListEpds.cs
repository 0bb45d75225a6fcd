using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>EPDSと質問票: all that a mother answered in one pregnancy and after it, newest first.</summary>
public static class ListEpds
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies/{id:guid}/epds", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request, MaternalHealthSettings settings)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var taken = await request.Db.EpdsAssessments.AsNoTracking().AsSplitQuery().Where(e => e.Pregnancy == pregnancy.Id).OrderByDescending(e => e.On).ThenByDescending(e => e.RecordedAt).ToListAsync(request.Stop);
        return Screen.Of<ListEpdsScreen>(new
        {
            Who = await request.View(pregnancy.PersonId),
            Back = $"/maternal-health/pregnancies/{id}",
            Thresholds = EpdsWords.Thresholds(settings.EpdsThreshold, settings.BondingItemThreshold),
            Rows = taken.Select(e => new Row(e.On, $"/maternal-health/epds/{e.Id}", EpdsWords.Of(e), EpdsWords.Of(e.Scores), e.OwesSafetyPlan, e.Stands)).ToList(),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    /// <summary>One questionnaire.</summary>
    public sealed record Row(DateOnly On, string Href, string Occasion, string Scores, bool OwesSafetyPlan, bool Stands);
}
