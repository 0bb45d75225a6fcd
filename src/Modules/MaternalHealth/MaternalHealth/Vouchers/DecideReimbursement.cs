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

/// <summary>償還払いの決定.</summary>
public static class DecideReimbursement
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/reimbursements/{reimbursement:guid}", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/reimbursements/{reimbursement:guid}", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, Guid reimbursement, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, reimbursement, request) is not { } asked) return Results.NotFound();
        return await Screen(pregnancy, asked, new Form { On = DateInput.Of(request.Today), Granted = $"{asked.Asked}" }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, Guid reimbursement, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, reimbursement, request) is not { } asked) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var read = await Find(pregnancy, reimbursement, request);
            return () =>
            {
                if (read!.Decide(form.On.Day(), form.Granted.Number()!.Value, form.Reason.Plain()) is { } payment) request.Db.Add(payment);
            };
        }, (errors, status) => Screen(pregnancy, asked, form, errors, status, request), $"/maternal-health/pregnancies/{id}/vouchers");
    }

    static Task<Reimbursement?> Find(Pregnancy pregnancy, Guid id, DeskRequest request) => request.Db.Reimbursements.FirstOrDefaultAsync(r => r.Id == id && r.Pregnancy == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, Reimbursement asked, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<DecideReimbursementScreen>(new
        {
            Page = await request.Page(pregnancy, errors, "vouchers", "受診券へ戻る"),
            Input = form,
            About = $"{JapaneseDate.Format(asked.VisitedOn)}の健診（{asked.Institution}）、申請額{asked.Asked.Yen()}",
        }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Granted { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("決定日").NotAfter("決定日", clock.Today);
            RuleFor(x => x.Granted).Must(a => a.Number() is >= 0).WithMessage("決定額は数字（円）で入力してください。支給しないときは0を入力してください。");
            RuleFor(x => x.Reason).AtMost("理由", Longest.Text);
        }
    }
}
