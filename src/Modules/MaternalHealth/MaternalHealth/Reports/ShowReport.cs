using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Reports;

/// <summary>年度の集計 (statistics.md D2), counted from the records: each number opens its cases, and what was reported stays as it was.</summary>
public static class ShowReport
{
    const int Shown = 6;
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/reports", Show).RequirePermission(MaternalHealthPermissions.See);
        desk.MapGet("/reports/{year:int}/{figure}", ShowCases).RequirePermission(MaternalHealthPermissions.See);
        desk.MapPost("/reports/{year:int}/freeze", Freeze).RequirePermission(MaternalHealthPermissions.Report);
    }

    static async Task<IResult> Show(string? year, string? district, [AsParameters] DeskRequest request)
    {
        var (db, stop) = (request.Db, request.Stop);
        var current = FiscalYear.Of(request.Today);
        var asked = year.Number() is { } typed && IsYear(typed) ? new FiscalYear(typed) : current;
        var chosen = string.IsNullOrEmpty(district) ? null : district;
        List<(Figure Figure, int Count)> counted = [];
        foreach (var figure in Figures.All) counted.Add((figure, await figure.Count(db, asked, chosen, stop)));
        var frozen = await db.FrozenReports.AsNoTracking().Where(r => r.Year == asked.Year).OrderByDescending(r => r.FrozenAt).FirstOrDefaultAsync(stop);
        var districts = await db.Directory.Where(p => p.District != null).Select(p => p.District!).Distinct().OrderBy(d => d).ToListAsync(stop);
        return Screen.Of<ShowReportScreen>(new
        {
            Year = asked,
            Years = Enumerable.Range(0, Shown).Select(n => new FiscalYear(current.Year - n)).ToList(),
            District = chosen,
            Districts = districts,
            Tables = counted.GroupBy(c => c.Figure.Table).Select(t => new Table(t.Key, [.. t.Select(c => new Row(
                c.Figure.Label, c.Count, Address(asked, c.Figure, chosen), chosen is null ? frozen?.Figures.Find(f => f.Code == c.Figure.Code)?.Count : null))])).ToList(),
            Interviewed = Share("interview-held", "notified"),
            Visited = Share("infant-visited", "born"),
            FrozenAt = frozen is null ? (DateTimeOffset?)null : request.Clock.ToLocal(frozen.FrozenAt),
            FrozenBy = frozen is null ? null : await db.StaffDirectory.Where(s => s.Id == frozen.FrozenBy).Select(s => s.Name).FirstOrDefaultAsync(stop),
            Press = Ids.New(),
            MayFreeze = request.Staff.Has(MaternalHealthPermissions.Report) && chosen is null,
        });

        decimal? Share(string part, string whole) => Of(whole) is > 0 and var all ? decimal.Round(100m * Of(part) / all, 1) : null;

        int Of(string code) => counted.Find(c => c.Figure.Code == code).Count;
    }

    static async Task<IResult> ShowCases(int year, string figure, string? district, string? page, [AsParameters] DeskRequest request)
    {
        if (!IsYear(year) || Figures.All.FirstOrDefault(f => f.Code == figure) is not { } asked) return Results.NotFound();
        var chosen = string.IsNullOrEmpty(district) ? null : district;
        var cases = await asked.Cases(request.Db, new FiscalYear(year), chosen).OrderBy(c => c.On).ToListAsync(request.Stop);
        // Counted as people, each stands once, with the first time.
        if (asked.Measure is Measure.People) cases = [.. cases.DistinctBy(c => c.Person)];
        var number = Paging.Clamp(page, cases.Count, PageSize);
        var shown = cases.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var people = await request.Db.InView([.. shown.Select(c => c.Person)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ShowReportCasesScreen>(new
        {
            Title = $"{new FiscalYear(year)} {asked.Table}：{asked.Label}",
            Back = string.Create(CultureInfo.InvariantCulture, $"/maternal-health/reports?year={year}{(chosen is null ? "" : $"&district={Uri.EscapeDataString(chosen)}")}"),
            Rows = shown.Select(c => new Case(c.Pregnancy is { } pregnancy ? $"/maternal-health/pregnancies/{pregnancy}" : $"/maternal-health/infants/{c.Person}", people[c.Person], c.On)).ToList(),
            cases.Count,
            Paging = Paging.Of(number, cases.Count, PageSize, Address(new FiscalYear(year), asked, chosen) + (chosen is null ? "?" : "")),
        });
    }

    static async Task<IResult> Freeze(int year, string? press, [AsParameters] DeskRequest request)
    {
        if (!IsYear(year) || !Guid.TryParse(press, out var id)) return Results.NotFound();
        List<(string, int)> counted = [];
        foreach (var figure in Figures.All) counted.Add((figure.Code, await figure.Count(request.Db, new FiscalYear(year), null, request.Stop)));
        // The second press of one button is refused as a duplicate, and that was asked for.
        await request.Try(() => request.Db.Add(FrozenReport.Of(id, year, counted, request.Recorded)));
        return Screen.SeeOther($"/maternal-health/reports?year={year}");
    }

    static bool IsYear(int year) => year is > 1900 and < 3000;

    static string Address(FiscalYear year, Figure figure, string? district) =>
        string.Create(CultureInfo.InvariantCulture, $"/maternal-health/reports/{year.Year}/{figure.Code}{(district is null ? "" : QueryString.Create("district", district))}");

    /// <summary>One table of the report.</summary>
    public sealed record Table(string Name, IReadOnlyList<Row> Rows);

    /// <summary>One figure, with the list behind it and what was reported.</summary>
    public sealed record Row(string Label, int Count, string Href, int? Frozen);

    /// <summary>One case behind a figure.</summary>
    public sealed record Case(string Href, PersonInView Who, DateOnly On);
}
