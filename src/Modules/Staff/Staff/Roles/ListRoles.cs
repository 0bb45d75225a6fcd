using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Roles;

/// <summary>役割の一覧: what groups of staff may do, and how many hold each today.</summary>
public static class ListRoles
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/roles", Show).RequirePermission(StaffPermissions.ManageMembers);

    static async Task<IResult> Show([AsParameters] StaffRequest request)
    {
        var (db, today) = (request.Db, request.Today);
        var holders = (await db.Members.AsNoTracking().Where(m => m.Active).ToListAsync(request.Stop)).SelectMany(m => m.Roles.Where(r => r.HoldsOn(today))).CountBy(r => r.Role).ToDictionary();
        var roles = await db.Roles.AsNoTracking().ToListAsync(request.Stop);
        return Screen.Of<ListRolesScreen>(new { Rows = roles.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new Row(r.Code, r.Name, r.Permissions.Count, holders.GetValueOrDefault(r.Code))).ToList() });
    }

    public sealed record Row(string Code, string Name, int Permissions, int Holders);
}
