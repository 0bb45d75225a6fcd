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

/// <summary>胎児の数の届出: the second payment. Whatever became of each fetus, all are counted.</summary>
public static class ClaimSecondBenefit
{
    const int MostFetuses = 9;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/benefit/second", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/benefit/second", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, request) is null) return Results.NotFound();
        return await Screen(pregnancy, new Form { ClaimedOn = DateInput.Of(request.Today), DecidedOn = DateInput.Of(request.Today), FetusCount = $"{pregnancy.FetusCount}", PaidElsewhere = "0" }, [], StatusCodes.Status200OK, settings, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, request) is null) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var benefit = await Find(pregnancy, request);
            return () =>
            {
                if (benefit!.ClaimSecond(pregnancy, form.ToFacts(), settings, request.Recorded) is { } payment) request.Db.Add(payment);
            };
        }, (errors, status) => Screen(pregnancy, form, errors, status, settings, request), $"/maternal-health/pregnancies/{id}/benefit");
    }

    static Task<Benefit?> Find(Pregnancy pregnancy, DeskRequest request) => request.Db.Benefits.FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, MaternalHealthSettings settings, DeskRequest request) =>
        Screens.Screen.Of<ClaimSecondBenefitScreen>(new
        {
            Page = await request.Page(pregnancy, errors, "benefit", "支援給付へ戻る"),
            Input = form,
            From = Benefit.ClaimableFrom(pregnancy.ExpectedDeliveryOn, pregnancy.EndedOn, settings),
            pregnancy.FetusCount,
        }, status);

    public sealed class Form
    {
        public DateInput? ClaimedOn { get; set; }

        public DateInput? DecidedOn { get; set; }

        public string? FetusCount { get; set; }

        public string? CountReason { get; set; }

        public string? PaidElsewhere { get; set; }

        public string? Elsewhere { get; set; }

        internal SecondClaimFacts ToFacts() => new(ClaimedOn.Day(), DecidedOn.Day(), FetusCount.Number()!.Value, PaidElsewhere.Number() ?? 0, Elsewhere.Plain(), CountReason.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.ClaimedOn).Date("届出日").NotAfter("届出日", clock.Today);
            RuleFor(x => x.DecidedOn).Date("決定日").NotAfter("決定日", clock.Today)
                .Must((form, on) => form.ClaimedOn?.Value is not { } claimed || on!.Value.Value >= claimed).WithMessage("決定日は、届出日以後の日付を入力してください。");
            RuleFor(x => x.FetusCount).Must(n => n.Number() is >= 1 and <= MostFetuses).WithMessage($"胎児の数は1から{MostFetuses}までの数字で入力してください。");
            RuleFor(x => x.CountReason).AtMost("胎児の数が違う理由", Longest.Text);
            RuleFor(x => x.PaidElsewhere).Elsewhere();
            RuleFor(x => x.Elsewhere).AtMost("ほかの市町村の名前", Longest.Line)
                .Must((form, name) => form.PaidElsewhere.Number() is not > 0 || name.Plain().Length > 0).WithMessage("支給した市町村の名前を入力してください。");
        }
    }
}
