using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>連絡票の一覧: what waits for a reply, the longest overdue first.</summary>
public static class ListLiaison
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/liaison", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var (waiting, today) = (state != "all", request.Today);
        var slips = request.Db.LiaisonSlips.AsNoTracking().Where(s => !waiting || s.RepliedOn == null);
        var count = await slips.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await slips.OrderBy(s => s.ReplyDueOn).ThenBy(s => s.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(request.Stop);
        var clinics = await request.Db.Clinics.ToDictionaryAsync(c => c.Id, c => c.Name, request.Stop);
        var people = await request.Db.InView([.. shown.Select(s => s.Person)], today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListLiaisonScreen>(new
        {
            Rows = shown.Select(s => new Row($"/maternal-health/liaison/{s.Id}", $"/maternal-health/pregnancies/{s.Pregnancy}", people[s.Person].Name, clinics.GetValueOrDefault(s.Clinic, ""), s.SentOn, s.ReplyDueOn, s.RepliedOn, s.RepliedOn is null && s.ReplyDueOn < today)).ToList(),
            Waiting = waiting,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/liaison?state={(waiting ? "waiting" : "all")}"),
        });
    }

    /// <summary>One slip.</summary>
    public sealed record Row(string Href, string PregnancyHref, string Name, string Clinic, DateOnly SentOn, DateOnly ReplyDueOn, DateOnly? RepliedOn, bool Overdue);
}
