using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Transfers;

/// <summary>異動の一覧: the transfers that were decided, the latest day first.</summary>
public static class ListTransfers
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/transfers", Show).RequirePermission(StaffPermissions.AssignDuties);

    static async Task<IResult> Show([AsParameters] StaffRequest request)
    {
        var names = await request.Names();
        var transfers = await request.Db.Transfers.AsNoTracking().OrderByDescending(t => t.On).ThenByDescending(t => t.At).Select(t => new { t.Id, t.On, t.By, t.At, Lines = t.Lines.Count, Open = t.Lines.Count(l => l.Successor == null), Leavers = t.Leavers.Count }).ToListAsync(request.Stop);
        return Screen.Of<ListTransfersScreen>(new
        {
            Rows = transfers.Select(t => new Row(t.Id, t.On, t.Lines, t.Open, t.Leavers, names.GetValueOrDefault(t.By, ""), DateOnly.FromDateTime(request.Clock.ToLocal(t.At).DateTime))).ToList(),
        });
    }

    public sealed record Row(Guid Id, DateOnly On, int Duties, int Open, int Leavers, string By, DateOnly Decided);
}
