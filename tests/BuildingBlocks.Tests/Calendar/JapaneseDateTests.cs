using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class JapaneseDateTests
{
    [Theory]
    [InlineData("2026-04-01", "令和8年4月1日", "R8.4.1")]
    [InlineData("2019-05-01", "令和元年5月1日", "R1.5.1")]
    [InlineData("2019-04-30", "平成31年4月30日", "H31.4.30")]
    [InlineData("1989-01-08", "平成元年1月8日", "H1.1.8")]
    [InlineData("1989-01-07", "昭和64年1月7日", "S64.1.7")]
    [InlineData("1926-12-25", "昭和元年12月25日", "S1.12.25")]
    [InlineData("1926-12-24", "大正15年12月24日", "T15.12.24")]
    [InlineData("1912-07-30", "大正元年7月30日", "T1.7.30")]
    [InlineData("1912-07-29", "明治45年7月29日", "M45.7.29")]
    [InlineData("1873-01-01", "明治6年1月1日", "M6.1.1")]
    [InlineData("1872-12-31", "1872年12月31日", "1872.12.31")]
    public void Format_AroundTheChangeOfEras_NamesTheEraOfTheDay(string date, string kanji, string brief)
    {
        JapaneseDate.Format(Day(date)).Should().Be(kanji);
        JapaneseDate.FormatShort(Day(date)).Should().Be(brief);
    }

    [Fact]
    public void FormatLong_ShowsBothCalendars() =>
        JapaneseDate.FormatLong(Day("2026-04-01")).Should().Be("2026-04-01（令和8年4月1日）");

    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2026-4-1")]
    [InlineData("2026/4/1")]
    [InlineData("2026/04/01")]
    [InlineData("2026.4.1")]
    [InlineData("20260401")]
    [InlineData("2026年4月1日")]
    [InlineData("令和8年4月1日")]
    [InlineData("令和 8年 4月 1日")]
    [InlineData("令和08年04月01日")]
    [InlineData("令和8.4.1")]
    [InlineData("R8.4.1")]
    [InlineData("r8.4.1")]
    [InlineData("R8/4/1")]
    [InlineData("R8-4-1")]
    [InlineData("R8年4月1日")]
    [InlineData("R080401")]
    [InlineData("  R8.4.1  ")]
    [InlineData("２０２６／４／１")]
    [InlineData("２０２６－０４－０１")]
    [InlineData("２０２６ー４ー１")]
    [InlineData("２０２６・４・１")]
    [InlineData("Ｒ８．４．１")]
    [InlineData("Ｒ８。４。１")]
    [InlineData("令和８年４月１日")]
    [InlineData("㋿8年4月1日")]
    public void TryParse_AnyFormOfOneDay_ReadsIt(string text)
    {
        JapaneseDate.TryParse(text, out var date).Should().BeTrue();
        date.Should().Be(Day("2026-04-01"));
    }

    [Theory]
    [InlineData("昭和64年1月7日", "1989-01-07")]
    [InlineData("S64.1.7", "1989-01-07")]
    [InlineData("S640107", "1989-01-07")]
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("平成1年1月8日", "1989-01-08")]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("H310430", "2019-04-30")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("R元.5.1", "2019-05-01")]
    [InlineData("R010501", "2019-05-01")]
    [InlineData("昭和元年12月25日", "1926-12-25")]
    [InlineData("大正15年12月25日", "1926-12-25")]
    [InlineData("大正元年7月30日", "1912-07-30")]
    [InlineData("明治45年7月30日", "1912-07-30")]
    [InlineData("M6.1.1", "1873-01-01")]
    [InlineData("平成28年2月29日", "2016-02-29")]
    public void TryParse_LastAndFirstDaysOfEras_AreRead(string text, string expected)
    {
        JapaneseDate.TryParse(text, out var date).Should().BeTrue();
        date.Should().Be(Day(expected));
    }

    [Theory]
    [InlineData("昭和64年1月8日")]
    [InlineData("昭和65年1月1日")]
    [InlineData("S640108")]
    [InlineData("平成元年1月7日")]
    [InlineData("平成31年5月1日")]
    [InlineData("H310501")]
    [InlineData("令和元年4月30日")]
    [InlineData("昭和元年12月24日")]
    [InlineData("大正15年12月26日")]
    [InlineData("大正元年7月29日")]
    [InlineData("明治45年7月31日")]
    [InlineData("明治5年12月2日")]
    [InlineData("令和0年5月1日")]
    [InlineData("R000501")]
    [InlineData("2019-02-30")]
    [InlineData("2019-02-29")]
    [InlineData("令和7年2月29日")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-04-00")]
    [InlineData("20260431")]
    public void TryParse_DayThatNeverWas_IsRefused(string text)
    {
        JapaneseDate.TryParse(text, out var date).Should().BeFalse();
        date.Should().Be(default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("あした")]
    [InlineData("26-04-01")]
    [InlineData("260401")]
    [InlineData("元年4月1日")]
    [InlineData("8.4.1")]
    [InlineData("0000-01-01")]
    [InlineData("令和2026年4月1日")]
    [InlineData("2026-04/01")]
    [InlineData("2026-04-01x")]
    [InlineData("x2026-04-01")]
    [InlineData("2026-04-01\n2026-04-02")]
    [InlineData("2026 04 01")]
    [InlineData("令和8年4月1 1日")]
    [InlineData("K8.4.1")]
    [InlineData("R8.4")]
    [InlineData("٢٠٢٦-٠٤-٠١")]
    [InlineData("\uD800-04-01")]
    [InlineData("2026-04-01                                            .")]
    public void TryParse_NoDate_IsRefused(string? text) => JapaneseDate.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void TryParse_WhatFormatWrote_IsTheSameDay()
    {
        foreach (var day in Between("1912-07-01", "1912-08-31").Concat(Between("1988-12-01", "1989-02-28")).Concat(Between("2019-01-01", "2020-12-31")))
        {
            JapaneseDate.TryParse(JapaneseDate.Format(day), out var fromKanji).Should().BeTrue();
            JapaneseDate.TryParse(JapaneseDate.FormatShort(day), out var fromLetter).Should().BeTrue();
            (fromKanji, fromLetter).Should().Be((day, day));
        }
    }
}
