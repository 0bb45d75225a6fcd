using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>発育の記録 (AY-37): curves, the same as a table, and what somebody might look at again.</summary>
public static class ShowGrowth
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/growth", Show).RequirePermission(MaternalHealthPermissions.See);
        WithdrawRecord.Map(desk, "/measurements/{id:guid}/withdraw", async (id, _, request) => await request.Db.Measurements.FirstOrDefaultAsync(m => m.Id == id, request.Stop) is { } taken
            ? new("身体計測", taken.On, taken.Stands, taken.WithdrawalReason, taken.Version, (e, _) => MarkRemeasure.Page(taken.Child, e, request), reason => taken.Withdraw(request.Today, reason, request.Staff.Id))
            : null);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindChild(id) is not { } child) return Results.NotFound();
        var measured = await request.Db.Measurements.AsNoTracking().Where(m => child.Ids.Contains(m.Child)).ToListAsync(request.Stop);
        var marks = await request.Db.RemeasureMarks.AsNoTracking().Where(m => child.Ids.Contains(m.Child)).OrderByDescending(m => m.MarkedOn).ToListAsync(request.Stop);
        var who = await request.View(child.Id);
        var workers = await request.WorkersOf(who);
        var rows = GrowthTable.Of(child, measured);
        return Screen.Of<ShowGrowthScreen>(new
        {
            Who = who,
            Path = $"/maternal-health/children/{id}/growth",
            Back = $"/families/people/{id}",
            Charts = new[] { Chart(Measure.Weight, "体重", "kg"), Chart(Measure.Height, "身長", "cm"), Chart(Measure.Head, "頭囲", "cm") }.OfType<GrowthChart>().ToList(),
            Placed = child.BornOn is not null && child.Sex is Sex.Male or Sex.Female,
            Rows = rows.Reverse().Select(r => Of(r, workers)).ToList(),
            Withdrawn = measured.Where(m => !m.Stands).OrderByDescending(m => m.On).Select(m => new Gone(m.On, Values(m), $"{JapaneseDate.Format(m.WithdrawnOn!.Value)}に取消し（{workers.Of(m.WithdrawnBy!.Value)}）：{m.WithdrawalReason}")).ToList(),
            Marks = marks.Select(m => new Mark(m.RemeasureOn, m.Reason, workers.Of(m.RecordedBy), m.Stands, $"/maternal-health/remeasure/{m.Id}/withdraw",
                measured.Where(t => t.Stands && (t.On > m.MarkedOn || (t.On == m.MarkedOn && t.RecordedAt > m.RecordedAt))).Min(t => (DateOnly?)t.On))).ToList(),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });

        GrowthChart? Chart(Measure measure, string title, string unit) => GrowthChart.Of(measure, title, unit, Percentiles.Of(measure, child.Sex),
            [.. rows.Where(r => r.Months is not null && r.ValueOf(measure) is not null).Select(r => (r.Months!.Value, r.ValueOf(measure)!.Value))],
            [.. rows.Where(r => r.CorrectedMonths is not null && r.ValueOf(measure) is not null).Select(r => (r.CorrectedMonths!.Value, r.ValueOf(measure)!.Value))]);
    }

    static Row Of(GrowthRow row, WorkerNames workers) => new(
        row.On, row.Age, row.Taken is { } taken ? RecordMeasurement.Places.NameOf($"{taken.Place}") : "出生", Text(row, Measure.Weight, "kg"),
        Text(row, Measure.Height, "cm") + (row.Taken?.Lying is { } lying ? lying ? "\n仰向け" : "\n立って" : ""), Text(row, Measure.Head, "cm"),
        row.Obesity is { } obesity ? $"{obesity.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)}%" : "", row.Notes, row.Taken is { } by ? workers.Of(by.RecordedBy) : "",
        row.Taken is { } own ? $"/maternal-health/measurements/{own.Id}/withdraw" : null);

    static string Text(GrowthRow row, Measure measure, string unit) => row.ValueOf(measure) is { } value ? $"{value.ToString("0.###", CultureInfo.InvariantCulture)}{unit}{(row.Words[measure] is { Length: > 0 } words ? $"\n{words}" : "")}" : "";

    static string Values(Measurement m) => string.Join("、", new[] { m.Weight is { } g ? $"体重{(g / 1000m).ToString("0.###", CultureInfo.InvariantCulture)}kg" : "", m.Height is { } h ? $"身長{(h / 10m).ToString("0.#", CultureInfo.InvariantCulture)}cm" : "", m.Head is { } c ? $"頭囲{(c / 10m).ToString("0.#", CultureInfo.InvariantCulture)}cm" : "" }.Where(t => t.Length > 0));

    /// <summary>One measuring in words.</summary>
    public sealed record Row(DateOnly On, string Age, string Place, string Weight, string Height, string Head, string Obesity, IReadOnlyList<string> Notes, string By, string? WithdrawHref);

    /// <summary>A measuring that was withdrawn.</summary>
    public sealed record Gone(DateOnly On, string Values, string Withdrawn);

    /// <summary>A day by which the child is measured again.</summary>
    /// <param name="By">The day.</param>
    /// <param name="Done">When the child was measured after it was set; null while not.</param>
    public sealed record Mark(DateOnly By, string Reason, string SetBy, bool Stands, string WithdrawHref, DateOnly? Done);
}
