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

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>精密健診の結果: what the reply says. Until it has come the referral is chased.</summary>
public static class RecordDetailedExam
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/detailed-exams/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/detailed-exams/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await CheckupCase.OfReferral(id, request) is { } checkup ? await Screen(checkup, new Form(), [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await CheckupCase.OfReferral(id, request) is not { } checkup) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(checkup, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => checkup.RecordExam(form.ToFacts(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(checkup, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/children/{checkup.Child}");
    }

    static async Task<IResult> Screen(ChildCheckup checkup, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordDetailedExamScreen>(new { Page = await CheckupCase.PageOf(checkup.Child, errors, request), Input = form, Name = CheckupWords.Of(checkup.Kind), ReferredOn = checkup.Result?.On }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Institution { get; set; }

        public string? Outcome { get; set; }

        public string? Note { get; set; }

        internal ExamFacts ToFacts() => new(On.Day(), Enum.Parse<ExamOutcome>(Outcome!), Institution.Plain(), Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("受診日").NotAfter("受診日", clock.Today);
            RuleFor(x => x.Institution).AtMost("医療機関", Longest.Line);
            RuleFor(x => x.Outcome).Must(o => CheckupWords.Exams.Knows(o)).WithMessage("返書にある結果を選んでください。");
            RuleFor(x => x.Note).AtMost("返書の内容", Longest.Text);
        }
    }
}
