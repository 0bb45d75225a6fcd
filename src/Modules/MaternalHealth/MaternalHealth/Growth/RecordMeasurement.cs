using System.Globalization;
using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>身体計測を記録する (AY-37). A value that is off by ten is asked about once, and taken where it is confirmed.</summary>
public static class RecordMeasurement
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Places =
    [
        (nameof(MeasurePlace.Clinic), "医療機関"), (nameof(MeasurePlace.Checkup), "健診"), (nameof(MeasurePlace.Hub), "ひろば・センター"), (nameof(MeasurePlace.Nursery), "園"), (nameof(MeasurePlace.Home), "家庭・訪問"), (nameof(MeasurePlace.Other), "その他"),
    ];

    internal static readonly IReadOnlyList<(string Value, string Text)> Positions = [("lying", "仰向け（2歳未満）"), ("standing", "立って")];

    // Beyond these a value is one of other units, whatever is confirmed.
    const decimal HeaviestKilogrammes = 200;
    const decimal TallestCentimetres = 220;

    // Nothing a child is measured at lies so far from the outermost percentiles; a tenth or ten times of it does.
    const decimal FarBelow = 0.4m;
    const decimal FarAbove = 2.2m;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/growth/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/children/{id:guid}/growth/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindChild(id) is { } child ? await Screen(child, new Form { On = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindChild(id) is not { } child) return Results.NotFound();
        IReadOnlyList<ValidationFailure> errors = await rules.CheckAsync(form, request.Stop);
        if (errors.Count == 0) errors = Doubts(child, form);
        if (errors.Count > 0) return await Screen(child, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (!await request.Db.Measurements.AnyAsync(m => m.Id == press, request.Stop))
            await request.Try(() => request.Db.Add(Measurement.Take(press, child.Id, form.ToFacts(), request.Recorded)));
        return Screens.Screen.SeeOther($"/maternal-health/children/{id}/growth");
    }

    /// <summary>Where the day lies before the birth, or a value so far from every child of that age that the point is in the wrong place.</summary>
    static List<ValidationFailure> Doubts(Child child, Form form)
    {
        List<ValidationFailure> doubts = [];
        if (child.BornOn is not { } born) return doubts;
        var on = form.On.Day();
        if (on < born)
        {
            doubts.Add(new(nameof(Form.On), $"計測日は生まれた日（{JapaneseDate.Format(born)}）以後の日付にしてください。"));
            return doubts;
        }
        if (form.Confirmed) return doubts;
        Doubt(Measure.Weight, nameof(Form.Weight), "体重", "kg", form.Weight);
        Doubt(Measure.Height, nameof(Form.Height), "身長", "cm", form.Height);
        Doubt(Measure.Head, nameof(Form.Head), "頭囲", "cm", form.Head);
        return doubts;

        void Doubt(Measure measure, string field, string label, string unit, string? typed)
        {
            if (typed.Decimal() is not { } value) return;
            // Of an unknown sex the widest of both is asked.
            Sex[] sexes = child.Sex is Sex.Male or Sex.Female ? [child.Sex] : [Sex.Male, Sex.Female];
            List<PercentilePoint> known = [.. sexes.Select(s => Percentiles.At(measure, s, GrowthMath.Months(born, on))).OfType<PercentilePoint>()];
            if (known.Count == 0 || (value >= known.Min(p => p.Values[0]) * FarBelow && value <= known.Max(p => p.Values[^1]) * FarAbove)) return;
            doubts.Add(new(field, $"{label}{value}{unit}は、この月齢の子どもの値から大きく離れています。単位と小数点の位置を確かめてください。正しければ「入力した値で間違いない」に印を付けて、もう一度記録してください。"));
        }
    }

    static async Task<IResult> Screen(Child child, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordMeasurementScreen>(new { Page = new FormPage(await request.View(child.Id), $"/maternal-health/children/{child.Id}/growth", "発育の記録へ戻る", errors, []), Input = form, Born = child.BornOn }, status);

    /// <summary>A number with a decimal point in half or full width; null for anything else.</summary>
    internal static decimal? Decimal(this string? typed)
    {
        // A lone surrogate would make normalisation throw, and no number has any.
        if (typed is null || typed.Length > 20 || typed.Any(char.IsSurrogate)) return null;
        return decimal.TryParse(typed.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Place { get; set; }

        public string? Weight { get; set; }

        public string? Height { get; set; }

        public string? Position { get; set; }

        public string? Head { get; set; }

        public CheckInput Confirmed { get; set; }

        /// <summary>Tells a second press from a second measuring.</summary>
        public string? Press { get; set; }

        internal MeasurementFacts ToFacts() => new(On.Day(), Enum.Parse<MeasurePlace>(Place!), (int?)(Weight.Decimal() * 1000), (int?)(Height.Decimal() * 10), (int?)(Head.Decimal() * 10),
            Height.Decimal() is null ? null : Position == "lying");
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("計測日").NotAfter("計測日", clock.Today);
            RuleFor(x => x.Place).Must(p => Places.Knows(p)).WithMessage("どこで計ったかを選んでください。");
            RuleFor(x => x.Weight).Must(w => IsMeasure(w, HeaviestKilogrammes, 3)).WithMessage("体重はkgの数字（例：7.85）で入力してください。gで量ったときは1000で割ります。")
                .Must((form, _) => new[] { form.Weight, form.Height, form.Head }.Any(v => v.Plain().Length > 0)).WithMessage("体重・身長・頭囲のどれかを入力してください。");
            RuleFor(x => x.Height).Must(h => IsMeasure(h, TallestCentimetres, 1)).WithMessage("身長はcmの数字（小数1桁まで、例：66.5）で入力してください。");
            RuleFor(x => x.Position).Must(p => p.Plain().Length == 0 || Positions.Knows(p)).WithMessage("身長の計り方を選び直してください。")
                .Must((form, p) => form.Height.Plain().Length == 0 || p.Plain().Length > 0).WithMessage("身長を仰向けで計ったか、立って計ったかを選んでください。");
            RuleFor(x => x.Head).Must(h => IsMeasure(h, TallestCentimetres, 1)).WithMessage("頭囲はcmの数字（小数1桁まで、例：43.2）で入力してください。");
            RuleFor(x => x.Confirmed).Tick("入力した値で間違いない");
        }

        // More decimals than are read off a scale are of another unit.
        static bool IsMeasure(string? typed, decimal highest, int decimals) => typed.Plain().Length == 0 || (typed.Decimal() is { } value && value > 0 && value <= highest && decimal.Round(value, decimals) == value);
    }
}
