using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>
/// 当日の記録: one child after another by keyboard. The first number of the child whose turn it is has the focus; saving leads to the next child;
/// arriving is one press.
/// </summary>
public static class WorkThroughDay
{
    const int LyingBelowMonths = 24;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/sessions/{id:guid}/day", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Checkup);
        desk.MapPost("/sessions/{id:guid}/day", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Checkup);
        desk.MapPost("/sessions/{id:guid}/day/arrivals", Arrive).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Checkup);
    }

    static async Task<IResult> Show(Guid id, string? turn, string? arrived, [AsParameters] DeskRequest request)
    {
        if (await Day.Of(id, request) is not { } day) return Results.NotFound();
        var current = Guid.TryParse(turn, out var asked) ? day.Find(asked) : day.Seated.Find(c => c.Result is null);
        return Screen(day, current, current is null ? new Form() : Blank(day, current), [], StatusCodes.Status200OK, request, Guid.TryParse(arrived, out var last) ? last : null);
    }

    static async Task<IResult> Arrive(Guid id, [FromForm] Arrival? arrival, IValidator<Arrival> rules, [AsParameters] DeskRequest request)
    {
        if (await Day.Of(id, request) is not { } day) return Results.NotFound();
        arrival ??= new Arrival();
        var errors = await rules.CheckAsync(arrival, request.Stop);
        if (!Guid.TryParse(arrival.Checkup, out var sent) || day.Find(sent) is not { } checkup)
            return Screen(day, null, new Form(), errors.Count > 0 ? errors : [new("", Arrival.Unknown)], StatusCodes.Status422UnprocessableEntity, request, null);
        var saving = await request.Try(() => checkup.Arrive(request.Recorded));
        return saving.Stale ? await Arrive(id, arrival, rules, request) : Screens.Screen.SeeOther($"/maternal-health/sessions/{id}/day?arrived={checkup.Id}");
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Day.Of(id, request) is not { } day) return Results.NotFound();
        if (!Guid.TryParse(form.Checkup, out var sent) || day.Find(sent) is not { } checkup)
            return Screen(day, null, form, [new("", "記録する子を一覧から選び直してください。")], StatusCodes.Status422UnprocessableEntity, request, null);
        var errors = (await rules.CheckAsync(form, request.Stop)).ToList();
        var born = day.People[checkup.Child].BirthDate;
        if (errors.Count == 0 && born is { } birth && !form.IsConfirmed) errors.AddRange(form.Doubts(birth, day.Session.On));
        form.Asked = errors.Exists(e => e.ErrorCode == Form.Doubt) ? form.Typed : "";
        if (errors.Count > 0) return Screen(day, checkup, form, errors, StatusCodes.Status422UnprocessableEntity, request, null);

        var measurement = Guid.TryParse(form.Press, out var press) ? press : Ids.New();
        var known = await request.Db.Measurements.AnyAsync(m => m.Id == measurement, request.Stop);
        var saving = await request.Try(() =>
        {
            var measured = form.Measured(day.Session.On);
            checkup.Record(form.ToFacts(day.Session.On), measured is null ? null : measurement, request.Recorded);
            if (!known && measured is not null) request.Db.Add(Measurement.Take(measurement, checkup.Child, measured, request.Recorded));
        });
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return Screen(day, checkup, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request, null);
        return Screens.Screen.SeeOther(day.After(checkup) is { } next ? $"/maternal-health/sessions/{id}/day?turn={next.Id}" : $"/maternal-health/sessions/{id}/day");
    }

    static Form Blank(Day day, ChildCheckup checkup) => new()
    {
        Checkup = $"{checkup.Id}", Press = $"{Ids.New()}", Place = nameof(MeasurePlace.Checkup),
        Position = day.People[checkup.Child].BirthDate is { } born && Age.AgeInMonths(born, day.Session.On) < LyingBelowMonths ? CheckupWords.Lying : CheckupWords.Positions[1].Value,
    };

    static IResult Screen(Day day, ChildCheckup? current, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request, Guid? arrived)
    {
        request.Reading.Shows(day.People.Keys);
        var lastArrived = day.Seated.FindIndex(c => c.Id == arrived);
        var nextToArrive = arrived is null ? null : day.Seated.Skip(lastArrived + 1).Concat(day.Seated).FirstOrDefault(c => c.ArrivedAt is null && c.Result is null);
        return Screens.Screen.Of<WorkThroughDayScreen>(new
        {
            Heading = $"{CheckupWords.Of(day.Session.Kind)}　当日の記録",
            day.Session.On,
            Path = $"/maternal-health/sessions/{day.Session.Id}",
            Rows = day.Seated.ConvertAll(c => new Row($"{c.Id}", day.People[c.Child], ShowSession.StateOf(c), c.ArrivedAt is null && c.Result is null, c.Result is null, c == current, c == nextToArrive)),
            Who = current is null ? null : day.People[current.Child],
            Examined = current?.Result is { } result ? CheckupWords.Results[(int)result.Result].Text : null,
            Input = form,
            Focused = arrived is null && errors.Count == 0,
            Left = day.Seated.Count(c => c.Result is null),
            Errors = errors,
        }, status);
    }

    /// <summary>A session on its day: who holds a seat, in the order of their names.</summary>
    sealed record Day(Session Session, List<ChildCheckup> Seated, IReadOnlyDictionary<PersonId, PersonInView> People)
    {
        public ChildCheckup? Find(Guid checkup) => Seated.Find(c => c.Id == checkup);

        /// <summary>The next child without a result, from here on and then from the beginning.</summary>
        public ChildCheckup? After(ChildCheckup checkup) => Seated.SkipWhile(c => c != checkup).Skip(1).Concat(Seated).FirstOrDefault(c => c.Result is null);

        public static async Task<Day?> Of(Guid id, DeskRequest request)
        {
            if (await request.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, request.Stop) is not { } session) return null;
            var here = (await request.Db.At(session, request.Stop)).FindAll(c => c.Seat is Seat.Given or Seat.Missed);
            var people = await request.Db.InView(here.ConvertAll(c => c.Child), request.Today, request.Stop);
            return new(session, [.. here.OrderBy(c => people[c.Child].Kana, StringComparer.Ordinal).ThenBy(c => c.Id)], people);
        }
    }

    public sealed record Row(string Id, PersonInView Who, string State, bool MayArrive, bool Owed, bool Current, bool NextToArrive);

    internal sealed class Arrival
    {
        internal const string Unknown = "来所した子を一覧から選び直してください。";

        public string? Checkup { get; set; }
    }

    internal sealed class ArrivalRules : AbstractValidator<Arrival>
    {
        public ArrivalRules() => RuleFor(a => a.Checkup).Must(id => Guid.TryParse(id, out _)).WithMessage(Arrival.Unknown);
    }

    public sealed class Form
    {
        internal const string Doubt = "doubt";

        public string? Checkup { get; set; }

        /// <summary>Tells a second press from a second measuring.</summary>
        public string? Press { get; set; }

        public string? Weight { get; set; }

        public string? Height { get; set; }

        public string? Head { get; set; }

        public string? Result { get; set; }

        public List<string> FollowUps { get; set => field = value ?? []; } = [];

        public string? Note { get; set; }

        public string? Place { get; set; }

        public string? Position { get; set; }

        /// <summary>The values that were asked about.</summary>
        public string? Asked { get; set; }

        public CheckInput Confirmed { get; set; }

        internal string Typed => $"{Weight.Plain()} {Height.Plain()} {Head.Plain()}";

        /// <summary>What was confirmed is what was asked about: a value typed afterwards is asked anew.</summary>
        internal bool IsConfirmed => Confirmed && Asked == Typed;

        internal IEnumerable<ValidationFailure> Doubts(DateOnly born, DateOnly day) =>
            new (string Field, string? Ask)[] { (nameof(Weight), Measures.Ask(Measure.Weight, Weight, born, day)), (nameof(Height), Measures.Ask(Measure.Height, Height, born, day)), (nameof(Head), Measures.Ask(Measure.Head, Head, born, day)) }
                .Where(m => m.Ask is not null).Select(m => new ValidationFailure(m.Field, m.Ask) { ErrorCode = Doubt });

        internal MeasurementFacts? Measured(DateOnly on)
        {
            var (grams, height, head) = (Measures.In(Weight, 1000), Measures.In(Height, 10), Measures.In(Head, 10));
            return grams is null && height is null && head is null ? null : new(on, Enum.Parse<MeasurePlace>(Place!), grams, height, head, height is null ? null : Position == CheckupWords.Lying);
        }

        internal ResultFacts ToFacts(DateOnly on) => new(on, CheckupSource.Session, Enum.Parse<CheckupResult>(Result!), string.Join(' ', FollowUps), "", Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Weight).Must(IsNumber).WithMessage("体重は「9.85」のようにkgの数字で入力してください。測っていなければ空欄にしてください。");
            RuleFor(x => x.Height).Must(IsNumber).WithMessage("身長は「78.5」のようにcmの数字で入力してください。測っていなければ空欄にしてください。");
            RuleFor(x => x.Head).Must(IsNumber).WithMessage("頭囲は「46.2」のようにcmの数字で入力してください。測っていなければ空欄にしてください。");
            RuleFor(x => x.Result).Must(r => CheckupWords.Results.Knows(r)).WithMessage("健診の結果を選んでください。");
            RuleForEach(x => x.FollowUps).Must(f => CheckupWords.FollowUps.Knows(f)).WithMessage("事後の区分を選び直してください。");
            RuleFor(x => x.FollowUps).Must(f => f.Distinct(StringComparer.Ordinal).Count() == f.Count).WithMessage("事後の区分を選び直してください。");
            RuleFor(x => x.Note).AtMost("所見・申送り", Longest.Text);
            RuleFor(x => x.Place).Must(p => CheckupWords.Places.Knows(p)).WithMessage("測った場所を選んでください。");
            RuleFor(x => x.Position).Must(p => CheckupWords.Positions.Knows(p)).WithMessage("身長を測った姿勢を選んでください。");
            RuleFor(x => x.Confirmed).Tick("この値で正しい");
        }

        static bool IsNumber(string? typed) => typed.Plain().Length == 0 || Measures.Number(typed) is not null;
    }
}
