using System.Globalization;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Infants;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class GrowthTests
{
    static readonly DateOnly Born = new(2024, 1, 31);

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    static Child Boy(DateOnly? expected = null, int? birthWeight = null) => new(PersonId.New(), [], Born, Sex.Male, expected, birthWeight);

    static Measurement Weighed(Child child, DateOnly on, int grams) => Measurement.Take(Ids.New(), child.Id, new(on, MeasurePlace.Home, grams, null, null, null), Nurse);

    /// <summary>T10 of the test vectors.</summary>
    [Fact]
    public void T10_BoyOfThreeYears_1383IsTheMedian()
    {
        var at = Percentiles.At(Measure.Weight, Sex.Male, 39)!;
        GrowthMath.Words(at, 13.83m).Should().Be("50パーセンタイル（中央値）");
    }

    [Theory]
    [InlineData("11.37", "3パーセンタイルより下")]
    [InlineData("11.38", "3パーセンタイル")]
    [InlineData("11.39", "3〜10パーセンタイルの間")]
    [InlineData("13.00", "25〜50パーセンタイルの間")]
    [InlineData("16.70", "97パーセンタイル")]
    [InlineData("16.71", "97パーセンタイルより上")]
    public void Words_NameTheBandAndNothingElse(string kilogrammes, string words) => GrowthMath.Words(Percentiles.At(Measure.Weight, Sex.Male, 39)!, Number(kilogrammes)).Should().Be(words);

    [Theory]
    [InlineData("0", "3.06")]
    [InlineData("0.5", "3.605")]    // halfway between birth (3.06) and one month (4.15)
    [InlineData("13", "9.282857")]  // 1.5 of 3.5 months between 11.5 (9.00) and 15 (9.66)
    [InlineData("77", "19.85")]     // the last band stands for the whole of itself
    public void At_BetweenTwoBands_IsInterpolated(string months, string median) => Percentiles.At(Measure.Weight, Sex.Male, Number(months))!.Values[3].Should().BeApproximately(Number(median), 0.000001m);

    [Theory]
    [InlineData("-0.1")]
    [InlineData("78.1")]
    public void At_OutsideTheSurvey_IsUnknown(string months) => Percentiles.At(Measure.Weight, Sex.Female, Number(months)).Should().BeNull();

    [Fact]
    public void At_EveryBandOfEveryMeasure_RisesFromRankToRank()
    {
        foreach (var (measure, sex) in Enum.GetValues<Measure>().SelectMany(m => new[] { Sex.Male, Sex.Female }.Select(s => (m, s))))
        {
            Percentiles.Of(measure, sex).Should().NotBeEmpty();
            foreach (var point in Percentiles.Of(measure, sex)) point.Values.Should().HaveCount(7).And.BeInAscendingOrder();
        }
        Percentiles.Of(Measure.Weight, Sex.Unknown).Should().BeEmpty();
    }

    [Theory]
    [InlineData("2024-01-31", "2024-01-31", 0)]
    [InlineData("2024-01-15", "2024-02-15", 1)]
    [InlineData("2024-01-31", "2024-03-31", 2)]
    [InlineData("2024-02-29", "2025-03-01", 12.03)]
    public void Months_CountTheCalendarsMonths(string birth, string on, double months) => ((double)GrowthMath.Months(Day(birth), Day(on))).Should().BeApproximately(months, 0.02);

    [Fact]
    public void Months_NeverStepBack()
    {
        var months = Enumerable.Range(0, 800).Select(d => GrowthMath.Months(Born, Born.AddDays(d))).ToList();
        months.Should().BeInAscendingOrder();
        months.Zip(months.Skip(1), (a, b) => b - a).Max().Should().BeLessThan(0.08m);
    }

    [Theory]
    [InlineData(-22, 365, true)]    // 36w6d
    [InlineData(-21, 365, false)]   // 37w0d: at term
    [InlineData(-60, 30, false)]    // before the expected day there is none
    [InlineData(-60, 1095, true)]
    [InlineData(-60, 1130, false)]  // after three years
    public void CorrectedMonths_OfThePretermUpToThree(int bornBefore, int days, bool corrected)
    {
        var months = GrowthMath.CorrectedMonths(Born, Born.AddDays(-bornBefore), Born.AddDays(days));
        (months is not null).Should().Be(corrected);
        if (corrected) months.Should().BeLessThan(GrowthMath.Months(Born, Born.AddDays(days)));
    }

    [Theory]
    [InlineData(Sex.Male, "13.83", "94.3", "-0.1")]
    [InlineData(Sex.Female, "13.48", "93.0", "1.4")]
    [InlineData(Sex.Male, "8.0", "69.9", null)]
    [InlineData(Sex.Male, "8.8", "70.0", "4.0")]
    [InlineData(Sex.Male, "25", "120.1", null)]
    [InlineData(Sex.Unknown, "13", "94", null)]
    internal void ObesityPercent_HoldsFrom70To120Centimetres(Sex sex, string kilogrammes, string centimetres, string? percent) =>
        GrowthMath.ObesityPercent(sex, Born, Born.AddYears(3), Number(kilogrammes), Number(centimetres)).Should().Be(percent is null ? null : Number(percent));

    [Theory]
    [InlineData("2030-01-30", true)]
    [InlineData("2030-01-31", false)]
    public void ObesityPercent_UnderSix(string on, bool known) => (GrowthMath.ObesityPercent(Sex.Male, Born, Day(on), 20, 115) is not null).Should().Be(known);

    [Fact]
    public void Of_LosesWeight_SaysByHowMuchAndSinceWhen()
    {
        var child = Boy(birthWeight: 3000);
        var rows = GrowthTable.Of(child, [Weighed(child, Born.AddDays(5), 2880)]);
        rows[^1].Notes.Should().ContainSingle().Which.Should().Be("体重が令和6年1月31日より120g少ない");
    }

    [Fact]
    public void Of_FallsTwoBands_IsToBeLookedAt_AndASlowFallAsWell()
    {
        var child = Boy();
        // Bands at 2.5 months: 4.59 4.98 5.37 5.80 6.23; at 4.5 months: 5.71 6.16 6.62 7.12; at 6.5 months: 6.40 6.88 7.37.
        Measurement[] taken = [Weighed(child, Day("2024-04-15"), 6000), Weighed(child, Day("2024-06-15"), 6900), Weighed(child, Day("2024-08-15"), 7000)];

        var rows = GrowthTable.Of(child, taken);

        rows[1].Notes.Should().BeEmpty("one band is no reason");
        rows[2].Notes.Should().ContainSingle().Which.Should().Be("体重の位置が、令和6年4月15日より2つ下の帯");
        taken[0].Withdraw(Today, "桁の誤り", Nurse.By);
        GrowthTable.Of(child, taken)[^1].Notes.Should().BeEmpty("what was withdrawn is compared with nothing");
    }

    [Fact]
    public void Of_Preterm_ShowsBothAges()
    {
        var child = Boy(expected: Born.AddDays(56));
        var row = GrowthTable.Of(child, [Weighed(child, Day("2024-07-31"), 6000)]).Single();
        row.Age.Should().Be("6か月（修正4か月）");
        row.Words[Measure.Weight].Should().Be("3パーセンタイルより下、修正月齢では10〜25パーセンタイルの間");
    }

    [Fact]
    public void Chart_PointsLieWithinTheDrawing()
    {
        var chart = GrowthChart.Of(Measure.Weight, "体重", "kg", Percentiles.Of(Measure.Weight, Sex.Male), [(0, 3), (6.5m, 7.91m)], [])!;
        chart.Percentiles.Should().HaveCount(7);
        var dot = chart.Dots[1];
        // The median of that age lies under the dot.
        chart.Percentiles.Single(p => p.Rank == 50).Points.Split(' ').Should().Contain($"{dot.X},{dot.Y}");
        GrowthChart.Of(Measure.Head, "頭囲", "cm", Percentiles.Of(Measure.Head, Sex.Male), [], []).Should().BeNull();
    }
}
