using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class HolidaysTests
{
    [Theory]
    [InlineData(2019, "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23")]
    [InlineData(2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23")]
    [InlineData(2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23")]
    [InlineData(2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23")]
    [InlineData(2023, "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23")]
    [InlineData(2024, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23")]
    [InlineData(2025, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24")]
    [InlineData(2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23")]
    [InlineData(2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23")]
    [InlineData(1980, "1/1 1/15 2/11 3/20 4/29 5/3 5/5 9/15 9/23 10/10 11/3 11/23 11/24")]
    public void In_Year_AreTheHolidaysOfTheGazette(int year, string days) =>
        string.Join(' ', Holidays.In(year).Select(holiday => holiday.Date.ToString("M/d", CultureInfo.InvariantCulture))).Should().Be(days);

    [Theory]
    [InlineData("2019-04-30", "国民の休日")]
    [InlineData("2019-05-01", "即位の日")]
    [InlineData("2019-05-02", "国民の休日")]
    [InlineData("2019-05-06", "振替休日")]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2019-10-22", "即位礼正殿の儀")]
    [InlineData("2019-12-23", null)]
    [InlineData("2020-07-23", "海の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2020-08-10", "山の日")]
    [InlineData("2020-10-12", null)]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2021-07-23", "スポーツの日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2021-08-09", "振替休日")]
    [InlineData("2022-10-22", null)]
    [InlineData("2022-05-01", null)]
    [InlineData("2022-07-18", "海の日")]
    [InlineData("2022-08-11", "山の日")]
    [InlineData("2022-10-10", "スポーツの日")]
    [InlineData("2026-05-06", "振替休日")]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2026-12-29", null)]
    [InlineData("1985-05-04", null)]
    [InlineData("1986-05-04", null)]
    [InlineData("1987-05-04", "振替休日")]
    [InlineData("1988-05-04", "国民の休日")]
    [InlineData("1988-04-29", "天皇誕生日")]
    [InlineData("1988-12-23", null)]
    [InlineData("1989-02-24", "大喪の礼")]
    [InlineData("1989-04-29", "みどりの日")]
    [InlineData("1989-12-23", "天皇誕生日")]
    [InlineData("1990-11-12", "即位礼正殿の儀")]
    [InlineData("1993-06-09", "結婚の儀")]
    [InlineData("1995-07-20", null)]
    [InlineData("1996-07-20", "海の日")]
    [InlineData("1999-10-11", "振替休日")]
    [InlineData("2000-01-10", "成人の日")]
    [InlineData("2000-10-09", "体育の日")]
    [InlineData("2003-07-21", "海の日")]
    [InlineData("2003-09-15", "敬老の日")]
    [InlineData("2006-05-04", "国民の休日")]
    [InlineData("2007-04-29", "昭和の日")]
    [InlineData("2007-05-04", "みどりの日")]
    [InlineData("2009-05-06", "振替休日")]
    [InlineData("2009-09-22", "国民の休日")]
    [InlineData("2012-09-22", "秋分の日")]
    [InlineData("2015-08-11", null)]
    [InlineData("2016-08-11", "山の日")]
    [InlineData("2018-12-24", "振替休日")]
    [InlineData("2032-09-21", "国民の休日")]
    public void NameOf_DayOfATimeOfChange_FollowsTheLawOfItsYear(string date, string? name) =>
        Holidays.NameOf(Day(date)).Should().Be(name);

    [Theory]
    [InlineData(1979)]
    [InlineData(2100)]
    public void In_YearWithoutFormula_IsRefused(int year)
    {
        FluentActions.Invoking(() => Holidays.In(year)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Holidays.NameOf(new(year, 1, 1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void In_FirstAndLastYear_AreComputed()
    {
        Holidays.In(Holidays.FirstYear).Should().Contain(new Holiday(Day("1980-03-20"), "春分の日"));
        Holidays.In(Holidays.LastYear).Should().Contain(new Holiday(Day("2099-01-01"), "元日"));
    }

    [Fact]
    public void HolidayCalendar_Correction_WinsOverTheComputedDay()
    {
        var calendar = new HolidayCalendar(
        [
            new(Day("2030-06-03"), "町の記念日"),
            new(Day("2030-11-23"), null),
        ]);

        calendar.NameOf(Day("2030-06-03")).Should().Be("町の記念日");
        calendar.IsHoliday(Day("2030-06-03")).Should().BeTrue();
        calendar.IsHoliday(Day("2030-11-23")).Should().BeFalse();
        calendar.IsHoliday(Day("2030-11-03")).Should().BeTrue();
        HolidayCalendar.Computed.NameOf(Day("2030-11-23")).Should().Be("勤労感謝の日");
        HolidayCalendar.Computed.IsHoliday(Day("2030-06-03")).Should().BeFalse();
    }
}
