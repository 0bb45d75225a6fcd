using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>出産・妊娠の終了: what became of each fetus. Of twins one may live and one not, and only the living child is visited.</summary>
public static class EndPregnancy
{
    internal const int LightestWeight = 200;
    internal const int HeaviestWeight = 6500;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/end", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/end", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        return await Screen(pregnancy, new Form { Version = $"{pregnancy.Version}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        form.Fit(pregnancy.FetusCount);
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        List<FetusFacts> facts = [.. form.Fetuses.Select(f => f.ToFacts())];
        if (!pregnancy.HasEndedAs(facts) && !form.Version.IsVersion(pregnancy.Version)) return await Conflict(pregnancy, form, request);
        var saving = await request.Try(() => request.Db.AddRange(pregnancy.End(facts, request.Today, request.Recorded)));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}");
    }

    static Task<IResult> Conflict(Pregnancy theirs, Form yours, DeskRequest request)
    {
        yours.Version = $"{theirs.Version}";
        List<ConflictRow> rows = [];
        for (var i = 0; i < yours.Fetuses.Count; i++)
        {
            var stored = theirs.Fetuses.Find(f => f.Fetus == i + 1);
            rows.Add(new($"{i + 1}人目の結果", PregnancyWords.Outcomes.NameOf($"{stored?.Outcome}"), PregnancyWords.Outcomes.NameOf(yours.Fetuses[i].Outcome)));
            rows.Add(new($"{i + 1}人目の日付", ((DateOnly?)stored?.On).Shown(), yours.Fetuses[i].On.Shown()));
        }
        rows.Add(new("分娩予定日", ((DateOnly?)theirs.ExpectedDeliveryOn).Shown(), ""));
        return Screen(theirs, yours, [], rows, StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, DeskRequest request)
    {
        form.Fit(pregnancy.FetusCount);
        return Screens.Screen.Of<EndPregnancyScreen>(new
        {
            Page = await request.Page(pregnancy, errors, conflict),
            Input = form,
            Expected = pregnancy.ExpectedDeliveryOn,
            Week = pregnancy.GestationAt(request.Today)?.ToString() ?? "",
            Already = pregnancy.EndedOn,
        }, status);
    }

    public sealed class Form
    {
        public string? Version { get; set; }

        // Binding sets null where no field of the list arrives.
        public List<Fetus> Fetuses { get; set => field = value ?? []; } = [];

        /// <summary>One set of fields for each fetus, whatever was posted.</summary>
        internal void Fit(int count)
        {
            if (Fetuses.Count > count) Fetuses.RemoveRange(count, Fetuses.Count - count);
            while (Fetuses.Count < count) Fetuses.Add(new Fetus());
        }
    }

    public sealed class Fetus
    {
        public string? Outcome { get; set; }

        public DateInput? On { get; set; }

        public string? Sex { get; set; }

        public string? BirthWeight { get; set; }

        public CheckInput InHospital { get; set; }

        internal FetusFacts ToFacts()
        {
            var outcome = Enum.Parse<PregnancyOutcome>(Outcome!);
            return outcome is PregnancyOutcome.LiveBirth ? new(outcome, On.Day(), Enum.Parse<Sex>(Sex!), BirthWeight.Number(), InHospital) : new(outcome, On.Day());
        }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleForEach(x => x.Fetuses).SetValidator(new FetusRules(clock));
        }
    }

    internal sealed class FetusRules : AbstractValidator<Fetus>
    {
        public FetusRules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Outcome).Must(o => PregnancyWords.Outcomes.Knows(o)).WithMessage("結果を選んでください。");
            RuleFor(x => x.On).Date("日付").NotAfter("日付", clock.Today);
            When(x => x.Outcome == nameof(PregnancyOutcome.LiveBirth), () =>
            {
                RuleFor(x => x.Sex).Must(s => InfantWords.Sexes.Knows(s)).WithMessage("お子さんの性別を選んでください。");
                RuleFor(x => x.BirthWeight).Must(w => w.Plain().Length == 0 || w.Number() is >= LightestWeight and <= HeaviestWeight)
                    .WithMessage($"出生体重は{LightestWeight}から{HeaviestWeight}までの数字（グラム）で入力してください。まだ分からないときは空欄にしてください。");
            });
            RuleFor(x => x.InHospital).Tick("入院している");
        }
    }
}
