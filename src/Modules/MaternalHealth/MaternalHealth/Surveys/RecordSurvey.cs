using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Surveys;

/// <summary>8か月アンケートの回答, as somebody read it.</summary>
public static class RecordSurvey
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Concerns = [("no", "気がかりなし（面談に代える）"), ("yes", "気がかりあり（電話・面談・訪問をする）")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/survey", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/survey", Save).RequirePermission(MaternalHealthPermissions.Record);
        WithdrawRecord.Map(desk, "/pregnancies/{id:guid}/survey/records/{record:guid}/withdraw", OfAnswer);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { Press = $"{Ids.New()}", On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。回答は記録できません。");
            var survey = await Find(pregnancy, request);
            if (survey is null) request.Db.Add(survey = EightMonthSurvey.Of(pregnancy));
            return () => survey.TakeAnswer(press, form.On.Day(), form.Concern == Concerns[1].Value, form.Note.Plain(), request.Recorded);
        }, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/survey");
    }

    static Task<EightMonthSurvey?> Find(Pregnancy pregnancy, DeskRequest request) => request.Db.EightMonthSurveys.AsSingleQuery().FirstOrDefaultAsync(s => s.Id == pregnancy.Id, request.Stop);

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var page = await request.Page(pregnancy, errors, []);
        var survey = await request.Db.EightMonthSurveys.AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(s => s.Id == pregnancy.Id, request.Stop);
        var workers = await request.WorkersOf(page.Who);
        return Screens.Screen.Of<RecordSurveyScreen>(new
        {
            Page = page,
            Input = form,
            survey?.SentOn,
            Entries = (survey?.Answers ?? []).OrderByDescending(a => a.On)
                .Select(a => EntryLine.Of(a, "8か月アンケートの回答", string.Join('。', new[] { a.Concern ? "気がかりあり" : "気がかりなし", a.Note }.Where(part => part.Length > 0)), workers, $"/maternal-health/pregnancies/{pregnancy.Id}/survey/records/{a.EventId}/withdraw")).ToList(),
        }, status);
    }

    static async Task<WithdrawRecord.Target?> OfAnswer(Guid id, Guid record, DeskRequest request) =>
        await request.FindPregnancy(id) is { } pregnancy && await Find(pregnancy, request) is { } survey && survey.Withdrawable(record) is { } answer
            ? new("8か月アンケートの回答", answer.On, answer.Stands, answer.WithdrawalReason, survey.Version, (errors, _) => request.Page(pregnancy, errors, "survey", "8か月アンケートへ戻る"), reason => survey.Withdraw(record, request.Today, reason, request.Recorded))
            : null;

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? On { get; set; }

        public string? Concern { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("回答の日").NotAfter("回答の日", clock.Today);
            RuleFor(x => x.Concern).Must(c => Concerns.Knows(c)).WithMessage("読んで気がかりがあったかを選んでください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
