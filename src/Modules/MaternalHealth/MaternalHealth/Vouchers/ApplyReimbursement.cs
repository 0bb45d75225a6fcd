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

/// <summary>償還払いの申請 and its decision; what is granted stands on the list of payments.</summary>
public static class ApplyReimbursement
{
    const int MostYen = 1_000_000;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/reimbursements/new", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/reimbursements/new", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { AppliedOn = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () => await request.Db.Reimbursements.AnyAsync(r => r.Id == press, request.Stop) ? null
                : () => request.Db.Add(Reimbursement.Apply(press, pregnancy, form.ToFacts(), request.Recorded)),
            (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/vouchers");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<ApplyReimbursementScreen>(new { Page = await request.Page(pregnancy, errors, "vouchers", "受診券へ戻る"), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? AppliedOn { get; set; }

        public DateInput? VisitedOn { get; set; }

        public string? Institution { get; set; }

        public string? Asked { get; set; }

        internal ReimbursementFacts ToFacts() => new(AppliedOn.Day(), VisitedOn.Day(), Institution.Plain(), Asked.Number()!.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.AppliedOn).Date("申請日").NotAfter("申請日", clock.Today);
            RuleFor(x => x.VisitedOn).Date("健診の日").NotAfter("健診の日", clock.Today);
            RuleFor(x => x.Institution).Must(i => i.Plain().Length > 0).WithMessage("健診を受けた医療機関を入力してください。").AtMost("医療機関", Longest.Line);
            RuleFor(x => x.Asked).Must(a => a.Number() is >= 1 and <= MostYen).WithMessage($"申請額は1から{MostYen}までの数字（円）で入力してください。");
        }
    }
}
