using Hagukumi.TestKit;
using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>A list that could not be refreshed must not pass for the answer.</summary>
public sealed class OutdatedListTests(Town town) : IClassFixture<Town>
{
    /// <summary>The ways in which no list comes back.</summary>
    public static TheoryData<string> Failures => ["500", "403", "the connection breaks", "no answer", "another page"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Filter_RefreshFails_SaysThatTheRowsAreTheEarlierOnesUntilItSucceeds(string failure)
    {
        await using var desk = await town.Desk("kakaricho");
        var (page, keys) = (desk.Page, new Keyboard(desk));
        await desk.Go("/follow-ups");
        var rows = await page.Locator("#worklist").InnerHTMLAsync();
        (await page.GetByRole(AriaRole.Alert).CountAsync()).Should().Be(0);
        await page.RouteAsync("**/follow-ups?*", route => Fail(route, failure));
        if (failure == "no answer")
        {
            (await page.EvaluateAsync<int>("htmx.config.timeout")).Should().BeInRange(1, 60_000, "nobody waits for ever");
            await page.EvaluateAsync("htmx.config.timeout = 100");
        }

        await page.GetByLabel("種類").SelectOptionAsync("pregnancy-interview");

        var alert = page.GetByRole(AriaRole.Alert);
        await alert.WaitForAsync();
        (await alert.InnerTextAsync()).Should().Contain("一覧を更新できませんでした").And.Contain("更新する前の一覧").And.Contain("もう一度試して").And.Contain("開き直して");
        (await page.Locator("#worklist").InnerHTMLAsync()).Should().Be(rows);
        desk.Path.Should().Be("/follow-ups", "the address belongs to the rows that are shown");

        // Again in vain: it is said again, once, and the keyboard stays where it is.
        var again = page.GetByRole(AriaRole.Button, new() { Name = "もう一度試す", Exact = true });
        await again.FocusAsync();
        await alert.EvaluateAsync("e => e.firstElementChild.saidBefore = true");
        await keys.Press("Enter");
        await Wait.Until(async () => await alert.EvaluateAsync<bool>("e => !e.firstElementChild.saidBefore"), "it is said again");
        (await alert.CountAsync()).Should().Be(1);
        await keys.IsAt(again);

        await page.UnrouteAllAsync();
        if (failure == "no answer") await page.EvaluateAsync("htmx.config.timeout = 30000");
        await keys.Press("Enter");
        await Wait.Until(async () => await alert.CountAsync() == 0, "the list has come");
        desk.Path.Should().Contain("rule=pregnancy-interview");
        await keys.IsAt(page.GetByRole(AriaRole.Button, new() { Name = "絞り込む", Exact = true }));
        // What htmx writes of each failure is for whoever looks for its cause; nothing else went wrong.
        desk.Complaints.Where(c => !c.Contains("Response Status Error Code", StringComparison.Ordinal) && !c.Contains(": htmx:", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/families/search?q=%E3%82%A2", "#people")]
    [InlineData("/maternal-health/pregnancies", "#list")]
    [InlineData("/maternal-health/infants", "#list")]
    public async Task Filter_OfEveryList_SaysItAndOpensTheScreenAnew(string list, string rows)
    {
        await using var desk = await town.Desk("hokenshi1");
        var page = desk.Page;
        await desk.Go(list);
        await page.RouteAsync(address => new Uri(address).AbsolutePath == list.Split('?')[0], route => Fail(route, "500"));
        await desk.Press("絞り込む");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await page.Locator($"section:has([role=alert]) + {rows}").CountAsync()).Should().Be(1, "it stands next to the list");

        await page.UnrouteAllAsync();
        await desk.Follow("画面を開き直す");

        await Wait.Until(async () => await page.GetByRole(AriaRole.Alert).CountAsync() == 0, "the screen is opened anew");
        desk.Path.Should().Be(list);
    }

    static Task Fail(IRoute route, string failure) => failure switch
    {
        "the connection breaks" => route.AbortAsync("connectionreset"),
        "no answer" => Task.CompletedTask,
        "another page" => route.FulfillAsync(new() { Status = 200, ContentType = "text/html; charset=utf-8", Body = "<!DOCTYPE html><title>保守中</title><p>ただいま保守中です。</p>" }),
        _ => route.FulfillAsync(new() { Status = int.Parse(failure, null), ContentType = "text/html; charset=utf-8", Body = "<!DOCTYPE html><title>！</title><p>処理できませんでした</p>" }),
    };
}
