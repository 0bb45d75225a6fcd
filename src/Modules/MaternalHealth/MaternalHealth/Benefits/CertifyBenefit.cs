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

/// <summary>妊婦給付認定: rests on the heartbeat alone. Interviews stand on another page and are asked for nowhere here.</summary>
public static class CertifyBenefit
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/benefit/certify", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/benefit/certify", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { AppliedOn = DateInput.Of(request.Today), CertifiedOn = DateInput.Of(request.Today), PaidElsewhere = "0" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await request.Save(form, rules, Prepare, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/benefit");

        async Task<Action?> Prepare()
        {
            var facts = form.ToFacts();
            if (await request.Db.Benefits.AsNoTracking().FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop) is { } before)
                return before.IsCertifiedAs(facts) ? null : throw new RefusalException($"この妊娠は{JapaneseDate.Format(before.CertifiedOn)}に認定されています。");
            return () =>
            {
                var (benefit, payment) = Benefit.Certify(pregnancy, facts, settings, request.Recorded);
                request.Db.Add(benefit);
                if (payment is not null) request.Db.Add(payment);
            };
        }
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<CertifyBenefitScreen>(new { Page = await request.Page(pregnancy, errors, "benefit", "支援給付へ戻る"), Input = form }, status);

    public sealed class Form
    {
        public DateInput? HeartbeatOn { get; set; }

        public DateInput? AppliedOn { get; set; }

        public DateInput? CertifiedOn { get; set; }

        public string? PaidElsewhere { get; set; }

        public string? Elsewhere { get; set; }

        internal CertificationFacts ToFacts() => new(HeartbeatOn.Day(), AppliedOn.Day(), CertifiedOn.Day(), PaidElsewhere.Number() ?? 0, Elsewhere.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.HeartbeatOn).Date("胎児心拍を確認した日").NotAfter("胎児心拍を確認した日", clock.Today);
            RuleFor(x => x.AppliedOn).Date("申請日").NotAfter("申請日", clock.Today)
                .Must((form, on) => form.HeartbeatOn?.Value is not { } heard || on!.Value.Value >= heard).WithMessage("申請日は、胎児心拍を確認した日以後の日付を入力してください。");
            RuleFor(x => x.CertifiedOn).Date("認定日").NotAfter("認定日", clock.Today)
                .Must((form, on) => form.AppliedOn?.Value is not { } applied || on!.Value.Value >= applied).WithMessage("認定日は、申請日以後の日付を入力してください。");
            RuleFor(x => x.PaidElsewhere).Elsewhere();
            RuleFor(x => x.Elsewhere).AtMost("ほかの市町村の名前", Longest.Line)
                .Must((form, name) => form.PaidElsewhere.Number() is not > 0 || name.Plain().Length > 0).WithMessage("支給した市町村の名前を入力してください。");
        }
    }
}
