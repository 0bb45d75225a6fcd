using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Vouchers;

/// <summary>受診券の状況: what was used, what is left, and what is asked back.</summary>
public static class ShowVouchers
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies/{id:guid}/vouchers", Show).RequirePermission(MaternalHealthPermissions.HandleRights);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var book = await request.Db.VoucherBooks.AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);
        var asked = await request.Db.Reimbursements.AsNoTracking().Where(r => r.Pregnancy == pregnancy.Id).OrderByDescending(r => r.AppliedOn).ThenBy(r => r.Id).ToListAsync(request.Stop);
        var paid = await request.Db.Payments.AsNoTracking().Where(p => p.Pregnancy == pregnancy.Id && p.Kind == Benefits.PaymentKind.Reimbursement).ToDictionaryAsync(p => p.Subject, p => p.PaidOn, request.Stop);
        var ended = pregnancy.EndedOn is not null;
        return Screen.Of<ShowVouchersScreen>(new
        {
            Who = await request.View(pregnancy.PersonId),
            Above = request.Above(pregnancy),
            Path = $"/maternal-health/pregnancies/{id}/vouchers",
            IssuedOn = book?.IssuedOn,
            book?.CollectedOn,
            Ended = ended,
            Left = VoucherWords.Kinds.Select(k => (k.Text, book?.Left(Enum.Parse<VoucherKind>(k.Value), ended) ?? 0)).ToList(),
            Rows = book?.Vouchers.OrderBy(v => v.Ordinal).Select(v => new Row(v.Number, VoucherWords.Kinds.NameOf($"{v.Kind}"), v.UsedOn, v.Institution, v.Result, v.NextOn, v.CollectedOn)).ToList() ?? [],
            Asked = asked.Select(r => new Claim($"/maternal-health/pregnancies/{id}/reimbursements/{r.Id}", r.AppliedOn, r.VisitedOn, r.Institution, r.Asked.Yen(), r.DecidedOn, r.Granted?.Yen() ?? "", paid.GetValueOrDefault(r.Id))).ToList(),
        });
    }

    /// <summary>One voucher.</summary>
    public sealed record Row(string Number, string Kind, DateOnly? UsedOn, string Institution, string Result, DateOnly? NextOn, DateOnly? CollectedOn);

    /// <summary>One application for 償還払い.</summary>
    public sealed record Claim(string Href, DateOnly AppliedOn, DateOnly VisitedOn, string Institution, string Amount, DateOnly? DecidedOn, string Granted, DateOnly? PaidOn);
}
