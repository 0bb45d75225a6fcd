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

/// <summary>受診券の使用: when and where, what the clinic told, and when the next check-up is, as the voucher says that comes back.</summary>
public static class UseVoucher
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/vouchers/use", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/vouchers/use", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy || await Book(pregnancy, request) is not { } book) return Results.NotFound();
        return await Screen(pregnancy, book, new Form { Number = book.Vouchers.OrderBy(v => v.Ordinal).FirstOrDefault(v => v.IsLeft)?.Number }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy || await Book(pregnancy, request) is not { } book) return Results.NotFound();
        return await request.Save(form, rules, Prepare, (errors, status) => Screen(pregnancy, book, form, errors, status, request), $"/maternal-health/pregnancies/{id}/vouchers");

        async Task<Action?> Prepare()
        {
            var read = await Book(pregnancy, request);
            return () =>
            {
                if (read!.Use(pregnancy, form.Number.Plain(), form.ToUse(), request.Recorded) is { } visit) request.Db.Add(visit);
            };
        }
    }

    static Task<VoucherBook?> Book(Pregnancy pregnancy, DeskRequest request) => request.Db.VoucherBooks.AsSingleQuery().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, VoucherBook book, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<UseVoucherScreen>(new
        {
            Page = await request.Page(pregnancy, errors, "vouchers", "受診券へ戻る"),
            Input = form,
            Numbers = book.Vouchers.OrderBy(v => v.Ordinal).Select(v => (v.Number, $"{v.Number} {VoucherWords.Kinds.NameOf($"{v.Kind}")}{(v.UsedOn is null ? "" : "（使用済み）")}")).ToList(),
        }, status);

    public sealed class Form
    {
        public string? Number { get; set; }

        public DateInput? On { get; set; }

        public string? Institution { get; set; }

        public string? Result { get; set; }

        public DateInput? NextOn { get; set; }

        internal VoucherUse ToUse() => new(On.Day(), Institution.Plain(), Result.Plain(), NextOn?.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Number).Must(n => n.Plain().Length > 0).WithMessage("使った受診券を選んでください。");
            RuleFor(x => x.On).Date("健診の日").NotAfter("健診の日", clock.Today);
            RuleFor(x => x.Institution).AtMost("医療機関", Longest.Line);
            RuleFor(x => x.Result).AtMost("結果", Longest.Text);
            RuleFor(x => x.NextOn).DateIfGiven("次の健診の予定日").NotAfter("次の健診の予定日", () => clock.Today().AddYears(1))
                .Must((form, next) => next?.Value is not { } day || form.On?.Value is not { } on || day > on).WithMessage("次の健診の予定日は、健診の日より後の日付にしてください。");
        }
    }
}
