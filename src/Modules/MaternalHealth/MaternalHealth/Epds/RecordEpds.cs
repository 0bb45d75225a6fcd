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

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>EPDSと質問票の得点を記録する (AY-30, W5). An answer to item 10 leads straight to what has to be decided the same day.</summary>
public static class RecordEpds
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/epds/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/epds/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindPregnancy(id) is { } pregnancy ? await Screen(pregnancy, new Form { On = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var taken = await request.Db.EpdsAssessments.AsSplitQuery().Where(e => e.Pregnancy == pregnancy.Id).ToListAsync(request.Stop);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (taken.Find(e => e.Id == press) is { } done) return Next(done);
        EpdsAssessment? epds = null;
        var saving = await request.Try(() => request.Db.Add(epds = EpdsAssessment.Take(press, pregnancy, form.ToFacts(), settings, taken, request.Recorded)));
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Next(epds!);
    }

    static IResult Next(EpdsAssessment epds) => Screens.Screen.SeeOther($"/maternal-health/epds/{epds.Id}{(epds.OwesSafetyPlan ? "/safety-plan" : "")}");

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordEpdsScreen>(new
        {
            Page = new FormPage(await request.View(pregnancy.PersonId), $"/maternal-health/pregnancies/{pregnancy.Id}/epds", "EPDSと質問票へ戻る", errors, []),
            Input = form,
        }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Occasion { get; set; }

        public string? Edition { get; set; }

        public string? Item1 { get; set; }

        public string? Item2 { get; set; }

        public string? Item3 { get; set; }

        public string? Item4 { get; set; }

        public string? Item5 { get; set; }

        public string? Item6 { get; set; }

        public string? Item7 { get; set; }

        public string? Item8 { get; set; }

        public string? Item9 { get; set; }

        public string? Item10 { get; set; }

        public string? Total { get; set; }

        public CheckInput SupportAsked { get; set; }

        // Binding sets null where no field of the list arrives.
        public List<string> SupportMarks { get; set => field = value ?? []; } = [];

        public string? Bonding { get; set; }

        public string? Bonding3 { get; set; }

        public string? Bonding5 { get; set; }

        public string? Note { get; set; }

        /// <summary>Tells a second press from a second questionnaire.</summary>
        public string? Press { get; set; }

        internal IReadOnlyList<string?> Items => [Item1, Item2, Item3, Item4, Item5, Item6, Item7, Item8, Item9, Item10];

        /// <summary>Only the total was told, with item 10 apart at best.</summary>
        internal bool OnlyTotal => Items.Take(EpdsScores.Count - 1).All(i => i.Plain().Length == 0) && Total.Plain().Length > 0;

        internal EpdsScores Scores => OnlyTotal ? EpdsScores.OfTotal(Total.Number(), Item10.Number()) : EpdsScores.OfItems([.. Items.Select(i => i.Number())]);

        internal EpdsFacts ToFacts() => new(On.Day(), Enum.Parse<EpdsOccasion>(Occasion!), Edition.Plain(), Scores,
            new Companions(SupportAsked || SupportMarks.Count > 0, string.Join(' ', SupportMarks.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), Bonding.Number(), Bonding3.Number(), Bonding5.Number()), Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("回答日").NotAfter("回答日", clock.Today);
            RuleFor(x => x.Occasion).Must(o => EpdsWords.Occasions.Knows(o)).WithMessage("どこで答えたかを選んでください。");
            RuleFor(x => x.Edition).AtMost("質問票の版", Longest.Line);
            RuleFor(x => x.Item1).Must(IsItem).WithMessage(Wrong("項目1"));
            RuleFor(x => x.Item2).Must(IsItem).WithMessage(Wrong("項目2"));
            RuleFor(x => x.Item3).Must(IsItem).WithMessage(Wrong("項目3"));
            RuleFor(x => x.Item4).Must(IsItem).WithMessage(Wrong("項目4"));
            RuleFor(x => x.Item5).Must(IsItem).WithMessage(Wrong("項目5"));
            RuleFor(x => x.Item6).Must(IsItem).WithMessage(Wrong("項目6"));
            RuleFor(x => x.Item7).Must(IsItem).WithMessage(Wrong("項目7"));
            RuleFor(x => x.Item8).Must(IsItem).WithMessage(Wrong("項目8"));
            RuleFor(x => x.Item9).Must(IsItem).WithMessage(Wrong("項目9"));
            RuleFor(x => x.Item10).Must(IsItem).WithMessage(Wrong("項目10"))
                .Must((form, _) => form.Items.Any(i => i.Plain().Length > 0) || form.Total.Plain().Length > 0).WithMessage("EPDSの得点を入力してください。記入のなかった項目は空のままで記録できます。");
            RuleFor(x => x.Total).Must(t => IsBetween(t, EpdsScores.HighestTotal)).WithMessage($"合計は0から{EpdsScores.HighestTotal}までの数字で入力してください。")
                .Must((form, _) => !form.OnlyTotal || Fits(form.Total.Number(), [form.Item10.Number()], EpdsScores.Count)).WithMessage("合計と項目10が合いません。どちらかを確かめてください。")
                .Must((form, _) => form.OnlyTotal || form.Total.Plain().Length == 0 || form.Scores.Total is not null).WithMessage("記入のない項目があるため、合計は出せません。合計を空にすると、このまま記録できます。")
                .Must((form, _) => form.OnlyTotal || form.Total.Plain().Length == 0 || form.Scores.Total == form.Total.Number()).WithMessage(form => $"10項目を足すと{form.Scores.Total}です。項目か合計を確かめてください。");
            RuleFor(x => x.SupportAsked).Tick("育児支援チェックリストを使った");
            RuleForEach(x => x.SupportMarks).Must(m => EpdsWords.SupportItems.Knows(m)).WithMessage("育児支援チェックリストの印を選び直してください。");
            RuleFor(x => x.Bonding3).Must(IsItem).WithMessage(Wrong("気持ち質問票の項目3"));
            RuleFor(x => x.Bonding5).Must(IsItem).WithMessage(Wrong("気持ち質問票の項目5"));
            RuleFor(x => x.Bonding).Must(t => IsBetween(t, EpdsScores.HighestTotal)).WithMessage($"気持ち質問票の合計は0から{EpdsScores.HighestTotal}までの数字で入力してください。")
                .Must((form, _) => Fits(form.Bonding.Number(), [form.Bonding3.Number(), form.Bonding5.Number()], EpdsScores.Count)).WithMessage("気持ち質問票の合計と項目が合いません。どちらかを確かめてください。");
            RuleFor(x => x.Note).AtMost("聴き取ったこと", Longest.Text);
        }

        static string Wrong(string item) => $"{item}は0から{EpdsScores.HighestOfItem}までの数字で入力してください。記入がなければ空のままにします。";

        static bool IsItem(string? typed) => IsBetween(typed, EpdsScores.HighestOfItem);

        static bool IsBetween(string? typed, int highest) => typed.Plain().Length == 0 || typed.Number() <= highest;

        // A total is at least the sum of the items that are known, and at most that with all others at their highest.
        static bool Fits(int? total, int?[] known, int items) => total is not { } sum
            || (known.Sum() is var least && sum >= least && sum <= least + (items - known.Count(k => k is not null)) * EpdsScores.HighestOfItem);
    }
}
