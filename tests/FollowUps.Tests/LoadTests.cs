using System.Globalization;
using AngleSharp.Dom;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>担当ごとの件数: every number is the number of the rows it opens, and of a sealed person nobody is named.</summary>
public sealed class LoadTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task Show_Load_CountsEachWorkerByDistrict_AndEachNumberOpensItsRows()
    {
        board.Clock.Set(App.Monday);
        var women = await board.Register(new Resident { Name = "若葉 一子", District = "若葉小" }, new Resident { Name = "川端 二子", District = "川端小" }, new Resident { Name = "上野 三子", District = "上野沢小" }, new Resident { Name = "秘匿 四子", Sealed = true });
        foreach (var woman in women) await board.Notified(woman);
        var nurse = await board.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get($"/follow-ups/new?person={women[0]}"), new { What = "電話をする", DueOn = "2026-06-20", Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        // Even who was given the work of a sealed person by name is not told.
        await board.Database.Execute($"update follow_ups.follow_up set handed_over_to = '{await board.Staff("hokenshi2")}' where person = '{women[3]}'");
        board.Clock.Set(new(2026, 6, 18)); // the interviews were due on the 15th

        var supervisor = await board.SignInAnew("kakaricho");
        var page = await supervisor.Get("/follow-ups/load");

        // The other test of this class gives 上田 千夏 something to do.
        Lines(page).Where(l => !l.StartsWith("上田 千夏", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "青木 美咲|すべて|3|2|2", "青木 美咲|川端小|1|1|1", "青木 美咲|若葉小|2|1|1",
            "石田 由香|すべて|1|1|1", "石田 由香|上野沢小|1|1|1",
            "住所秘匿の人（担当は表示しません）|すべて|1|1|1", "住所秘匿の人（担当は表示しません）|地区なし・不明|1|1|1");
        foreach (var link in page.Html.QuerySelectorAll("main tbody td.number a"))
        {
            var rows = (await supervisor.Get(link.GetAttribute("href")!)).Html.QuerySelectorAll("#worklist tbody tr");
            var counted = link.TextContent.Contains('人', StringComparison.Ordinal) && !link.TextContent.Contains('件', StringComparison.Ordinal)
                ? rows.Select(r => r.QuerySelector("th a")!.GetAttribute("href")).Distinct().Count()
                : rows.Length;
            counted.Should().Be(Number(link), link.GetAttribute("href"));
        }
        (await supervisor.Get($"/follow-ups?scope={await board.Staff("hokenshi2")}")).Words.Should().Contain("上野 三子").And.NotContain("秘匿 四子");
        (await supervisor.Get($"/follow-ups?scope={await board.Staff("hokenshi2")}&district=%00")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Show_WorkOfOthers_IsTheSupervisorsAlone()
    {
        board.Clock.Set(App.Monday);
        var hers = (await board.Register(new Resident { Name = "他人 花子", District = "緑が丘小" }))[0];
        await board.Notified(hers);
        var nurse = await board.SignedIn("hokenshi1");

        (await nurse.Get("/follow-ups/load")).Status.Should().Be(403);
        (await nurse.Get($"/follow-ups?scope={await board.Staff("hokenshi3")}")).Words.Should().NotContain("他人 花子");
        (await nurse.Get("/follow-ups?scope=withheld")).Words.Should().NotContain("他人 花子");
    }

    static IEnumerable<string> Lines(Page page) => page.Html.QuerySelectorAll("main tbody tr").Select(r => string.Join('|',
        [r.QuerySelector("th")!.TextContent.Trim(), r.QuerySelector("td")!.TextContent.Trim(), .. r.QuerySelectorAll("td.number a").Select(a => Number(a).ToString(CultureInfo.InvariantCulture))]));

    static int Number(IElement link) => int.Parse(link.FirstChild!.TextContent, CultureInfo.InvariantCulture);
}
