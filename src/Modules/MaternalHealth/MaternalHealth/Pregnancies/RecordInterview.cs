using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>妊娠届時の面談 (AY-16, AY-20), held or declined.</summary>
public static class RecordInterview
{
    const string Held = "held";
    const string Declined = "declined";
    const int LongestMinutes = 300;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/interview", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/interview", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var form = new Form { Version = $"{pregnancy.Version}", Result = Held, On = DateInput.Of(request.Today), Interviewer = $"{request.Staff.Id}" };
        return await Screen(pregnancy, form, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var facts = form.ToFacts();
        if (pregnancy.Interview?.Facts != facts && !form.Version.IsVersion(pregnancy.Version)) return await Conflict(pregnancy, form, request);
        var saving = await request.Try(() => pregnancy.RecordInterview(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}");
    }

    static Task<IResult> Conflict(Pregnancy theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        var stored = theirs.Interview;
        return Screen(theirs, yours, [],
        [
            new("結果", stored is null ? "" : PregnancyWords.Held.NameOf(stored.Declined ? Declined : Held), PregnancyWords.Held.NameOf(yours.Result)),
            new("面談日", ((DateOnly?)stored?.On).Shown(), yours.On.Shown()),
            new("所要時間", $"{stored?.Minutes}", yours.Minutes.Plain()),
            new("把握した項目", stored?.Facts.Items ?? "", string.Join(' ', yours.Items.Order(StringComparer.Ordinal))),
            new("面談の内容", stored?.Note ?? "", yours.Note.Plain()),
        ], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request)
    {
        var staff = await request.Db.StaffDirectory.Where(s => s.Active && (s.Profession == "phn" || s.Profession == "midwife" || s.Id == request.Staff.Id)).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(request.Stop);
        return Screens.Screen.Of<RecordInterviewScreen>(new
        {
            Page = await request.Page(pregnancy, errors, conflict),
            Input = form,
            Interviewers = staff.Select(s => (s.Id.ToString(), s.Name)).ToList(),
            Week = pregnancy.GestationAt(request.Today)?.ToString() ?? "",
            Already = pregnancy.Interview?.On,
        }, status);
    }

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Result { get; set; }

        public DateInput? On { get; set; }

        public string? Minutes { get; set; }

        public string? Interviewer { get; set; }

        public string? Feelings { get; set; }

        public string? Partner { get; set; }

        public string? Support { get; set; }

        // Binding sets null where no field of the list arrives.
        public List<string> Items { get; set => field = value ?? []; } = [];

        public string? Note { get; set; }

        public CheckInput SelfCarePlanGiven { get; set; }

        internal InterviewFacts ToFacts() => Result == Declined
            ? new(On.Day(), Declined: true, Note: Note.Plain())
            : new(On.Day(), Declined: false, Minutes.Number(), new StaffId(Guid.Parse(Interviewer!)), string.Join(' ', Items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                Feelings.Plain(), Partner.Plain(), Support.Plain(), Note.Plain(), SelfCarePlanGiven);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Result).Must(r => PregnancyWords.Held.Knows(r)).WithMessage("面談したか、断られたかを選んでください。");
            RuleFor(x => x.On).Date("面談日").NotAfter("面談日", clock.Today);
            When(x => x.Result != Declined, () =>
            {
                RuleFor(x => x.Minutes).Must(m => m.Number() is >= 1 and <= LongestMinutes).WithMessage($"所要時間は1から{LongestMinutes}までの数字（分）で入力してください。");
                RuleFor(x => x.Interviewer).Must(id => Guid.TryParse(id, out _)).WithMessage("面談した職員を選んでください。");
                RuleFor(x => x.Feelings).Must(f => f.Plain().Length == 0 || PregnancyWords.Feelings.Knows(f)).WithMessage("妊娠の受け止めを選び直してください。");
                RuleFor(x => x.Partner).AtMost("パートナーについて", Longest.Line);
                RuleFor(x => x.Support).AtMost("産後の手助け", Longest.Line);
                RuleForEach(x => x.Items).Must(item => PregnancyWords.RiskItems.Knows(item)).WithMessage("把握した項目を選び直してください。");
            });
            RuleFor(x => x.Note).AtMost("面談の内容", Longest.Text);
            RuleFor(x => x.SelfCarePlanGiven).Tick("セルフケアプランを一緒に作り、手渡した");
        }
    }
}
