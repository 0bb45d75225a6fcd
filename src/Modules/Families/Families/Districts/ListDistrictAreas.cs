using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Districts;

/// <summary>地区割の一覧: which 町字 or 校区 belongs to which district, now and from now on.</summary>
public static class ListDistrictAreas
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/districts", Show).RequirePermission(FamiliesPermissions.DrawDistricts);

    static async Task<IResult> Show(FamiliesDb db, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var areas = await db.DistrictAreas.AsNoTracking().Where(a => a.To == null || a.To >= today).OrderBy(a => a.District).ThenBy(a => a.Kind).ThenBy(a => a.Name).ThenBy(a => a.From).ToListAsync(stop);
        return Screen.Of<ListDistrictAreasScreen>(new { Rows = areas.Select(a => new Row(a.Id, a.Kind == DistrictAreaKind.Town ? "町字" : "校区", a.Name, a.District, a.From, a.To)).ToList(), Today = today });
    }

    public sealed record Row(Guid Id, string Kind, string Name, string District, DateOnly From, DateOnly? To);
}
