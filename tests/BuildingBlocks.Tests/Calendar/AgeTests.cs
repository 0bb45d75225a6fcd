using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class AgeTests
{
    [Theory]
    [InlineData("2025-02-27", 0)]
    [InlineData("2025-02-28", 0)]
    [InlineData("2025-03-01", 1)]
    [InlineData("2028-02-28", 3)]
    [InlineData("2028-02-29", 4)]
    public void LegalAge_BornOnLeapDay_IsHigherFromTheDayAfterFebruary28(string asOf, int age) =>
        Age.LegalAge(Day("2024-02-29"), Day(asOf)).Should().Be(age);

    [Theory]
    [InlineData(1, "2025-02-28")] // T11
    [InlineData(4, "2028-02-28")]
    [InlineData(6, "2030-02-28")]
    public void LegalAge_BornOnLeapDay_IsReachedOnFebruary28(int years, string day) =>
        Age.LegalAgeReachedAtEndOf(Day("2024-02-29"), years).Should().Be(Day(day));

    [Fact]
    public void LegalAge_BornOnMarchFirst_IsReachedOnTheLastDayOfFebruary()
    {
        Age.LegalAgeReachedAtEndOf(Day("2023-03-01"), 1).Should().Be(Day("2024-02-29"));
        Age.LegalAgeReachedAtEndOf(Day("2023-03-01"), 2).Should().Be(Day("2025-02-28"));
    }

    [Fact]
    public void LegalAge_BornOnNewYear_IsReachedInTheOldYear() =>
        Age.LegalAgeReachedAtEndOf(Day("2020-01-01"), 6).Should().Be(Day("2025-12-31"));

    [Fact]
    public void LegalAge_DayBeforeBirthday_IsLowerDuringAndHigherAtItsEnd()
    {
        var birth = Day("2008-11-22"); // D9

        Age.LegalAgeReachedAtEndOf(birth, 18).Should().Be(Day("2026-11-21"));
        Age.LegalAge(birth, Day("2026-11-21")).Should().Be(17);
        Age.LegalAgeAtEndOf(birth, Day("2026-11-21")).Should().Be(18);
        Age.LegalAgeAtEndOf(birth, Day("2026-11-20")).Should().Be(17);
        Age.LegalAge(birth, Day("2026-11-22")).Should().Be(18);
    }

    [Fact]
    public void LegalAge_CouponUntilTheDayBeforeTheFourthBirthday_EndsOnThatDay()
    {
        var birth = Day("2020-11-10"); // T2

        Age.LegalAgeReachedAtEndOf(birth, 4).Should().Be(Day("2024-11-09"));
        Age.LegalAge(birth, Day("2024-11-09")).Should().Be(3);
        Age.LegalAge(birth, Day("2024-11-10")).Should().Be(4);
    }

    [Fact]
    public void LegalAge_BeforeBirth_IsNegative()
    {
        Age.LegalAge(Day("2026-05-10"), Day("2026-05-10")).Should().Be(0);
        Age.LegalAge(Day("2026-05-10"), Day("2026-05-09")).Should().Be(-1);
        Age.CalendarAge(Day("2026-05-10"), Day("2026-05-09")).Should().Be(-1);
        Age.AgeInMonths(Day("2026-05-10"), Day("2026-05-09")).Should().Be(-1);
    }

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2024-01-31")]
    [InlineData("2023-03-01")]
    [InlineData("2022-12-31")]
    [InlineData("2023-01-01")]
    public void CalendarAge_EveryDay_IsTheNumberOfTheLegalAgeDuringIt(string birth)
    {
        foreach (var day in Between("2021-12-01", "2033-03-31"))
            Age.CalendarAge(Day(birth), day).Should().Be(Age.LegalAge(Day(birth), day), "of {0}", day);
    }

    [Fact]
    public void CalendarAge_OnTheBirthday_IsOneMore()
    {
        Age.CalendarAge(Day("2020-11-10"), Day("2024-11-09")).Should().Be(3);
        Age.CalendarAge(Day("2020-11-10"), Day("2024-11-10")).Should().Be(4);
        Age.CalendarAge(Day("2020-11-10"), Day("2024-12-01")).Should().Be(4);
    }

    [Theory]
    [InlineData("2026-01-15", 4, "2026-05-14")] // T12
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-01-31", 2, "2026-03-30")]
    [InlineData("2025-10-31", 4, "2026-02-28")]
    [InlineData("2023-10-29", 4, "2024-02-28")]
    [InlineData("2023-10-30", 4, "2024-02-29")]
    [InlineData("2025-12-01", 1, "2025-12-31")]
    [InlineData("2025-08-31", 4, "2025-12-30")]
    public void MonthReachedAtEndOf_IsTheDayBeforeTheCorrespondingDayOrTheEndOfTheMonth(string birth, int months, string day) =>
        Age.MonthReachedAtEndOf(Day(birth), months).Should().Be(Day(day));

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2024-02-29")]
    [InlineData("2025-10-30")]
    [InlineData("2026-01-15")]
    public void AgeInMonths_GrowsOnTheDayAfterTheMonthIsReached(string birth)
    {
        for (var months = 1; months <= 72; months++)
        {
            var reached = Age.MonthReachedAtEndOf(Day(birth), months);
            Age.AgeInMonths(Day(birth), reached).Should().Be(months - 1);
            Age.AgeInMonths(Day(birth), reached.AddDays(1)).Should().Be(months);
        }
    }

    [Fact]
    public void MonthReachedAtEndOf_CheckUpAtOneAndAHalf_RunsToTheDayBeforeTheSecondBirthday()
    {
        var birth = Day("2024-05-20"); // T9

        Age.MonthReachedAtEndOf(birth, 18).AddDays(1).Should().Be(Day("2025-11-20"));
        Age.LegalAgeReachedAtEndOf(birth, 2).Should().Be(Day("2026-05-19"));
        Age.AgeInMonths(birth, Day("2025-11-19")).Should().Be(17);
        Age.AgeInMonths(birth, Day("2025-11-20")).Should().Be(18);
    }

    [Fact]
    public void AgeInDays_DayOfBirth_IsZero()
    {
        var birth = Day("2025-03-04"); // T1

        Age.AgeInDays(birth, birth).Should().Be(0);
        Age.AgeInDays(birth, Day("2025-04-01")).Should().Be(28);
        Age.AgeInDays(birth, Day("2025-04-14")).Should().Be(41);
    }

    [Fact]
    public void NthDayOfLife_Fourteenth_CountsTheDayOfBirth() =>
        Age.NthDayOfLife(Day("2026-12-01"), 14).Should().Be(Day("2026-12-14")); // D8

    [Theory]
    [InlineData("2026-02-28", null)] // before the expected day
    [InlineData("2026-03-01", 0)]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    [InlineData("2027-03-01", 12)]
    public void CorrectedAgeInMonths_Premature_CountsFromTheExpectedDay(string asOf, int? months) =>
        Age.CorrectedAgeInMonths(Day("2025-12-20"), Day("2026-03-01"), Day(asOf)).Should().Be(months);

    [Fact]
    public void CorrectedAgeInMonths_From37Weeks_IsNone()
    {
        var expected = Day("2026-03-01"); // 36w6d is 2026-02-07

        Age.CorrectedAgeInMonths(Day("2026-02-07"), expected, Day("2026-06-01")).Should().Be(3);
        Age.CorrectedAgeInMonths(Day("2026-02-08"), expected, Day("2026-06-01")).Should().BeNull();
    }

    [Fact]
    public void Reached_NothingToReach_IsRefused()
    {
        var birth = Day("2026-01-15");

        FluentActions.Invoking(() => Age.LegalAgeReachedAtEndOf(birth, 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Age.MonthReachedAtEndOf(birth, 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Age.NthDayOfLife(birth, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
