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

namespace Hagukumi.MaternalHealth.SelfCare;

/// <summary>セルフケアプランの作成, with the plans made before, each to be printed.</summary>
public static class WriteSelfCarePlan
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/self-care", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/self-care", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var last = (await Plans(pregnancy, request)).FirstOrDefault();
        return await Screen(pregnancy, new Form { MadeOn = DateInput.Of(request.Today), Outlook = last?.Outlook, Worries = last?.Worries, Services = last?.Services, Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () => await request.Db.SelfCarePlans.AnyAsync(p => p.Id == press, request.Stop) ? null
                : () => request.Db.Add(SelfCarePlan.Make(press, pregnancy, form.ToFacts(), request.Recorded)),
            (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/self-care");
    }

    static Task<List<SelfCarePlan>> Plans(Pregnancy pregnancy, DeskRequest request) =>
        request.Db.SelfCarePlans.AsNoTracking().Where(p => p.Pregnancy == pregnancy.Id).OrderByDescending(p => p.MadeOn).ThenByDescending(p => p.RecordedAt).ToListAsync(request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<WriteSelfCarePlanScreen>(new
        {
            Page = await request.Page(pregnancy, errors, []),
            Input = form,
            Before = (await Plans(pregnancy, request)).Select(p => new Line($"/maternal-health/pregnancies/{pregnancy.Id}/self-care/{p.Id}", p.MadeOn, p.Outlook, p.HandedOverOn)).ToList(),
        }, status);

    /// <summary>One plan.</summary>
    public sealed record Line(string Href, DateOnly MadeOn, string Outlook, DateOnly? HandedOverOn);

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? MadeOn { get; set; }

        public string? Outlook { get; set; }

        public string? Worries { get; set; }

        public string? Services { get; set; }

        public DateInput? HandedOverOn { get; set; }

        internal SelfCareFacts ToFacts() => new(MadeOn.Day(), Outlook.Plain(), Worries.Plain(), Services.Plain(), HandedOverOn?.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.MadeOn).Date("作った日").NotAfter("作った日", clock.Today);
            RuleFor(x => x.Outlook).Must(o => o.Plain().Length > 0).WithMessage("これからの見通しを、本人の言葉で入力してください。").AtMost("これからの見通し", Longest.Text);
            RuleFor(x => x.Worries).AtMost("心配なこと", Longest.Text);
            RuleFor(x => x.Services).AtMost("使うつもりのサービス", Longest.Text);
            RuleFor(x => x.HandedOverOn).DateIfGiven("手渡した日").NotAfter("手渡した日", clock.Today)
                .Must((form, handed) => handed?.Value is not { } day || form.MadeOn?.Value is not { } made || day >= made).WithMessage("手渡した日は、作った日以後の日付を入力してください。");
        }
    }
}
