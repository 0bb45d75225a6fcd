using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Vouchers;

/// <summary>受診券の回収: what is left when she moves out.</summary>
public static class CollectVouchers
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/vouchers/collect", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/vouchers/collect", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy || await Book(pregnancy, request) is not { } book) return Results.NotFound();
        return await Screen(pregnancy, book, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy || await Book(pregnancy, request) is not { } book) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var read = await Book(pregnancy, request);
            return () => read!.Collect(form.On.Day(), request.Recorded);
        }, (errors, status) => Screen(pregnancy, book, form, errors, status, request), $"/maternal-health/pregnancies/{id}/vouchers");
    }

    static Task<VoucherBook?> Book(Pregnancy pregnancy, DeskRequest request) => request.Db.VoucherBooks.AsSingleQuery().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, VoucherBook book, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<CollectVouchersScreen>(new { Page = await request.Page(pregnancy, errors, "vouchers", "受診券へ戻る"), Input = form, Left = book.Vouchers.Count(v => v.IsLeft) }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("回収日").NotAfter("回収日", clock.Today);
        }
    }
}
