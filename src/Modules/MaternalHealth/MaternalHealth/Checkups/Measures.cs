using System.Globalization;
using System.Text;
using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>Weight, height and head circumference as they are typed. What cannot be a child's of this age is asked again, with what may have been meant.</summary>
internal static class Measures
{
    const int MostDigits = 12;
    const decimal Most = 1000;

    /// <summary>What was meant is a tenth, ten times, a hundredth or a thousandth (grams) of what was typed.</summary>
    static readonly decimal[] Slips = [0.1m, 10m, 0.01m, 0.001m, 100m];

    /// <summary>Below an age in months: weights in kg, heights and head circumferences in cm that have been seen in any child, wide enough that the very small and the very large are not asked.</summary>
    static readonly (int BelowMonths, Range Weight, Range Height, Range Head)[] Seen =
    [
        (2, new(1.2m, 7), new(36, 66), new(27, 44)), (6, new(2, 12), new(44, 80), new(32, 50)), (12, new(3.5m, 16), new(52, 92), new(35, 53)), (24, new(5, 22), new(60, 105), new(37, 56)),
        (48, new(7, 32), new(70, 125), new(39, 58)), (int.MaxValue, new(9, 60), new(80, 150), new(41, 62)),
    ];

    /// <summary>A number with decimals in half or full width; null for anything else.</summary>
    public static decimal? Number(string? text)
    {
        if (text is null || text.Length > MostDigits || text.Any(char.IsSurrogate)) return null;
        return decimal.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < Most * 100 ? number : null;
    }

    /// <summary>Thousandths or tenths of the unit as a whole number: grams of a weight in kg, millimetres of a length in cm.</summary>
    public static int? In(string? text, int parts) => Number(text) is { } number ? (int)Math.Round(number * parts) : null;

    /// <summary>The sentence that asks whether a value is right; null where there is nothing to ask.</summary>
    public static string? Ask(Measure measure, string? typed, DateOnly born, DateOnly on)
    {
        if (Number(typed) is not { } number) return null;
        var ranges = Seen.First(s => Age.AgeInMonths(born, on) < s.BelowMonths);
        var (label, unit, range) = measure switch
        {
            Measure.Weight => ("体重", "kg", ranges.Weight),
            Measure.Height => ("身長", "cm", ranges.Height),
            _ => ("頭囲", "cm", ranges.Head),
        };
        if (range.Holds(number)) return null;
        var meant = Slips.Select(s => number * s).Where(range.Holds).Cast<decimal?>().FirstOrDefault();
        return string.Create(CultureInfo.InvariantCulture, $"{label}が{number:0.###}{unit}になっています。{(meant is { } other ? $"{other:0.###}{unit}ではありませんか。" : "ほかのお子さんの値ではありませんか。")}直すか、この値で正しければ「この値で正しい」に印を付けてください。");
    }

    sealed record Range(decimal From, decimal To)
    {
        public bool Holds(decimal value) => value >= From && value <= To;
    }
}

/// <summary>What of a child is measured.</summary>
internal enum Measure
{
    Weight,
    Height,
    Head,
}
