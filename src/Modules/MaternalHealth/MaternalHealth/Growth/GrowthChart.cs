using System.Globalization;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>One curve as it is drawn: the percentiles, and where the child was. All in the drawing's own units, so that the screen only writes them down.</summary>
public sealed record GrowthChart(string Title, string Unit, IReadOnlyList<GrowthChart.Line> Percentiles, IReadOnlyList<GrowthChart.Dot> Dots, IReadOnlyList<GrowthChart.Dot> Corrected, IReadOnlyList<GrowthChart.Mark> Months, IReadOnlyList<GrowthChart.Mark> Values)
{
    public const int Width = 640;
    public const int Height = 360;
    public const int Left = 44;
    public const int Right = 596;
    public const int Top = 12;
    public const int Bottom = 324;

    const int MonthsAtLeast = 12;
    const int MonthsAtMost = 78;
    const int ValueSteps = 6;
    const int MonthSteps = 6;

    /// <summary>A percentile.</summary>
    public sealed record Line(int Rank, string Points, string LabelY);

    /// <summary>A measuring.</summary>
    public sealed record Dot(string X, string Y);

    /// <summary>A number on an axis.</summary>
    public sealed record Mark(string At, string Text);

    /// <summary>The points of the child joined.</summary>
    public static string Joined(IReadOnlyList<Dot> dots) => string.Join(' ', dots.Select(d => $"{d.X},{d.Y}"));

    internal static GrowthChart? Of(Measure measure, string title, string unit, IReadOnlyList<PercentilePoint> curve, IReadOnlyList<(decimal Months, decimal Value)> measured, IReadOnlyList<(decimal Months, decimal Value)> corrected)
    {
        if (curve.Count == 0 || measured.Count == 0) return null;
        var until = Math.Clamp(decimal.Ceiling(measured.Max(m => m.Months) / MonthSteps) * MonthSteps + MonthSteps, MonthsAtLeast, MonthsAtMost);
        List<PercentilePoint> shown = [.. curve.TakeWhile(p => p.Months <= until)];
        // The end of the axis has no point of its own.
        if (shown[^1].Months < until && Percentile(until) is { } end) shown.Add(end);
        List<decimal> values = [.. shown.SelectMany(p => p.Values), .. measured.Select(m => m.Value), .. corrected.Select(m => m.Value)];
        var (low, high) = (decimal.Floor(values.Min()), decimal.Ceiling(values.Max()));
        return new GrowthChart(title, unit,
            [.. Growth.Percentiles.Ranks.Select((rank, at) => new Line(rank, string.Join(' ', shown.Select(p => $"{X(p.Months)},{Y(p.Values[at])}")), Y(shown[^1].Values[at])))],
            [.. measured.Where(m => m.Months <= until).Select(m => new Dot(X(m.Months), Y(m.Value)))],
            [.. corrected.Where(m => m.Months <= until).Select(m => new Dot(X(m.Months), Y(m.Value)))],
            [.. Enumerable.Range(0, (int)(until / MonthSteps) + 1).Select(n => n * MonthSteps).Select(month => new Mark(X(month), $"{month}"))],
            [.. Enumerable.Range(0, ValueSteps + 1).Select(n => low + (high - low) * n / ValueSteps).Select(value => new Mark(Y(value), value.ToString("0.#", CultureInfo.InvariantCulture)))]);

        PercentilePoint? Percentile(decimal months) => curve.Zip(curve.Skip(1)).FirstOrDefault(pair => pair.First.Months <= months && pair.Second.Months >= months) is { First: { } a, Second: { } b }
            ? new PercentilePoint(months, [.. a.Values.Zip(b.Values, (x, y) => x + (y - x) * (months - a.Months) / (b.Months - a.Months))])
            : null;

        string X(decimal months) => Text(Left + (Right - Left) * months / until);

        string Y(decimal value) => Text(Bottom - (Bottom - Top) * (value - low) / (high - low));
    }

    static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
