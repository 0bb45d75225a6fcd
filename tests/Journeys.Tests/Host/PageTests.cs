using AngleSharp.Dom;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>What every page tells the browser, whoever asks for it: nothing from elsewhere, nothing inline, nothing kept.</summary>
public sealed class PageTests(App app) : IClassFixture<App>
{
    static readonly string[] Accounts = ["hokenshi1", "kakaricho", "soudan", "sentacho", "jimu", "kanri", "yakan"];

    IReadOnlyList<Page>? pages;

    async Task<IReadOnlyList<Page>> Pages()
    {
        if (pages is not null) return pages;
        var people = await app.Register(new Resident { Name = "道順 花子" }, new Resident { Name = "道順 月子" });
        await Household.Records(app, people[0], people[1]);
        List<Page> all = [await app.Anonymous().Get("/sign-in"), await app.Anonymous().Get("/"), await app.Anonymous().Get("/nowhere")];
        foreach (var account in Accounts)
        {
            var browser = await app.SignedIn(account);
            all.AddRange(await Walk.Pages(browser, 3, "/", "/families/search?q=%E9%81%93%E9%A0%86"));
            all.Add(await browser.Get("/nowhere"));
            all.Add(await browser.Get($"/families/people/{Guid.CreateVersion7()}"));
        }
        var supervisor = await app.SignedIn("kakaricho");
        foreach (var form in all.Where(p => p.Status == 200 && p.Html.QuerySelector("main form.form[method=post]") is not null && !p.Url.StartsWith("/sign-in", StringComparison.Ordinal)).DistinctBy(p => p.Url).ToList())
            all.Add(await supervisor.Submit(form, form.Html.QuerySelectorAll("main form.form[method=post] input[type=text]").ToDictionary(f => f.GetAttribute("name")!, _ => (string?)"<b>x</b>", StringComparer.Ordinal), "main form.form[method=post]"));
        return pages = all;
    }

    [Fact]
    public async Task Pages_AreMany_AndNoneFails()
    {
        var all = await Pages();

        all.Select(p => p.Url.Split('?')[0]).Distinct().Should().HaveCountGreaterThan(50);
        all.Where(p => p.Status is not (200 or 302 or 303 or 400 or 403 or 404 or 422)).Select(p => $"{p.Status} {p.Url}").Should().BeEmpty();
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_CarryTheirHeaders()
    {
        foreach (var page in await Pages())
        {
            page.Headers.Should().ContainKey("Content-Security-Policy", page.Url);
            var policy = page.Headers["Content-Security-Policy"];
            policy.Should().Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("style-src 'self'").And.Contain("frame-ancestors 'none'").And.Contain("form-action 'self'").And.Contain("base-uri 'none'");
            policy.Should().NotContain("unsafe").And.NotContain("http:").And.NotContain("https:").And.NotContain("*");
            page.Headers["X-Content-Type-Options"].Should().Be("nosniff");
            page.Headers["Cache-Control"].Should().Contain("no-store", page.Url);
            page.Headers.Should().NotContainKey("Server");
        }
    }

    [Fact]
    public async Task Pages_HoldNothingInlineAndNothingFromElsewhere()
    {
        foreach (var page in (await Pages()).Where(p => p.Html.Body!.ChildElementCount > 0))
        {
            foreach (var element in page.Html.All)
            {
                element.Attributes.Should().NotContain(a => a.Name.StartsWith("on") || a.Name == "style", $"{page.Url} {element.OuterHtml}");
                foreach (var address in element.Attributes.Where(a => a.Name is "href" or "src" or "action" or "hx-get" or "data-src" or "srcset").Select(a => a.Value))
                    (address.StartsWith('/') || address.StartsWith('#') || address.Length == 0).Should().BeTrue($"{page.Url} points to {address}");
            }
            page.Html.QuerySelectorAll("style, iframe, object, embed, base").Should().BeEmpty(page.Url);
            page.Html.QuerySelectorAll("script").Should().OnlyContain(s => s.HasAttribute("src") && s.TextContent.Length == 0, page.Url);
            page.Text.Should().NotContain("javascript:").And.NotContain("//cdn").And.NotContain("fonts.googleapis");
        }
    }

    [Fact]
    public async Task Pages_ShowNamesAsText()
    {
        var supervisor = await app.SignedIn("kakaricho");
        await app.Register(new Resident { Name = "<img src=x onerror=alert(1)>", Kana = "マークアップ" });

        var page = await supervisor.Get("/families/search?q=%E3%83%9E%E3%83%BC%E3%82%AF");

        page.Words.Should().Contain("<img src=x onerror=alert(1)>");
        page.Html.QuerySelectorAll("img").Should().BeEmpty();
    }

    [Fact]
    public async Task Assets_AreServedFromTheHost()
    {
        var page = await app.Anonymous().Get("/sign-in");

        foreach (var address in page.Html.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
        {
            var asset = await app.Anonymous().Get(address);
            asset.Status.Should().Be(200, address);
            asset.Headers["X-Content-Type-Options"].Should().Be("nosniff");
        }
    }

    [Fact]
    public async Task Page_LetsNoColleagueSeeWhatIsNotTheirs()
    {
        await Pages();
        var counsellor = await app.SignedIn("soudan");

        var found = await counsellor.Get("/families/search?q=%E9%81%93%E9%A0%86");
        var person = await counsellor.Get(found.Html.QuerySelector("main table a")!.GetAttribute("href")!);

        person.Words.Should().Contain("あなたの権限では表示できないものがあります");
        person.Text.Should().NotContain("面談の内容").And.NotContain("/maternal-health/");
    }
}
