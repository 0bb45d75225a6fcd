using Hagukumi.BuildingBlocks.Calendar;
using static Hagukumi.BuildingBlocks.Tests.Days;

namespace Hagukumi.BuildingBlocks.Tests.Calendar;

public sealed class DateInputTests
{
    [Fact]
    public void TryParse_ReadableText_KeepsTheTextBesideTheDate()
    {
        DateInput.TryParse(" Ｒ８．４．１", provider: null, out var input).Should().BeTrue();

        input.Text.Should().Be(" Ｒ８．４．１");
        input.ToString().Should().Be(" Ｒ８．４．１");
        input.Value.Should().Be(Day("2026-04-01"));
        input.IsBlank.Should().BeFalse();
    }

    [Fact]
    public void TryParse_UnreadableText_IsTrueAndKeepsTheText()
    {
        DateInput.TryParse("平成31年5月1日", provider: null, out var input).Should().BeTrue();

        input.Text.Should().Be("平成31年5月1日");
        input.Value.Should().BeNull();
        input.IsBlank.Should().BeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void TryParse_Nothing_EqualsAnUntouchedField(string? text)
    {
        DateInput.TryParse(text, provider: null, out var input).Should().BeTrue();

        input.Should().Be(default(DateInput));
        input.Text.Should().BeEmpty();
        input.IsBlank.Should().BeTrue();
    }

    [Fact]
    public void IsBlank_OnlyFullWidthBlanks_IsTrue() => DateInput.Parse("　", provider: null).IsBlank.Should().BeTrue();

    [Fact]
    public void Of_Date_ReadsBackAsItself()
    {
        var input = DateInput.Of(Day("2026-04-01"));

        input.Text.Should().Be("2026-04-01");
        DateInput.Parse(input.Text, provider: null).Should().Be(input);
    }

    [Fact]
    public void Of_NoDate_IsBlank() => DateInput.Of(null).IsBlank.Should().BeTrue();
}
