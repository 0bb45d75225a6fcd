using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>妊婦の一覧, by expected date of delivery.</summary>
public static class ListPregnancies
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? state, string? page, [AsParameters] DeskRequest request)
    {
        var all = state == "all";
        var pregnancies = request.Db.Pregnancies.AsNoTracking().Where(p => all || (p.EndedOn == null && p.WithdrawnOn == null));
        var count = await pregnancies.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await (all ? pregnancies.OrderByDescending(p => p.ExpectedDeliveryOn).ThenBy(p => p.Id) : pregnancies.OrderBy(p => p.ExpectedDeliveryOn).ThenBy(p => p.Id))
            .Skip((number - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(request.Stop);
        var people = await request.Db.InView([.. shown.Select(p => p.PersonId)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListPregnanciesScreen>(new
        {
            Rows = shown.Select(p => new Row($"/maternal-health/pregnancies/{p.Id}", people[p.PersonId], p.ExpectedDeliveryOn,
                !p.Stands ? "届出の取消し" : p.IsOpen ? p.WeekOrDelay(request.Today) : PregnancyWords.Outcomes.NameOf($"{p.Outcome}"), p.NotifiedOn, p.FetusCount,
                p.Interview is { } i ? i.Declined ? "断られた" : "済み" : "まだ", PregnancyWords.Directions.NameOf($"{p.LastTriage?.Direction}"), p.EightMonthInterview is { } e ? e.Declined ? "断られた" : "済み" : "まだ")).ToList(),
            All = all,
            MayRegister = request.Staff.Has(MaternalHealthPermissions.RegisterNotifications) && !request.HealthSystem.KeptElsewhere(HealthKind.Notification),
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/pregnancies?state={(all ? "all" : "open")}"),
        });
    }

    public sealed record Row(string Href, PersonInView Who, DateOnly Expected, string State, DateOnly NotifiedOn, int FetusCount, string Interview, string Triage, string EightMonth);
}
