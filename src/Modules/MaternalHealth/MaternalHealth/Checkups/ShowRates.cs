using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>
/// 健診の受診率 (R6-8): of the children living here whose time for a check-up began within a fiscal year, how many were examined. Each number opens its children,
/// who are counted from the same rows.
/// </summary>
public static class ShowRates
{
    const int PageSize = 50;
    const int YearsBack = 10;

    /// <summary>What is counted of the children of one kind of check-up.</summary>
    static readonly IReadOnlyList<(string Value, string Text)> Counts = [("target", "対象"), ("examined", "受診"), ("missing", "受けていない"), ("referred", "精密健診に紹介"), ("detailed", "精密健診を受診")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/checkup-rates", Show).RequirePermission(MaternalHealthPermissions.See);
        desk.MapGet("/checkup-rates/children", ShowChildren).RequirePermission(MaternalHealthPermissions.See);
    }

    static async Task<IResult> Show(string? year, string? district, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        var fiscal = YearOf(year, request.Today);
        List<Row> rows = [];
        foreach (var plan in CheckupPlan.All(settings))
        {
            var targets = await Of(plan, fiscal, district, request);
            int Count(string what) => targets.Count(t => Belongs(t, what, settings));
            string Href(string what) => $"/maternal-health/checkup-rates/children?year={fiscal.Year}&kind={plan.Kind}&count={what}&district={Uri.EscapeDataString(district ?? "")}";
            rows.Add(new(plan.Name, plan.Basis, [.. Counts.Select(c => (Count(c.Value), Href(c.Value)))], targets.Count == 0 ? "―" : $"{100m * Count("examined") / targets.Count:0.0}%"));
        }
        var now = FiscalYear.Of(request.Today).Year;
        return Screen.Of<ShowRatesScreen>(new
        {
            Rows = rows,
            Year = $"{fiscal.Year}",
            Years = Enumerable.Range(0, YearsBack).Select(back => (Value: $"{now - back}", Text: new FiscalYear(now - back).Name)).ToList(),
            Districts = await request.Db.Directory.Where(p => p.District != null).Select(p => p.District!).Distinct().Order().ToListAsync(request.Stop),
            District = district ?? "",
            Elsewhere = settings.CountsCheckupsElsewhere,
        });
    }

    static async Task<IResult> ShowChildren(string? year, string? kind, string? count, string? district, string? page, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        if (CheckupPlan.All(settings).FirstOrDefault(p => $"{p.Kind}" == kind) is not { } plan || !Counts.Knows(count)) return Results.NotFound();
        var fiscal = YearOf(year, request.Today);
        var children = (await Of(plan, fiscal, district, request)).FindAll(t => Belongs(t, count!, settings));
        var number = Paging.Clamp(page, children.Count, PageSize);
        var shown = children.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var people = await request.Db.InView(shown.ConvertAll(t => t.Id), request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListRateChildrenScreen>(new
        {
            Heading = $"{fiscal.Name} {plan.Name}：{Counts.NameOf(count)}",
            Back = $"/maternal-health/checkup-rates?year={fiscal.Year}&district={Uri.EscapeDataString(district ?? "")}",
            Rows = shown.ConvertAll(t => new Child($"/maternal-health/children/{t.Id}", people[t.Id], t.Window.First, t.Window.Last, t.Checkup?.Result is { } r ? $"{JapaneseDate.Format(r.On)} {CheckupWords.Results.NameOf($"{r.Result}")}" : "まだ")),
            Paging = Paging.Of(number, children.Count, PageSize, $"/maternal-health/checkup-rates/children?year={fiscal.Year}&kind={plan.Kind}&count={count}&district={Uri.EscapeDataString(district ?? "")}"),
        });
    }

    static async Task<List<Target>> Of(CheckupPlan plan, FiscalYear year, string? district, DeskRequest request)
    {
        var targets = await request.Db.Targets(plan, year.FirstDay, year.LastDay, w => year.FirstDay <= w.First && w.First <= year.LastDay, request.Today, request.Stop);
        if (string.IsNullOrEmpty(district)) return targets;
        // A sealed child has no district that could be told, and counts in the whole only.
        var (from, to) = plan.BornAround(year.FirstDay, year.LastDay);
        var living = await request.Db.Directory.Where(p => p.BirthDate >= from && p.BirthDate <= to && p.District == district && !p.Sealed).Select(p => p.Id).ToHashSetAsync(request.Stop);
        return targets.FindAll(t => living.Contains(t.Id));
    }

    static bool Belongs(Target target, string count, MaternalHealthSettings settings)
    {
        var result = target.Checkup?.Result;
        var examined = result is not null && (settings.CountsCheckupsElsewhere || result.Source is CheckupSource.Session);
        return count switch
        {
            "examined" => examined,
            "missing" => !examined,
            "referred" => result?.Referral is not null,
            "detailed" => result?.ExamOn is not null,
            _ => true,
        };
    }

    static FiscalYear YearOf(string? typed, DateOnly today) => typed.Number() is { } year and >= 2000 and <= 2100 ? new(year) : FiscalYear.Of(today);

    public sealed record Row(string Kind, string Basis, IReadOnlyList<(int Count, string Href)> Numbers, string Rate);

    public sealed record Child(string Href, PersonInView Who, DateOnly First, DateOnly Last, string Result);
}
