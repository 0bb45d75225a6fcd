using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>When a child may be examined, to the day.</summary>
public sealed class CheckupPlanTests
{
    static CheckupPlan Of(CheckupKind kind) => CheckupPlan.Of(kind, new MaternalHealthSettings());

    [Theory]
    [InlineData(CheckupKind.OneMonth, "2025-03-04", "2025-04-01", "2025-04-14")]            // T1
    [InlineData(CheckupKind.EighteenMonths, "2024-05-20", "2025-11-20", "2026-05-19")]      // T9
    [InlineData(CheckupKind.OneMonth, "2024-02-01", "2024-02-29", "2024-03-13")]
    [InlineData(CheckupKind.ThreeToFourMonths, "2026-01-31", "2026-05-01", "2026-07-30")]   // April has no 31st: the month is full at its end
    [InlineData(CheckupKind.NineToElevenMonths, "2025-05-31", "2026-03-01", "2026-05-30")]
    [InlineData(CheckupKind.EighteenMonths, "2024-08-31", "2026-03-01", "2026-08-30")]
    [InlineData(CheckupKind.EighteenMonths, "2024-02-29", "2025-08-29", "2026-02-28")]
    [InlineData(CheckupKind.ThreeYears, "2024-02-29", "2027-03-01", "2028-02-28")]          // reached at the end of 28 February
    [InlineData(CheckupKind.ThreeYears, "2023-04-01", "2026-04-01", "2027-03-31")]
    [InlineData(CheckupKind.FiveYears, "2021-06-15", "2025-12-15", "2026-12-14")]
    public void WindowOf_Born_IsTheFirstAndTheLastDay(CheckupKind kind, string born, string first, string last) =>
        Of(kind).WindowOf(DateOnly.Parse(born, null)).Should().Be(new CheckupWindow(DateOnly.Parse(first, null), DateOnly.Parse(last, null)));

    [Fact]
    public void BornAround_EveryBirthDateOfYears_MissesNobodyWhoseWindowHoldsTheDay()
    {
        foreach (var plan in CheckupPlan.All(new MaternalHealthSettings()))
            for (var day = new DateOnly(2027, 12, 25); day < new DateOnly(2028, 3, 5); day = day.AddDays(1))
            {
                var (from, to) = plan.BornAround(day, day);
                for (var born = day.AddYears(-7); born <= day; born = born.AddDays(1))
                    if (plan.WindowOf(born).Contains(day) && (born < from || born > to)) Assert.Fail($"{plan.Kind}: born {born:O} is forgotten on {day:O}.");
            }
    }

    [Theory]
    [InlineData(Measure.Weight, "95", "9.5kgではありませんか")]
    [InlineData(Measure.Weight, "950", "9.5kgではありませんか")]
    [InlineData(Measure.Weight, "9850", "9.85kgではありませんか")]
    [InlineData(Measure.Height, "8.5", "85cmではありませんか")]
    [InlineData(Measure.Height, "785", "78.5cmではありませんか")]
    [InlineData(Measure.Head, "4.6", "46cmではありませんか")]
    [InlineData(Measure.Weight, "30", "ほかのお子さんの値ではありませんか")]
    [InlineData(Measure.Weight, "９．８５", null)]
    [InlineData(Measure.Weight, "5.6", null)]   // very small, and possible
    [InlineData(Measure.Height, "78.5", null)]
    internal void Ask_OfAChildOfEighteenMonths_NamesWhatWasMeant(Measure measure, string typed, string? asked)
    {
        var ask = Measures.Ask(measure, typed, new DateOnly(2024, 11, 20), new DateOnly(2026, 6, 1));

        if (asked is null) ask.Should().BeNull(); else ask.Should().Contain(asked);
    }

    [Theory]
    [InlineData("9.85", 9850)]
    [InlineData("９．８５", 9850)]
    [InlineData(" 10 ", 10000)]
    [InlineData("-1", null)]
    [InlineData("9,85", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999", null)]
    public void In_Typed_IsTheSmallestUnit(string typed, int? grams) => Measures.In(typed, 1000).Should().Be(grams);
}
