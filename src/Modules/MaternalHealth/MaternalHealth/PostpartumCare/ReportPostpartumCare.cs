using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>産後ケアの実績報告: what the provider told of a day.</summary>
public static class ReportPostpartumCare
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum/days/{record:guid}/report", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/postpartum/days/{record:guid}/report", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, Guid record, [AsParameters] DeskRequest request)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (postpartum.Withdrawable(record) is null) return Results.NotFound();
        return await Screen(pregnancy, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, Guid record, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (postpartum.Withdrawable(record) is null) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => postpartum.Report(record, form.Report.Plain(), form.On.Day(), request.Recorded));
        if (saving.Stale) return await Save(id, record, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}/postpartum");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<ReportPostpartumCareScreen>(new { Page = await request.PostpartumPage(pregnancy, errors), Input = form }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Report { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("報告日").NotAfter("報告日", clock.Today);
            RuleFor(x => x.Report).Must(r => r.Plain().Length > 0).WithMessage("事業者の報告を入力してください。").AtMost("報告", Longest.Text);
        }
    }
}
