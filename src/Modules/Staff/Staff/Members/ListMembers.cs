using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Members;

/// <summary>職員の一覧.</summary>
public static class ListMembers
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/members", Show).RequirePermission(StaffPermissions.SeeMembers);

    static async Task<IResult> Show(StaffDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var roles = await RoleChoice.Names(db, stop);
        var members = await db.Members.AsNoTracking().OrderBy(m => m.Id).Select(m => new { m.Id, m.Name, m.Profession, m.Active, m.Roles }).ToListAsync(stop);
        var offices = await db.OfficesOn(clock.Today(), stop);
        return Screen.Of<ListMembersScreen>(new
        {
            Rows = members.Select(m => new Row(m.Id, m.Name, Professions.NameOf(m.Profession), RoleChoice.Says(m.Roles, roles), m.Active, offices.GetValueOrDefault(m.Id, ""))).ToList(),
            MayManage = staff.Has(StaffPermissions.ManageMembers),
            MaySeePresence = staff.Has(StaffPermissions.OwnPresence),
        });
    }

    public sealed record Row(StaffId Id, string Name, string Profession, string Roles, bool Active, string Offices);
}
