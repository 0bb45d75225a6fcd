using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Gifts;

/// <summary>絵本の配布 (AS-55): who receives one, who brings it, and whether a nurse goes there anyway, so that nobody goes twice.</summary>
public static class ListGifts
{
    const int UsualMonths = 6;
    const int InfantVisitMonths = 4;
    const int MostYears = 1;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/gifts", Show).RequirePermission(MaternalHealthPermissions.See);

    /// <summary>The period that was asked for; the last half year where it cannot be read, and never more than a year.</summary>
    internal static (DateOnly From, DateOnly To) Period(string? from, string? to, DateOnly today)
    {
        var last = DateInput.Parse(to ?? "", null).Value ?? today;
        var first = DateInput.Parse(from ?? "", null).Value ?? (last > DateOnly.MinValue.AddYears(MostYears) ? last.AddMonths(-UsualMonths) : last);
        return (last > DateOnly.MinValue.AddYears(MostYears) && first < last.AddYears(-MostYears) ? last.AddYears(-MostYears) : first, last);
    }

    static async Task<IResult> Show(string? from, string? to, IContactGate gate, [AsParameters] DeskRequest request)
    {
        var (first, last) = Period(from, to, request.Today);
        var receivers = await request.Receivers(gate, first, last, request.Stop);
        request.Reading.Shows(receivers.SelectMany(r => new[] { r.Infant.Id, r.Infant.Mother }));
        return Screen.Of<ListGiftsScreen>(new
        {
            Rows = receivers.Select(r => new Row($"/maternal-health/gifts/{r.Infant.Id}", r.Child.Name, r.Infant.BornOn, r.Mother.Name, r.Sealed ? "表示しません" : r.Child.District ?? "未登録",
                VisitOf(r.Infant), r.Sealed ? "職員が届ける" : BookGift.Consents.NameOf(r.Gift?.Consent), r.Gift?.Bringer ?? "", r.Gift?.DeliveredOn, StateOf(r.Gift))).ToList(),
            From = $"{DateInput.Of(first)}",
            To = $"{DateInput.Of(last)}",
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    /// <summary>The visit that is still owed: whoever goes there can bring the book.</summary>
    static string VisitOf(Infant infant) => infant.InHospital ? "入院中"
        : infant.VisitThatSawTheChild is { } seen ? $"全戸訪問 {JapaneseDate.FormatShort(seen.On)}に済み"
        : $"{(infant.NewbornVisit is null ? "新生児訪問・" : "")}全戸訪問の予定（{JapaneseDate.FormatShort(Age.MonthReachedAtEndOf(infant.BornOn, InfantVisitMonths))}まで）";

    static string StateOf(BookGift? gift) => gift?.Last is not { } last ? "まだ" : $"{BookGift.Results.NameOf(last.Result)}{(last.NextOn is { } next ? $"、次は{JapaneseDate.FormatShort(next)}" : "")}";

    /// <summary>One child.</summary>
    public sealed record Row(string Href, string Name, DateOnly BornOn, string Mother, string District, string Visit, string Consent, string Bringer, DateOnly? DeliveredOn, string State);
}
