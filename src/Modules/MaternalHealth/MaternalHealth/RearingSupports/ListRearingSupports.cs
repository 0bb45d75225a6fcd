using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.RearingSupports;

/// <summary>養育支援訪問の一覧.</summary>
public static class ListRearingSupports
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/rearing-supports", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var open = state != "all";
        var supports = request.Db.RearingSupports.AsNoTracking().Where(s => !open || !s.Ended);
        var count = await supports.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await supports.AsSplitQuery().OrderBy(s => s.Ended).ThenBy(s => s.DecidedOn).ThenBy(s => s.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(request.Stop);
        var people = await request.Db.InView([.. shown.Select(s => s.Person)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListRearingSupportsScreen>(new
        {
            Rows = shown.Select(s => new Row($"/maternal-health/rearing-supports/{s.Id}", people[s.Person].Name, people[s.Person].Age, RearingSupport.Contents.NameOf(s.Content), s.DecidedOn, $"{s.Visits}／{s.Times}回",
                s.Ended ? null : s.NextReviewOn, !s.Ended && s.NextReviewOn < request.Today)).ToList(),
            Open = open,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/rearing-supports?state={(open ? "open" : "all")}"),
        });
    }

    /// <summary>One support.</summary>
    public sealed record Row(string Href, string Name, string Age, string Content, DateOnly DecidedOn, string Visits, DateOnly? ReviewOn, bool Overdue);
}
