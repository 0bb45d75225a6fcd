using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class AgeTextTests
{
    [Theory]
    [InlineData("2026-03-20", "生後12日")]
    [InlineData("2026-03-01", "1か月")]
    [InlineData("2025-04-02", "11か月")]
    [InlineData("2025-04-01", "1歳0か月")]
    [InlineData("2022-05-05", "3歳10か月・年少")]
    [InlineData("2014-01-01", "12歳3か月・中1")]
    [InlineData("2008-04-02", "17歳11か月・高3")]
    [InlineData("2008-04-01", "18歳")]
    [InlineData("1991-08-02", "34歳")]
    [InlineData("2026-04-02", "出生前")]
    public void Of_OnTheFirstOfApril2026(string birth, string text) =>
        AgeText.Of(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), new(2026, 4, 1)).Should().Be(text);

    [Fact]
    public void Of_UnknownBirthDate_SaysSo() => AgeText.Of(null, new(2026, 4, 1)).Should().Be("年齢不明");
}
