using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>乳児家庭全戸訪問 (児福法6の3④): whether the child itself was seen, and if not, why.</summary>
public static class RecordInfantVisit
{
    const string Yes = "yes";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/infants/{id:guid}/infant-visit", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Visit);
        desk.MapPost("/infants/{id:guid}/infant-visit", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Visit);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        return await Screen(infant, new Form { Version = $"{infant.Version}", On = DateInput.Of(request.Today) }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(infant, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var facts = form.ToFacts();
        if (!infant.InfantVisits.Exists(v => v.Stands && v.Facts == facts) && !form.Version.IsVersion(infant.Version)) return await Conflict(infant, form, request);
        var saving = await request.Try(() => infant.RecordInfantVisit(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(infant, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/infants/{id}");
    }

    static Task<IResult> Conflict(Infant theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        var stored = theirs.InfantVisits.Where(v => v.Stands).MaxBy(v => v.RecordedAt);
        return Screen(theirs, yours, [],
        [
            new("訪問日", ((DateOnly?)stored?.On).Shown(), yours.On.Shown()),
            new("お子さん", stored is null ? "" : InfantWords.Seen.NameOf(stored.ChildSeen ? Yes : "no"), InfantWords.Seen.NameOf(yours.ChildSeen)),
            new("会えなかった理由", InfantWords.ReasonsNotSeen.NameOf(stored?.Reason), InfantWords.ReasonsNotSeen.NameOf(yours.Reason)),
            new("訪問の内容", stored?.Note ?? "", yours.Note.Plain()),
        ], StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Infant infant, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordInfantVisitScreen>(new { Page = await request.Page(infant, errors, conflict), Input = form, Born = infant.BornOn, Already = infant.VisitThatSawTheChild?.On }, status);

    public sealed class Form
    {
        public string? Version { get; set; }

        public DateInput? On { get; set; }

        public string? ChildSeen { get; set; }

        public string? Reason { get; set; }

        public string? Note { get; set; }

        internal InfantVisitFacts ToFacts() => ChildSeen == Yes ? new(On.Day(), ChildSeen: true, "", Note.Plain()) : new(On.Day(), ChildSeen: false, Reason!, Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("訪問日").NotAfter("訪問日", clock.Today);
            RuleFor(x => x.ChildSeen).Must(s => InfantWords.Seen.Knows(s)).WithMessage("お子さんに会えたかどうかを選んでください。");
            RuleFor(x => x.Reason).Must(r => InfantWords.ReasonsNotSeen.Knows(r)).When(x => x.ChildSeen != Yes).WithMessage("お子さんに会えなかった理由を選んでください。");
            RuleFor(x => x.Note).AtMost("訪問の内容", Longest.Text);
        }
    }
}
