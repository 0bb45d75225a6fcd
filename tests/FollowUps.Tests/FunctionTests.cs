using AngleSharp.Dom;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The head of the worklist: today's work of the three functions side by side.</summary>
public sealed class FunctionTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task Show_TodaysWork_CountsUnderItsFunctionAndOpensExactlyThat()
    {
        board.Clock.Set(App.Monday);
        var nurse = await board.SignedIn("hokenshi1");
        var late = await board.Manual("昨日までの電話", "2026-06-01");
        var today = await board.Manual("今日の電話", "2026-06-02");
        var tomorrow = await board.Manual("明日の電話", "2026-06-03");
        var course = await board.Manual("受講の案内", "2026-06-02");
        await board.Database.Execute($"update follow_ups.follow_up set desk = 'training' where id = '{course.Id}'");
        board.Clock.Set(App.Monday.AddDays(1));

        var page = await nurse.Get("/follow-ups");
        Heads(page).Should().Equal("相談支援今日まで1件超過1件", "研修今日まで1件超過0件", "地域の支援体制期限のある仕事は、まだここに届きません。今日まで0件超過0件");
        foreach (var (function, count, expected) in new[] { ("相談支援", "今日まで", today.Id), ("相談支援", "超過", late.Id), ("研修", "今日まで", course.Id) })
        {
            var opened = await nurse.Get(Href(page, function, count));
            Rows(opened).Should().Equal($"/follow-ups/{expected}");
            // The head stays what it was, and the filter shows what was chosen.
            Heads(opened).Should().Equal(Heads(page));
            opened.Value("due").Should().Be(count == "超過" ? "overdue" : "today");
        }
        Rows(await nurse.Get(Href(page, "地域の支援体制", "今日まで"))).Should().BeEmpty();
        Rows(await nurse.Get("/follow-ups?function=consultation")).Should().BeEquivalentTo(new[] { late, today, tomorrow }.Select(f => $"/follow-ups/{f.Id}"));
        (await nurse.Get("/follow-ups?function=consultation")).Letters.Should().Contain("超過1件まもなく（7日以内）2件これから0件");
        Rows(await nurse.Get("/follow-ups?function=nonsense&due=%F0%9F")).Should().HaveCount(4);
    }

    [Fact]
    public async Task Show_Head_CountsTheScopeThatIsShown()
    {
        board.Clock.Set(App.Monday);
        var other = await board.Manual("係長には見えない電話", "2026-06-01");
        var supervisor = await board.SignedIn("kakaricho");

        var own = await supervisor.Get("/follow-ups");
        var all = await supervisor.Get("/follow-ups?scope=all");

        Rows(await supervisor.Get(Href(own, "相談支援", "今日まで"))).Should().NotContain($"/follow-ups/{other.Id}");
        Rows(await supervisor.Get(Href(all, "相談支援", "今日まで"))).Should().Contain($"/follow-ups/{other.Id}");
    }

    [Fact]
    public async Task All_EveryDeskAndEveryRule_StandsUnderOneFunction()
    {
        var desks = (await board.With<RuleBook, RuleBook>(Task.FromResult)).Rules.Select(r => r.Desk)
            .Concat(board.Services.GetServices<IModule>().Select(m => m.Slug).Except(["staff", "operations"])).Distinct();

        foreach (var desk in desks) CentreFunction.All.Where(f => f.Desks.Contains(desk)).Should().ContainSingle(desk);
    }

    static List<string> Rows(Page page) => [.. page.Html.QuerySelectorAll("#worklist tbody tr td a[href^='/follow-ups/']").Select(a => a.GetAttribute("href")!).Distinct()];

    static List<string> Heads(Page page) => [.. page.Html.QuerySelectorAll(".functions > section").Select(s => string.Concat(s.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    static string Href(Page page, string function, string count) =>
        page.Html.QuerySelectorAll($".functions > section[aria-label^='{function}'] a").Single(a => a.TextContent.Contains(count, StringComparison.Ordinal)).GetAttribute("href")!;
}
