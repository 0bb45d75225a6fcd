using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>支援給付の記録 of one pregnancy: what was certified, claimed and paid, and until when the rest may be claimed.</summary>
public static class ShowBenefit
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies/{id:guid}/benefit", Show).RequirePermission(MaternalHealthPermissions.HandleRights);

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var benefit = await request.Db.Benefits.AsNoTracking().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);
        var payments = await request.Db.Payments.AsNoTracking().Where(p => p.Subject == id).ToListAsync(request.Stop);
        var former = await request.Db.FormerGifts.AsNoTracking().Where(g => g.Pregnancy == pregnancy.Id).OrderBy(g => g.PaidOn).ToListAsync(request.Stop);
        var from = Benefit.ClaimableFrom(pregnancy.ExpectedDeliveryOn, pregnancy.EndedOn, settings);
        return Screen.Of<ShowBenefitScreen>(new
        {
            Who = await request.View(pregnancy.PersonId),
            Above = request.Above(pregnancy),
            Path = $"/maternal-health/pregnancies/{id}",
            Certified = benefit is not null,
            Claimed = benefit?.ClaimedOn is not null,
            Facts = FactsOf(pregnancy, benefit, from, settings),
            Payments = payments.OrderBy(p => p.Kind).Select(p => new Row(BenefitWords.Kinds.NameOf($"{p.Kind}"), p.Amount.Yen(), p.DecidedOn, p.PaidOn))
                .Concat(former.Select(g => new Row($"旧制度 {RecordFormerGift.Kinds.NameOf(g.Kind)}", g.Amount.Yen(), g.PaidOn, g.PaidOn))).ToList(),
        });
    }

    static List<(string Label, string Text)> FactsOf(Pregnancy pregnancy, Benefit? benefit, DateOnly from, MaternalHealthSettings settings) =>
    [
        ("妊娠届の胎児数", $"{pregnancy.FetusCount}人"),
        ("胎児心拍を確認した日", Day(benefit?.HeartbeatOn)),
        ("認定日", Day(benefit?.CertifiedOn)),
        ("2回目を届け出られる期間", $"{JapaneseDate.FormatLong(from)}から{JapaneseDate.FormatLong(from.AddYears(settings.BenefitYears))}まで"),
        ("2回目の届出", benefit?.ClaimedOn is { } on ? $"{JapaneseDate.FormatLong(on)}（胎児{benefit.FetusCount}人{(benefit.CountReason.Length > 0 ? $"、{benefit.CountReason}" : "")}）" : benefit?.DeclinedOn is { } declined ? $"{JapaneseDate.FormatLong(declined)}に辞退（{benefit.DeclineReason}）" : ""),
        ("ほかの市町村の支給", benefit is null || benefit.FirstElsewhere + benefit.SecondElsewhere == 0 ? "なし" : $"{(benefit.FirstElsewhere + benefit.SecondElsewhere).Yen()}（{benefit.Elsewhere}）"),
    ];

    static string Day(DateOnly? day) => day is { } known ? JapaneseDate.FormatLong(known) : "";

    /// <summary>One payment.</summary>
    public sealed record Row(string Kind, string Amount, DateOnly DecidedOn, DateOnly? PaidOn);
}
