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

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>旧制度 (出産・子育て応援ギフト) の実績 (AY-22): history only, nothing is paid from it.</summary>
public static class RecordFormerGift
{
    const int MostYen = 1_000_000;

    internal static readonly IReadOnlyList<(string Value, string Text)> Kinds = [("birth", "出産応援ギフト"), ("rearing", "子育て応援ギフト")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/benefit/former", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/benefit/former", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { Amount = "50000", Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, Prepare, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/benefit");

        async Task<Action?> Prepare()
        {
            if (await request.Db.FormerGifts.AsNoTracking().FirstOrDefaultAsync(g => g.Pregnancy == pregnancy.Id && g.Kind == form.Kind, request.Stop) is { } before)
                return before.Id == press ? null : throw new RefusalException($"{Kinds.NameOf(before.Kind)}の実績は{JapaneseDate.Format(before.PaidOn)}の支払いとして記録されています。");
            return () => request.Db.Add(FormerGift.Record(press, pregnancy, form.Kind!, form.PaidOn.Day(), form.Amount.Number()!.Value, request.Recorded));
        }
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordFormerGiftScreen>(new { Page = await request.Page(pregnancy, errors, "benefit", "支援給付へ戻る"), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public DateInput? PaidOn { get; set; }

        public string? Amount { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => Kinds.Knows(k)).WithMessage("どちらのギフトかを選んでください。");
            RuleFor(x => x.PaidOn).Date("支給日").NotAfter("支給日", clock.Today);
            RuleFor(x => x.Amount).Must(a => a.Number() is >= 1 and <= MostYen).WithMessage($"支給額は1から{MostYen}までの数字（円）で入力してください。");
        }
    }
}
