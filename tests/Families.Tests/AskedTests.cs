using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Families.People;

namespace Hagukumi.Families.Tests;

public sealed class AskedTests
{
    static SearchPeople.Asked Of(string? q, string? born = null) => SearchPeople.Asked.Of(q, born is null ? null : DateInput.Parse(born, null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    public void Of_NothingTyped_SearchesNothing(string? q) => Of(q, "").Problem.Should().Be(SearchPeople.Problem.NothingAsked);

    [Theory]
    [InlineData("・")]
    [InlineData("ー")]
    public void Of_OnlyMarks_SearchesNothing(string q) => Of(q).Problem.Should().Be(SearchPeople.Problem.NothingToSearch);

    [Fact]
    public void Of_UnreadableDate_SearchesNothing() => Of("いとう", "令和40").Problem.Should().Be(SearchPeople.Problem.BirthDateUnreadable);

    [Theory]
    [InlineData("いとう")]
    [InlineData("ｲﾄｳ")]
    [InlineData(" イトウ ")]
    public void Of_Kana_HasOneKey(string q) => Of(q).Should().Be(new SearchPeople.Asked("イトウ", null, null, null));

    [Theory]
    [InlineData("0001000002")]
    [InlineData("０００１０００００２")]
    public void Of_Digits_IsARegisterNumber(string q) => Of(q).Should().Be(new SearchPeople.Asked(null, "0001000002", null, null));

    [Theory]
    [InlineData("", "R3.8.2")]
    [InlineData("", "20210802")]
    [InlineData("令和3年8月2日", null)]
    [InlineData("2021-08-02", "")]
    public void Of_BirthDate_InAnyForm(string q, string? born) => Of(q, born).Should().Be(new SearchPeople.Asked(null, null, new(2021, 8, 2), null));

    [Fact]
    public void Of_NameAndBirthDate_AreBothAsked() => Of("いとう", "R3.8.2").Should().Be(new SearchPeople.Asked("イトウ", null, new(2021, 8, 2), null));
}
