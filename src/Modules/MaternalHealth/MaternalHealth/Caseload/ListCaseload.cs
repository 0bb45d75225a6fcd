using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Caseload;

/// <summary>
/// 地区の家庭 (AS-14): the women of a district from the notification to a year after the birth, with the direction somebody decided, the plan made with them and
/// who was written to last. Whoever hides is found under no district, and under the choice that names none.
/// </summary>
public static class ListCaseload
{
    const int PageSize = 50;
    const int MonthsAfterTheEnd = 12;
    const string Withheld = "withheld";

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/caseload", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(string? district, string? state, string? page, [AsParameters] DeskRequest request)
    {
        var (db, since, helped) = (request.Db, request.Today.AddMonths(-MonthsAfterTheEnd), state == "helped");
        var districts = await db.Directory.Where(p => p.District != null && !p.Sealed).Select(p => p.District!).Distinct().OrderBy(d => d).ToListAsync(request.Stop);
        var chosen = district == Withheld || districts.Contains(district ?? "", StringComparer.Ordinal) ? district! : "";
        var current = db.Pregnancies.AsNoTracking().Where(p => p.WithdrawnOn == null && (p.EndedOn == null || p.EndedOn >= since));
        if (chosen == Withheld) current = current.Where(p => db.Directory.Any(d => d.Id == p.PersonId && d.Sealed));
        else if (chosen.Length > 0) current = current.Where(p => db.Directory.Any(d => d.Id == p.PersonId && d.District == chosen && !d.Sealed));
        if (helped) current = current.Where(p => p.Triages.Any(t => t.WithdrawnOn == null && t.Direction != TriageDirection.Ordinary) || db.Infants.Any(i => i.Pregnancy == p.Id && db.RearingSupports.Any(s => s.Person == i.Id && !s.Ended)));

        var count = await current.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await current.OrderBy(p => p.ExpectedDeliveryOn).ThenBy(p => p.Id).Skip((number - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(request.Stop);
        var ids = shown.ConvertAll(p => p.Id);
        var plans = (await db.SelfCarePlans.Where(p => ids.Contains(p.Pregnancy)).GroupBy(p => p.Pregnancy).Select(g => new { g.Key, On = g.Max(p => p.MadeOn) }).ToListAsync(request.Stop)).ToDictionary(p => p.Key, p => p.On);
        var slips = (await db.LiaisonSlips.Where(s => ids.Contains(s.Pregnancy)).GroupBy(s => s.Pregnancy).Select(g => new { g.Key, On = g.Max(s => s.SentOn) }).ToListAsync(request.Stop)).ToDictionary(s => s.Key, s => s.On);
        var people = await db.InView(shown.ConvertAll(p => p.PersonId), request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListCaseloadScreen>(new
        {
            Rows = shown.ConvertAll(p => new Row(
                $"/maternal-health/pregnancies/{p.Id}", people[p.PersonId].Name, people[p.PersonId].Age,
                p.EndedOn is { } end ? $"{PregnancyWords.Outcomes.NameOf($"{p.Outcome}")}から{Age.AgeInMonths(end, request.Today)}か月" : p.WeekOrDelay(request.Today),
                PregnancyWords.Directions.NameOf($"{p.LastTriage?.Direction}"), plans.TryGetValue(p.Id, out var plan) ? plan : null, slips.TryGetValue(p.Id, out var slip) ? slip : null)),
            Districts = districts,
            District = chosen,
            Helped = helped,
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/caseload?district={Uri.EscapeDataString(chosen)}&state={(helped ? "helped" : "all")}"),
        });
    }

    /// <summary>One woman.</summary>
    public sealed record Row(string Href, string Name, string Age, string Stage, string Direction, DateOnly? PlanOn, DateOnly? LiaisonOn);
}
