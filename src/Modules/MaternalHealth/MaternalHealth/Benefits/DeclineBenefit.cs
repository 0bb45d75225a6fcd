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

/// <summary>2回目の辞退. Whoever declined may still claim while the claim has not lapsed.</summary>
public static class DeclineBenefit
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/benefit/decline", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/benefit/decline", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, request) is null) return Results.NotFound();
        return await Screen(pregnancy, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy || await Find(pregnancy, request) is null) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var benefit = await Find(pregnancy, request);
            return () => benefit!.Decline(form.On.Day(), form.Reason.Plain(), request.Recorded);
        }, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/benefit");
    }

    static Task<Benefit?> Find(Pregnancy pregnancy, DeskRequest request) => request.Db.Benefits.FirstOrDefaultAsync(b => b.Id == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<DeclineBenefitScreen>(new { Page = await request.Page(pregnancy, errors, "benefit", "支援給付へ戻る"), Input = form }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("辞退の日").NotAfter("辞退の日", clock.Today);
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("本人がどのように辞退したか（電話で、書面で など）を入力してください。").AtMost("内容", Longest.Text);
        }
    }
}
