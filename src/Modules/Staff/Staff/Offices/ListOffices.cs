using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Offices;

/// <summary>組織の一覧: offices by organ, the closed ones too, with how many belong to each today.</summary>
public static class ListOffices
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/offices", Show).RequirePermission(StaffPermissions.SeeMembers);

    static async Task<IResult> Show([AsParameters] StaffRequest request)
    {
        var (db, today) = (request.Db, request.Today);
        var posted = (await db.Postings.AsNoTracking().Where(p => p.From <= today && (p.To == null || p.To >= today)).Select(p => p.Office).ToListAsync(request.Stop)).CountBy(o => o).ToDictionary();
        var offices = await db.Offices.AsNoTracking().OrderBy(o => o.From).ThenBy(o => o.Name).ToListAsync(request.Stop);
        return Screen.Of<ListOfficesScreen>(new
        {
            Rows = offices.OrderBy(o => o.Organ).Select(o => new Row(o.Id, o.Name, Office.Organs.NameOf($"{o.Organ}"), Office.Kinds.NameOf($"{o.Kind}"), o.From, o.To, posted.GetValueOrDefault(o.Id))).ToList(),
            Today = today,
            MayManage = request.Staff.Has(StaffPermissions.ManageMembers),
        });
    }

    public sealed record Row(Guid Id, string Name, string Organ, string Kind, DateOnly From, DateOnly? To, int Posted);
}
