using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>One measuring with where it stands.</summary>
/// <param name="Taken">The measuring; null for the weight at birth.</param>
/// <param name="Age">Age in words, with the corrected age where there is one.</param>
/// <param name="Notes">What a person should look at: facts, and no finding.</param>
internal sealed record GrowthRow(DateOnly On, Measurement? Taken, decimal? Months, decimal? CorrectedMonths, string Age, decimal? Kilogrammes, decimal? Height, decimal? Head, IReadOnlyDictionary<Measure, string> Words, decimal? Obesity, IReadOnlyList<string> Notes);

/// <summary>The measurings of a child in their order, the weight at birth first; what was withdrawn draws nothing.</summary>
internal static class GrowthTable
{
    /// <summary>Months back to which a child's place is compared: a slow decline is one as well.</summary>
    const int LooksBackMonths = 6;

    static readonly Dictionary<Measure, string> Names = new() { [Measure.Weight] = "体重", [Measure.Height] = "身長", [Measure.Head] = "頭囲" };

    public static IReadOnlyList<GrowthRow> Of(Child child, IEnumerable<Measurement> measured)
    {
        List<GrowthRow> rows = [];
        if (child is { BornOn: { } born, BirthWeight: { } grams }) rows.Add(Row(child, born, null, grams / 1000m, null, null, rows));
        foreach (var m in measured.Where(m => m.Stands).OrderBy(m => m.On).ThenBy(m => m.RecordedAt))
            rows.Add(Row(child, m.On, m, m.Weight / 1000m, m.Height / 10m, m.Head / 10m, rows));
        return rows;
    }

    public static decimal? ValueOf(this GrowthRow row, Measure measure) => measure switch
    {
        Measure.Weight => row.Kilogrammes,
        Measure.Height => row.Height,
        _ => row.Head,
    };

    static GrowthRow Row(Child child, DateOnly on, Measurement? taken, decimal? weight, decimal? height, decimal? head, IReadOnlyList<GrowthRow> before)
    {
        decimal? months = child.BornOn is { } born && on >= born ? GrowthMath.Months(born, on) : null;
        var corrected = child.BornOn is { } birth ? GrowthMath.CorrectedMonths(birth, child.ExpectedOn, on) : null;
        var row = new GrowthRow(on, taken, months, corrected, AgeText(child, on, corrected), weight, height, head, new Dictionary<Measure, string>(),
            child.BornOn is { } day ? GrowthMath.ObesityPercent(child.Sex, day, on, weight, height) : null, []);
        return row with { Words = Enum.GetValues<Measure>().Where(m => row.ValueOf(m) is not null).ToDictionary(m => m, m => WordsOf(child, row, m)), Notes = NotesOf(child, row, before) };
    }

    static string AgeText(Child child, DateOnly on, decimal? corrected)
    {
        if (child.BornOn is not { } born || on < born) return "不明";
        var months = Age.AgeInMonths(born, on);
        return months == 0 ? $"生後{Age.AgeInDays(born, on)}日" : $"{(months >= 24 ? $"{months / 12}歳{months % 12}か月" : $"{months}か月")}{(corrected is { } c ? $"（修正{(int)c}か月）" : "")}";
    }

    static string WordsOf(Child child, GrowthRow row, Measure measure)
    {
        var value = row.ValueOf(measure)!.Value;
        List<string> words = [];
        if (row.Months is { } months && Percentiles.At(measure, child.Sex, months) is { } at) words.Add(GrowthMath.Words(at, value));
        if (row.CorrectedMonths is { } corrected && Percentiles.At(measure, child.Sex, corrected) is { } early) words.Add($"修正月齢では{GrowthMath.Words(early, value)}");
        return string.Join("、", words);
    }

    static List<string> NotesOf(Child child, GrowthRow row, IReadOnlyList<GrowthRow> before)
    {
        List<string> notes = [];
        if (row.Kilogrammes is { } now && before.LastOrDefault(r => r.Kilogrammes is not null) is { Kilogrammes: { } then } last && now < then)
            notes.Add($"体重が{JapaneseDate.Format(last.On)}より{(then - now) * 1000:0}g少ない");
        foreach (var measure in Enum.GetValues<Measure>())
        {
            if (BandOf(child, row, measure) is not { } band) continue;
            var earlier = before.Where(r => r.On >= row.On.AddMonths(-LooksBackMonths)).Select(r => (r.On, Band: BandOf(child, r, measure))).Where(r => r.Band is not null).OrderByDescending(r => r.Band).FirstOrDefault();
            if (earlier.Band - band >= GrowthMath.BandsToLookAgain) notes.Add($"{Names[measure]}の位置が、{JapaneseDate.Format(earlier.On)}より{earlier.Band - band}つ下の帯");
        }
        return notes;
    }

    // Of a preterm child the corrected age is compared, else every one would seem to rise.
    static int? BandOf(Child child, GrowthRow row, Measure measure) =>
        row.ValueOf(measure) is { } value && (row.CorrectedMonths ?? row.Months) is { } months && Percentiles.At(measure, child.Sex, months) is { } at ? GrowthMath.Band(at, value) : null;
}
