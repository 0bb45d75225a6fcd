using System.Globalization;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>The most frequent tasks with the keyboard alone; the presses, typed characters included, are noted as limits.</summary>
public sealed class KeyboardTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task Notification_ByKeyboard_IsRegisteredInterviewedAndSettled()
    {
        var woman = await town.WomanWithoutPregnancy("川端小");
        await using var desk = await town.Desk();
        var (page, keys) = (desk.Page, new Keyboard(desk));

        await desk.Go("/");
        await keys.IsAt(page.GetByLabel("ユーザー名"));
        await keys.Type("hokenshi1");
        await keys.TabTo(page.GetByLabel("パスワード"));
        await keys.Type(DemoWorld.Password);
        await keys.Go();

        var registering = keys.Presses;
        await keys.TabTo(Link(page, "妊娠届を登録"));
        await keys.Go();
        await keys.TabTo(page.GetByLabel("生年月日"));
        await keys.Type(woman.Born);
        await keys.Go();
        await keys.TabTo(Link(page, woman.Name));
        await keys.Go();
        await keys.TabTo(page.GetByLabel("最終月経の始まりの日"));
        await keys.Type(DateOnly.Parse(await page.GetByLabel("届出日").InputValueAsync(), CultureInfo.InvariantCulture).AddDays(-70).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        await keys.TabTo(Button(page, "登録する"));
        await keys.Go();

        await keys.IsAt(page.Locator(".error-summary"));
        await keys.TabTo(page.Locator(".error-summary a").First);
        await keys.Press("Enter");
        await keys.IsAt(page.GetByLabel("母子健康手帳の番号"));
        await keys.Type("K-1");
        await keys.TabTo(Button(page, "登録する"));
        await keys.Go();
        (await desk.Heading()).Should().Be("妊婦の記録");
        (keys.Presses - registering).Should().BeLessThan(170, "registering a notification takes so many presses");

        var settling = keys.Presses;
        await keys.TabTo(page.Locator("main a[href$='/interview']"));
        await keys.Go();
        await keys.TabTo(page.Locator("input[name=Result]:checked"));
        await keys.Press("ArrowDown");
        await keys.IsAt(page.Locator("input[name=Result]:checked"));
        await keys.Press("ArrowUp");
        await keys.TabTo(page.GetByLabel("所要時間"));
        await keys.Type("25");
        await keys.TabTo(page.GetByLabel("面談の内容"));
        await keys.Type("体調はよい。");
        await keys.TabTo(Button(page, "記録する"));
        await keys.Go();
        (await desk.Heading()).Should().Be("妊婦の記録");
        (keys.Presses - settling).Should().BeLessThan(140, "settling a follow-up takes so many presses");
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task FollowUp_ByKeyboard_IsPostponedWithAReason()
    {
        await using var desk = await town.Desk("hokenshi1");
        var (page, keys) = (desk.Page, new Keyboard(desk));
        await keys.TabTo(page.Locator("#worklist tbody tr").First.Locator("td a").First);
        await keys.Go();
        await keys.TabTo(Link(page, "催促を延ばす"));
        await keys.Go();
        await keys.TabTo(Button(page, "催促を延ばす"));
        await keys.Go();
        await keys.IsAt(page.Locator(".error-summary"));
        await keys.TabTo(page.GetByLabel("次に催促する日"));
        await keys.Type((await town.Today()).AddDays(3).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        await keys.TabTo(page.GetByLabel("理由"));
        await keys.Type("来週は不在と聞いた。");
        await keys.TabTo(Button(page, "催促を延ばす"));
        await keys.Go();
        (await page.Locator("main").InnerTextAsync()).Should().Contain("来週は不在と聞いた。");
        keys.Presses.Should().BeLessThan(150);
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Person_ByKeyboard_IsFoundByKana()
    {
        var woman = await town.WomanWithoutPregnancy("若葉小", number: 3);
        await using var desk = await town.Desk("hokenshi1");
        var (page, keys) = (desk.Page, new Keyboard(desk));
        await keys.TabTo(Link(page, "人を探す"));
        await keys.Go();
        await keys.IsAt(page.GetByLabel("カナ・氏名・宛名番号"));
        await keys.Type(woman.Kana);
        await keys.Press("Enter");
        await Wait.Until(async () => await Link(page, woman.Name).CountAsync() == 1, "the search shows her");
        await keys.TabTo(Link(page, woman.Name));
        await keys.Go();
        (await page.Locator(".identity-name").InnerTextAsync()).Should().Contain(woman.Name);
        keys.Presses.Should().BeLessThan(50);
        desk.Complaints.Should().BeEmpty();
    }

    static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
