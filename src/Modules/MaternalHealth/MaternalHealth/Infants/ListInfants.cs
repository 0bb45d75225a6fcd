using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>乳児の一覧, the youngest first.</summary>
public static class ListInfants
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/infants", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var waiting = state != "all";
        // Waiting: nobody of ours has seen the child at home yet.
        var infants = request.Db.Infants.AsNoTracking().Where(i => !waiting || !i.InfantVisits.Any(v => v.ChildSeen && v.WithdrawnOn == null));
        var count = await infants.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await infants.OrderByDescending(i => i.BornOn).ThenBy(i => i.Id).Skip((number - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(request.Stop);
        var people = await request.Db.InView([.. shown.SelectMany(i => new[] { i.Id, i.Mother })], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListInfantsScreen>(new
        {
            Rows = shown.Select(i => new Row($"/maternal-health/infants/{i.Id}", people[i.Id], people[i.Mother].Name, i.BornOn, i.BirthWeight, i.InHospital ? "入院中" : "在宅",
                InfantWords.NewbornVisits.NameOf($"{i.NewbornVisit?.Kind}"), i.VisitThatSawTheChild?.On)).ToList(),
            Waiting = waiting,
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/infants?state={(waiting ? "waiting" : "all")}"),
        });
    }

    public sealed record Row(string Href, PersonInView Who, string Mother, DateOnly BornOn, int? BirthWeight, string Place, string NewbornVisit, DateOnly? SeenOn);
}
