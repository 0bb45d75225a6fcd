using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>A list costs the same number of queries however long it is.</summary>
public sealed class ListQueryTests(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData("/maternal-health/pregnancies?state=all")]
    [InlineData("/maternal-health/infants")]
    [InlineData("/maternal-health/benefits")]
    [InlineData("/maternal-health/gifts")]
    [InlineData("/maternal-health/caseload")]
    public async Task Show_ManyRecords_AsksNoMoreThanFew(string url)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        await desk.Infant();
        await nurse.Get(url);
        var few = await QueryCounter.Of(desk, nurse, url);
        for (var i = 0; i < 8; i++) await desk.Infant();
        var many = await QueryCounter.Of(desk, nurse, url);

        (await nurse.Get(url)).Html.QuerySelectorAll("main tbody tr").Length.Should().BeGreaterThanOrEqualTo(9);
        few.Should().NotBeEmpty();
        many.Should().HaveSameCount(few);
    }
}
