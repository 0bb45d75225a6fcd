using System.Globalization;

namespace Hagukumi.Benchmarks.Measuring;

/// <summary>One line of the table: the product beside its floor, measured in turns.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Product">One value for each round.</param>
/// <param name="Floor">The floor's value of the same round.</param>
/// <param name="Goal">Ratio not to be exceeded; null where none is set.</param>
sealed record Figure(string Name, string Unit, IReadOnlyList<double> Product, IReadOnlyList<double> Floor, double? Goal = null)
{
    /// <summary>A ratio of each round: what disturbs the machine disturbs both.</summary>
    IReadOnlyList<double> Ratios => [.. Product.Zip(Floor, (p, f) => p / f)];

    public static void Print(IReadOnlyList<Figure> figures)
    {
        Line("name", "product", "floor", "ratio", "spread", "goal");
        foreach (var f in figures)
        {
            var ratio = Median(f.Ratios);
            Line(f.Name, Amount(Median(f.Product), f.Unit), Amount(Median(f.Floor), f.Unit), Text(ratio), $"{Text(f.Ratios.Min())}-{Text(f.Ratios.Max())}",
                f.Goal is not { } goal ? "-" : $"{Text(goal)} {(ratio <= goal ? "met" : "missed")}");
        }
    }

    static void Line(string name, string product, string floor, string ratio, string spread, string goal) =>
        Console.Out.WriteLine($"{name,-34} {product,14} {floor,14} {ratio,7} {spread,13}  {goal}");

    static string Amount(double value, string unit) => $"{Text(value)} {unit}";

    static string Text(double value) => value.ToString(value >= 100 ? "F0" : "F2", CultureInfo.InvariantCulture);

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
