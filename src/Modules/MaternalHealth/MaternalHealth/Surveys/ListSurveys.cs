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

namespace Hagukumi.MaternalHealth.Surveys;

/// <summary>8か月アンケートの一覧: to whom it is still to be sent, who has not answered, whose answer raised a concern. What was sent is ticked off together.</summary>
public static class ListSurveys
{
    /// <summary>28週0日 before the expected delivery: the eighth month of pregnancy begins.</summary>
    const int DaysBefore = 84;

    const string ToSend = "to-send";
    const string Waiting = "waiting";
    const string Concern = "concern";

    internal static readonly IReadOnlyList<(string Value, string Text)> States = [(ToSend, "まだ送っていない"), (Waiting, "回答を待っている"), (Concern, "気がかりのある回答（面談がまだ）"), ("all", "すべて")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/surveys", Show).RequirePermission(MaternalHealthPermissions.See);
        desk.MapPost("/surveys", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static Task<IResult> Show(string? state, [AsParameters] DeskRequest request) => Screen(States.Knows(state) ? state! : ToSend, [], StatusCodes.Status200OK, request);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        return await request.Save(form, rules, async () =>
        {
            var chosen = form.Pregnancies.Select(p => Guid.TryParse(p, out var id) ? new PregnancyId(id) : default).ToList();
            var pregnancies = await request.Db.Pregnancies.AsNoTracking().Where(p => chosen.Contains(p.Id) && p.EndedOn == null && p.WithdrawnOn == null).ToListAsync(request.Stop);
            var known = (await request.Db.EightMonthSurveys.AsSingleQuery().Where(s => chosen.Contains(s.Id)).ToListAsync(request.Stop)).ToDictionary(s => s.Id);
            return () =>
            {
                foreach (var pregnancy in pregnancies)
                {
                    if (!known.TryGetValue(pregnancy.Id, out var survey)) request.Db.Add(survey = EightMonthSurvey.Of(pregnancy));
                    survey.Send(form.SentOn.Day(), request.Recorded);
                }
            };
        }, (errors, status) => Screen(ToSend, errors, status, request, form), $"/maternal-health/surveys?state={Waiting}");
    }

    static async Task<IResult> Screen(string state, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request, Form? form = null)
    {
        var until = request.Today.AddDays(DaysBefore);
        var pregnancies = await request.Db.Pregnancies.AsNoTracking().AsSplitQuery().Where(p => p.EndedOn == null && p.WithdrawnOn == null && p.ExpectedDeliveryOn <= until).OrderBy(p => p.ExpectedDeliveryOn).ThenBy(p => p.Id).ToListAsync(request.Stop);
        var ids = pregnancies.ConvertAll(p => p.Id);
        var surveys = (await request.Db.EightMonthSurveys.AsNoTracking().AsSingleQuery().Where(s => ids.Contains(s.Id)).ToListAsync(request.Stop)).ToDictionary(s => s.Id);
        var shown = pregnancies.FindAll(p => state switch
        {
            ToSend => surveys.GetValueOrDefault(p.Id) is null or { SentOn: null, Answer: null } && p.EightMonthInterview is null,
            Waiting => surveys.GetValueOrDefault(p.Id) is { SentOn: not null, Answer: null } && p.EightMonthInterview is null,
            Concern => surveys.GetValueOrDefault(p.Id)?.Answer is { Concern: true } && p.EightMonthInterview is null,
            _ => true,
        });
        var people = await request.Db.InView(shown.ConvertAll(p => p.PersonId), request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screens.Screen.Of<ListSurveysScreen>(new
        {
            Rows = shown.ConvertAll(p => new Row($"{p.Id}", $"/maternal-health/pregnancies/{p.Id}/survey", people[p.PersonId], p.WeekOrDelay(request.Today), p.ExpectedDeliveryOn, surveys.GetValueOrDefault(p.Id)?.SentOn, AnswerOf(surveys.GetValueOrDefault(p.Id)), form?.Pregnancies.Contains($"{p.Id}") ?? true)),
            State = state,
            MaySend = state == ToSend && request.Staff.Has(MaternalHealthPermissions.Record),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            Input = form ?? new Form { SentOn = DateInput.Of(request.Today) },
            Errors = errors,
        }, status);
    }

    static string AnswerOf(EightMonthSurvey? survey) => survey?.Answer is { } answer ? answer.Concern ? "気がかりあり" : "気がかりなし" : survey?.SentOn is null ? "" : "まだ";

    /// <summary>One pregnancy.</summary>
    public sealed record Row(string Id, string Href, PersonInView Who, string Week, DateOnly Expected, DateOnly? SentOn, string Answer, bool Chosen);

    public sealed class Form
    {
        public List<string> Pregnancies { get; set => field = value ?? []; } = [];

        public DateInput? SentOn { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Pregnancies).NotEmpty().WithMessage("送った方を選んでください。");
            RuleFor(x => x.SentOn).Date("送付日").NotAfter("送付日", clock.Today);
        }
    }
}
