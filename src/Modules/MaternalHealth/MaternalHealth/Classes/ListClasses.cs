using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Classes;

/// <summary>教室と集いの一覧: what is planned, with how many came and wait.</summary>
public static class ListClasses
{
    const int Most = 200;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/classes", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show([AsParameters] DeskRequest request)
    {
        var sessions = await request.Db.ClassSessions.AsNoTracking().AsSplitQuery().OrderByDescending(s => s.On).ThenBy(s => s.Id).Take(Most).ToListAsync(request.Stop);
        return Screen.Of<ListClassesScreen>(new
        {
            Rows = sessions.Select(s => (s, Seated: s.Seated)).Select(x => new Row($"/maternal-health/classes/{x.s.Id}", ClassSession.Kinds.NameOf(x.s.Kind), x.s.On, x.s.Hours, x.s.Place, x.s.Capacity,
                x.s.Standing.Where(a => x.Seated.Contains(a.Id)).Sum(a => a.Seats), x.s.Standing.Count(a => !x.Seated.Contains(a.Id)),
                x.s.Standing.Count(a => a.Came is ClassSession.Mother or ClassSession.Both), x.s.Standing.Count(a => a.Came is ClassSession.Partner or ClassSession.Both))).ToList(),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    /// <summary>One session.</summary>
    public sealed record Row(string Href, string Kind, DateOnly On, string Hours, string Place, int Capacity, int Taken, int Waiting, int Mothers, int Partners);
}
