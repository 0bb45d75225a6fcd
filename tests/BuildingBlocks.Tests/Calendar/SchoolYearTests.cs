using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class SchoolYearTests
{
    [Theory]
    [InlineData("2019-04-01", "2025-04-01")] // T3
    [InlineData("2019-04-02", "2026-04-01")]
    [InlineData("2019-03-31", "2025-04-01")]
    [InlineData("2019-12-31", "2026-04-01")]
    [InlineData("2020-01-01", "2026-04-01")]
    [InlineData("2020-02-29", "2026-04-01")]
    public void EntersElementaryOn_BornOnAprilFirst_GoesWithTheEarlierYear(string birth, string entry) =>
        SchoolYear.EntersElementaryOn(Day(birth)).Should().Be(Day(entry));

    [Theory]
    [InlineData("2018-06-01", "0歳児")]
    [InlineData("2019-04-01", "0歳児")]
    [InlineData("2020-04-01", "1歳児")]
    [InlineData("2021-04-01", "2歳児")]
    [InlineData("2022-04-01", "年少")]
    [InlineData("2023-04-01", "年中")]
    [InlineData("2024-04-01", "年長")]
    [InlineData("2025-03-31", "年長")]
    [InlineData("2025-04-01", "小1")]
    [InlineData("2031-03-31", "小6")]
    [InlineData("2031-04-01", "中1")]
    [InlineData("2034-03-31", "中3")]
    [InlineData("2034-04-01", "高1")]
    [InlineData("2037-03-31", "高3")]
    [InlineData("2037-04-01", "高校卒業後")]
    public void GradeOn_ChangesOnAprilFirst(string date, string name) =>
        SchoolYear.GradeOn(Day("2018-05-20"), Day(date)).Name.Should().Be(name);

    [Fact]
    public void GradeOn_BornOnAprilFirstAndSecond_AreOneGradeApart()
    {
        SchoolYear.GradeOn(Day("2019-04-01"), Day("2025-04-01")).ToString().Should().Be("小1");
        SchoolYear.GradeOn(Day("2019-04-02"), Day("2025-04-01")).Should().Be(Grade.LastBeforeSchool);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void IsCompulsory_IsElementaryAndLowerSecondary(int number, bool compulsory) =>
        new Grade(number).IsCompulsory.Should().Be(compulsory);

    [Theory]
    [InlineData("2026-03-31", 2025)]
    [InlineData("2026-04-01", 2026)]
    [InlineData("2026-12-31", 2026)]
    [InlineData("2027-01-01", 2026)]
    public void FiscalYear_RunsFromAprilToMarch(string date, int year) => FiscalYear.Of(Day(date)).Year.Should().Be(year);

    [Fact]
    public void FiscalYear_BeforeLeapDay_EndsOnMarch31()
    {
        new FiscalYear(2027).FirstDay.Should().Be(Day("2027-04-01"));
        new FiscalYear(2027).LastDay.Should().Be(Day("2028-03-31"));
    }

    [Theory]
    [InlineData(2026, "令和8年度")]
    [InlineData(2019, "令和元年度")]
    [InlineData(2018, "平成30年度")]
    [InlineData(1989, "平成元年度")]
    [InlineData(1988, "昭和63年度")]
    [InlineData(1800, "1800年度")]
    public void FiscalYear_Name_IsThatOfTheEra(int year, string name)
    {
        new FiscalYear(year).Name.Should().Be(name);
        new FiscalYear(year).ToString().Should().Be(name);
    }
}
