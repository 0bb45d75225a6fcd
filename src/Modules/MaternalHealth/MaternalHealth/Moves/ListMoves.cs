using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>転出・転入の一覧: who waits to be handed over or asked about, the longest known first.</summary>
public static class ListMoves
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/moves", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var open = state != "all";
        var moves = request.Db.Moves.AsNoTracking().Where(m => !open || !m.Closed);
        var count = await moves.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await moves.AsSplitQuery().OrderBy(m => m.Closed).ThenBy(m => m.KnownOn).ThenBy(m => m.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(request.Stop);
        var people = await request.Db.InView([.. shown.Select(m => m.Person)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListMovesScreen>(new
        {
            Rows = shown.Select(m => new Row($"/maternal-health/moves/{m.Id}", people[m.Person].Name, people[m.Person].Age, MoveWords.Of(m.Direction), m.KnownOn, m.MovesOn, m.State(named: !people[m.Person].Sealed))).ToList(),
            Open = open,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/moves?state={(open ? "open" : "all")}"),
        });
    }

    /// <summary>One move.</summary>
    public sealed record Row(string Href, string Name, string Age, string Kind, DateOnly KnownOn, DateOnly? MovesOn, string State);
}
