using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>健診の会場日: those to come, the next first; or those that were.</summary>
public static class ListSessions
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/sessions", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var past = state == "past";
        var today = request.Today;
        var sessions = request.Db.Sessions.AsNoTracking().Where(s => past ? s.On < today : s.On >= today);
        var count = await sessions.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await (past ? sessions.OrderByDescending(s => s.On).ThenBy(s => s.Id) : sessions.OrderBy(s => s.On).ThenBy(s => s.Id)).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(request.Stop);
        var ids = shown.ConvertAll(s => (Guid?)s.Id);
        var waiting = await request.Db.ChildCheckups.Where(c => ids.Contains(c.Session) && c.Seat == Seat.Waiting).GroupBy(c => c.Session).Select(g => new { Session = g.Key, Count = g.Count() }).ToListAsync(request.Stop);
        return Screen.Of<ListSessionsScreen>(new
        {
            Rows = shown.Select(s => new Row($"/maternal-health/sessions/{s.Id}", s.On, CheckupWords.Of(s.Kind), $"{s.From:HH\\:mm}〜{s.Until:HH\\:mm}", s.Place, s.Taken, s.Capacity, waiting.Find(w => w.Session == s.Id)?.Count ?? 0)).ToList(),
            Past = past,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/sessions?state={(past ? "past" : "coming")}"),
        });
    }

    public sealed record Row(string Href, DateOnly On, string Kind, string Time, string Place, int Taken, int Capacity, int Waiting);
}
