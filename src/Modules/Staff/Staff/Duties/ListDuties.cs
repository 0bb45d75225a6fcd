using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Duties;

/// <summary>担当の一覧: who holds which duty now and from now on.</summary>
public static class ListDuties
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/duties", Show).RequirePermission(StaffPermissions.SeeMembers);

    static async Task<IResult> Show(StaffDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var rows = await (
            from duty in db.Duties.AsNoTracking()
            where duty.Duty != Duty.OnCall && (duty.To == null || duty.To >= today)
            join member in db.Members on duty.Holder equals member.Id
            orderby duty.Duty, duty.District, duty.From
            select new Row(duty.Id, member.Name, member.Active, duty.Duty, duty.District, duty.From, duty.To)).ToListAsync(stop);
        // One line for the roster, which has a row for every day.
        var onCall = await (
            from duty in db.Duties.AsNoTracking()
            where duty.Duty == Duty.OnCall && duty.From <= today && duty.To >= today
            join member in db.Members on duty.Holder equals member.Id
            orderby member.Id
            select member.Name).ToListAsync(stop);
        return Screen.Of<ListDutiesScreen>(new { Rows = rows, Today = today, OnCall = onCall, MayAssign = staff.Has(StaffPermissions.AssignDuties) });
    }

    public sealed record Row(Guid Id, string Holder, bool HolderActive, Duty Duty, string? District, DateOnly From, DateOnly? To);
}
