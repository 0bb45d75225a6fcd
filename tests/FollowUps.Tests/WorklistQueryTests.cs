using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>A worklist costs the same number of queries however long it is.</summary>
public sealed class WorklistQueryTests(Board board) : IClassFixture<Board>
{
    [Theory]
    [InlineData("hokenshi1", "/follow-ups")]
    [InlineData("kakaricho", "/follow-ups?scope=all")]
    public async Task Show_ManyLines_AsksNoMoreThanFew(string userName, string url)
    {
        var staff = await board.SignedIn(userName);
        await AddLines(2);
        await staff.Get(url);
        var few = await QueryCounter.Of(board, staff, url);
        await AddLines(60);
        var many = await QueryCounter.Of(board, staff, url);

        (await staff.Get(url)).Html.QuerySelectorAll("#worklist tbody tr").Length.Should().Be(50);
        many.Should().HaveSameCount(few);
        // The session, how the settings stand, who is in charge, who is there, the counts, the page, the access row.
        few.Should().HaveCount(7);
    }

    async Task AddLines(int count)
    {
        var women = await board.Register([.. Enumerable.Range(0, count).Select(_ => new Resident())]);
        await board.Tell([.. women.Select(w => new PregnancyNotified(w, PregnancyId.New(), App.Monday, new(2026, 12, 1), 1, AfterDelivery: false))]);
    }
}
