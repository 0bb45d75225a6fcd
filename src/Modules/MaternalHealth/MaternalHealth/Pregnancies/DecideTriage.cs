using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>気がかりの判定 (AY-21): a person decides one of three directions and says why; the program proposes none.</summary>
public static class DecideTriage
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/triage", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/triage", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await Screen(pregnancy, new Form { Version = $"{pregnancy.Version}", On = DateInput.Of(request.Today) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var facts = new TriageFacts(form.On.Day(), Enum.Parse<TriageDirection>(form.Direction!), form.Reason.Plain());
        if (pregnancy.LastTriage?.Facts != facts && !form.Version.IsVersion(pregnancy.Version)) return await Conflict(pregnancy, form, request);
        var saving = await request.Try(() => pregnancy.DecideTriage(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}");
    }

    static Task<IResult> Conflict(Pregnancy theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        var stored = theirs.LastTriage;
        return Screen(theirs, yours, [],
        [
            new("判定日", ((DateOnly?)stored?.On).Shown(), yours.On.Shown()),
            new("支援の方向", PregnancyWords.Directions.NameOf($"{stored?.Direction}"), PregnancyWords.Directions.NameOf(yours.Direction)),
            new("理由", stored?.Reason ?? "", yours.Reason.Plain()),
        ], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<DecideTriageScreen>(new
        {
            Page = await request.Page(pregnancy, errors, conflict),
            Input = form,
            InterviewOn = pregnancy.Interview is { Declined: false } held ? held.On : (DateOnly?)null,
            Items = pregnancy.Interview?.Items.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => PregnancyWords.RiskItems.NameOf(i.Code)).ToList() ?? [],
            Note = pregnancy.Interview?.Note ?? "",
            Before = pregnancy.LastTriage is { } last ? $"{JapaneseDate.Format(last.On)} {PregnancyWords.Directions.NameOf($"{last.Direction}")}：{last.Reason}" : null,
        }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public DateInput? On { get; set; }

        public string? Direction { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("判定日").NotAfter("判定日", clock.Today);
            RuleFor(x => x.Direction).Must(d => PregnancyWords.Directions.Knows(d)).WithMessage("支援の方向を選んでください。");
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("そう判断した理由を入力してください。").AtMost("理由", Longest.Text);
        }
    }
}
