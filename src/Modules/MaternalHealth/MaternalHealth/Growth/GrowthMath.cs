using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>Where a measured value stands, in numbers and in words that judge nothing.</summary>
internal static class GrowthMath
{
    /// <summary>Until about this age the corrected age stands beside the age (R1-6).</summary>
    public const int CorrectedUntilMonths = 36;

    /// <summary>Lower than two bands below where a child was.</summary>
    public const int BandsToLookAgain = 2;

    const int ShortestCentimetres = 70;
    const int TallestCentimetres = 120;
    const int ObesityUntilAge = 6;

    /// <summary>The age in months with the part of the month that has passed. Whole months are those of <see cref="Age.AgeInMonths"/>.</summary>
    public static decimal Months(DateOnly birth, DateOnly on)
    {
        var whole = Age.AgeInMonths(birth, on);
        var (from, to) = (birth.AddMonths(whole), birth.AddMonths(whole + 1));
        return whole + Math.Clamp((decimal)(on.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber), 0, 1);
    }

    /// <summary>The corrected age in months, of a child born before 37 weeks and up to about three years; else null.</summary>
    public static decimal? CorrectedMonths(DateOnly birth, DateOnly? expected, DateOnly on) =>
        expected is { } day && Age.CorrectedAgeInMonths(birth, day, on) is not null && Age.AgeInMonths(birth, on) < CorrectedUntilMonths ? Months(day, on) : null;

    /// <summary>How many of the seven percentiles the value reaches: 0 below the third, 7 from the ninety-seventh on.</summary>
    public static int Band(PercentilePoint at, decimal value) => at.Values.Count(v => v <= value);

    /// <summary>25〜50パーセンタイルの間.</summary>
    public static string Words(PercentilePoint at, decimal value)
    {
        if (at.Values.ToList().IndexOf(value) is >= 0 and var exact) return Percentiles.Ranks[exact] == 50 ? "50パーセンタイル（中央値）" : $"{Percentiles.Ranks[exact]}パーセンタイル";
        var band = Band(at, value);
        return band == 0 ? $"{Percentiles.Ranks[0]}パーセンタイルより下"
            : band == Percentiles.Ranks.Count ? $"{Percentiles.Ranks[^1]}パーセンタイルより上"
            : $"{Percentiles.Ranks[band - 1]}〜{Percentiles.Ranks[band]}パーセンタイルの間";
    }

    /// <summary>肥満度 in per cent, for 70 to 120 cm and under six years (R6-11); null where the formula does not hold.</summary>
    public static decimal? ObesityPercent(Sex sex, DateOnly birth, DateOnly on, decimal? kilogrammes, decimal? centimetres)
    {
        if (kilogrammes is not { } weight || centimetres is not { } height || height is < ShortestCentimetres or > TallestCentimetres || Age.LegalAge(birth, on) >= ObesityUntilAge) return null;
        decimal? standard = sex switch
        {
            Sex.Male => 0.00206m * height * height - 0.1166m * height + 6.5273m,
            Sex.Female => 0.00249m * height * height - 0.1858m * height + 9.0360m,
            _ => null,
        };
        return standard is { } expected ? Math.Round((weight - expected) / expected * 100, 1, MidpointRounding.AwayFromZero) : null;
    }
}
