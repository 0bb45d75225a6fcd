using System.Globalization;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>What is measured of a child.</summary>
internal enum Measure
{
    Weight,
    Height,
    Head,
}

/// <summary>The percentiles of one sex and measure at one age.</summary>
/// <param name="Months">Age in months.</param>
/// <param name="Values">In the order of <see cref="Percentiles.Ranks"/>; kilogrammes or centimetres.</param>
internal sealed record PercentilePoint(decimal Months, IReadOnlyList<decimal> Values);

/// <summary>
/// 令和5年乳幼児身体発育調査 (こども家庭庁; e-Stat 000040240361 to 000040240363), read from the file beside this class. They say where a child stands among
/// the children of Japan, and not whether that is good.
/// </summary>
internal static class Percentiles
{
    public const string Source = "令和5年（2023年）乳幼児身体発育調査（こども家庭庁、e-Stat）";

    public static readonly IReadOnlyList<int> Ranks = [3, 10, 25, 50, 75, 90, 97];

    // measure, unit, sex, label, from, to, middle: then one column for each rank.
    const int FirstRank = 7;

    static readonly Dictionary<(Measure, Sex), Band[]> All = Read();

    /// <summary>The points of a curve; none for a sex that is not known.</summary>
    public static IReadOnlyList<PercentilePoint> Of(Measure measure, Sex sex) => All.TryGetValue((measure, sex), out var bands) ? [.. bands.Select(b => b.Point)] : [];

    /// <summary>The percentiles at an age, drawn straight between the middles of two age bands; null outside the survey.</summary>
    public static PercentilePoint? At(Measure measure, Sex sex, decimal months)
    {
        if (!All.TryGetValue((measure, sex), out var bands) || months < bands[0].Point.Months || months > bands[^1].Until) return null;
        var after = Array.FindIndex(bands, b => b.Point.Months >= months);
        // A band's value stands for the whole band, and there is none after the last.
        if (after < 0) return bands[^1].Point with { Months = months };
        if (bands[after].Point.Months == months) return bands[after].Point;
        var (low, high) = (bands[after - 1].Point, bands[after].Point);
        var share = (months - low.Months) / (high.Months - low.Months);
        return new PercentilePoint(months, [.. low.Values.Zip(high.Values, (a, b) => a + (b - a) * share)]);
    }

    static Dictionary<(Measure, Sex), Band[]> Read()
    {
        using var file = new StreamReader(typeof(Percentiles).Assembly.GetManifestResourceStream("percentiles-2023.csv")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))
            .GroupBy(cells => (Enum.Parse<Measure>(cells[0], ignoreCase: true), Enum.Parse<Sex>(cells[2], ignoreCase: true)))
            .ToDictionary(g => g.Key, g => g.Select(cells => new Band(Number(cells[5]), new PercentilePoint(Number(cells[6]), [.. cells[FirstRank..].Select(Number)]))).OrderBy(b => b.Point.Months).ToArray());
    }

    static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    sealed record Band(decimal Until, PercentilePoint Point);
}
