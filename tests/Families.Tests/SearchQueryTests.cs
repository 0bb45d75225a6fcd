using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>A search costs the same number of queries however many it finds.</summary>
public sealed class SearchQueryTests(App app) : IClassFixture<App>
{
    const string Url = "/families/search?q=%E3%82%AB%E3%82%BE%E3%82%A8"; // カゾエ

    [Fact]
    public async Task Search_ManyPeople_AsksNoMoreThanFew()
    {
        var nurse = await app.SignedIn("hokenshi1");
        await Register(2);
        await nurse.Get(Url);
        var few = await QueryCounter.Of(app, nurse, Url);
        await Register(60);
        var many = await QueryCounter.Of(app, nurse, Url);

        (await nurse.Get(Url)).Html.QuerySelectorAll("main tbody tr").Length.Should().Be(50);
        few.Should().NotBeEmpty();
        many.Should().HaveSameCount(few);
    }

    Task Register(int count) => app.Register([.. Enumerable.Range(0, count).Select(_ => new Resident { Name = "数　多子", Kana = "カゾエ オオコ" })]);
}
