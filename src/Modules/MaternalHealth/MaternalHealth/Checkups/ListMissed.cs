using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>健診未受診の一覧: whose child nobody has seen yet, the longest first.</summary>
public static class ListMissed
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/missed-checkups", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? page, [AsParameters] DeskRequest request)
    {
        var missed = request.Db.ChildCheckups.AsNoTracking().Where(c => c.Miss != null && !c.Results.Any(r => r.WithdrawnOn == null)
            && !c.Endings.Any(e => e.Miss == c.Miss && e.WithdrawnOn == null && e.Kind != MissEndingKind.Unlocated));
        var count = await missed.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await missed.OrderBy(c => c.MissedOn).ThenBy(c => c.Id).Skip((number - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(request.Stop);
        var people = await request.Db.InView(shown.ConvertAll(c => c.Child), request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListMissedScreen>(new
        {
            Rows = shown.ConvertAll(c => new Row($"/maternal-health/missed-checkups/{c.Miss}", people[c.Child], CheckupWords.Of(c.Kind), c.MissedOn!.Value, request.Today.DayNumber - c.MissedOn.Value.DayNumber, DoneOf(c))),
            Paging = Paging.Of(number, count, PageSize, "/maternal-health/missed-checkups?"),
        });
    }

    static string DoneOf(ChildCheckup c)
    {
        var ways = c.Tries.Where(t => t.Stands && t.Miss == c.Miss).OrderBy(t => t.On).Select(t => CheckupWords.Ways.NameOf($"{t.Way}")).Distinct().ToList();
        if (c.Endings.Exists(e => e.Stands && e.Miss == c.Miss && e.Kind is MissEndingKind.Unlocated)) ways.Add("居所が分からない");
        return ways.Count == 0 ? "まだ" : string.Join('、', ways);
    }

    public sealed record Row(string Href, PersonInView Who, string Kind, DateOnly On, int Days, string Done);
}
