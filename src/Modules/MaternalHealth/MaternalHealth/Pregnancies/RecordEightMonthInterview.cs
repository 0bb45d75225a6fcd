using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>妊娠8か月頃の面談 (児福法6条の3第22項), held or declined.</summary>
public static class RecordEightMonthInterview
{
    const string Held = "held";
    const string Declined = "declined";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/eight-month", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/eight-month", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await Screen(pregnancy, new Form { Version = $"{pregnancy.Version}", Result = Held, On = DateInput.Of(request.Today) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var declined = form.Result == Declined;
        var facts = new EightMonthFacts(form.On.Day(), declined, declined ? "" : form.Method!, form.Note.Plain());
        if (pregnancy.EightMonthInterview?.Facts != facts && !form.Version.IsVersion(pregnancy.Version)) return await Conflict(pregnancy, form, request);
        var saving = await request.Try(() => pregnancy.RecordEightMonthInterview(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}");
    }

    static Task<IResult> Conflict(Pregnancy theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        var stored = theirs.EightMonthInterview;
        return Screen(theirs, yours, [],
        [
            new("結果", stored is null ? "" : PregnancyWords.Held.NameOf(stored.Declined ? Declined : Held), PregnancyWords.Held.NameOf(yours.Result)),
            new("面談日", ((DateOnly?)stored?.On).Shown(), yours.On.Shown()),
            new("方法", PregnancyWords.Methods.NameOf(stored?.Method), PregnancyWords.Methods.NameOf(yours.Method)),
            new("面談の内容", stored?.Note ?? "", yours.Note.Plain()),
        ], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordEightMonthInterviewScreen>(new
        {
            Page = await request.Page(pregnancy, errors, conflict),
            Input = form,
            Week = pregnancy.WeekOrDelay(request.Today),
            Expected = pregnancy.ExpectedDeliveryOn,
            Already = pregnancy.EightMonthInterview?.On,
        }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Result { get; set; }

        public DateInput? On { get; set; }

        public string? Method { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Result).Must(r => PregnancyWords.Held.Knows(r)).WithMessage("面談したか、断られたかを選んでください。");
            RuleFor(x => x.On).Date("面談日").NotAfter("面談日", clock.Today);
            RuleFor(x => x.Method).Must(m => PregnancyWords.Methods.Knows(m)).When(x => x.Result != Declined).WithMessage("面談の方法を選んでください。");
            RuleFor(x => x.Note).AtMost("面談の内容", Longest.Text);
        }
    }
}
