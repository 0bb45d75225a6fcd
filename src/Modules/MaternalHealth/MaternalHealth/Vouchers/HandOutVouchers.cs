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

/// <summary>受診券の交付 (AY-18): one range of numbers for all kinds, as they are torn off the booklet.</summary>
public static class HandOutVouchers
{
    const int Most = 40;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/vouchers/new", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/vouchers/new", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await Screen(pregnancy, new Form
        {
            IssuedOn = DateInput.Of(request.Today), Antenatal = $"{settings.AntenatalVouchers}", Multiple = $"{(pregnancy.FetusCount - 1) * settings.MultipleVouchers}", Postpartum = $"{settings.PostpartumVouchers}",
        }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await request.Save(form, rules, Prepare, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/vouchers");

        async Task<Action?> Prepare()
        {
            var facts = form.ToFacts();
            if (await request.Db.VoucherBooks.AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop) is { } book)
                return book.IsHandedOutAs(facts) ? null : throw new RefusalException($"この妊娠の受診券は{JapaneseDate.Format(book.IssuedOn)}に交付されています。");
            var numbers = facts.Numbers;
            var reason = form.NumberReason.Plain();
            if (reason.Length == 0 && await request.Db.VoucherBooks.AnyAsync(b => b.Vouchers.Any(v => numbers.Contains(v.Number)), request.Stop))
                throw new RefusalException("この範囲の番号は、別の方に交付した受診券と重なっています。番号を確かめ、まちがいなければ「番号が重なる理由」を入力してください。");
            return () => request.Db.Add(VoucherBook.HandOut(pregnancy, facts, reason, request.Recorded));
        }
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<HandOutVouchersScreen>(new { Page = await request.Page(pregnancy, errors, "vouchers", "受診券へ戻る"), Input = form, Fetuses = pregnancy.FetusCount }, status);

    public sealed class Form
    {
        public DateInput? IssuedOn { get; set; }

        public string? FirstNumber { get; set; }

        public string? Antenatal { get; set; }

        public string? Multiple { get; set; }

        public string? Postpartum { get; set; }

        public string? NumberReason { get; set; }

        internal VoucherFacts ToFacts() => new(IssuedOn.Day(), FirstNumber.Plain(), Antenatal.Number()!.Value, Multiple.Number()!.Value, Postpartum.Number()!.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.IssuedOn).Date("交付日").NotAfter("交付日", clock.Today);
            RuleFor(x => x.FirstNumber).Must(n => n.Plain().Length > 0).WithMessage("最初の番号を入力してください。")
                .Must(n => VoucherFacts.NumbersFrom(n.Plain(), Most) is not null).WithMessage($"最初の番号は、終わりが数字の{VoucherFacts.LongestNumber}文字以内の番号（2026-0001 など）を入力してください。");
            Count(RuleFor(x => x.Antenatal), "妊婦健診の枚数");
            Count(RuleFor(x => x.Multiple), "多胎の追加の枚数");
            Count(RuleFor(x => x.Postpartum), "産婦健診の枚数")
                .Must((form, _) => form.Antenatal.Number() + form.Multiple.Number() + form.Postpartum.Number() is null or > 0).WithMessage("交付する枚数を1枚以上入力してください。");
            RuleFor(x => x.NumberReason).AtMost("番号が重なる理由", Longest.Text);
        }

        static IRuleBuilderOptions<Form, string?> Count(IRuleBuilder<Form, string?> rule, string label) =>
            rule.Must(n => n.Number() is >= 0 and <= Most).WithMessage($"{label}は0から{Most}までの数字で入力してください。");
    }
}
