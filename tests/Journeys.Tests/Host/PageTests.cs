using AngleSharp.Dom;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>The program and what it answers to those who may open a page and to those who may not; asked once.</summary>
public sealed class WalkedApp : App
{
    static readonly string[] Accounts = ["hokenshi1", "kakaricho", "soudan", "sentacho", "jimu", "kanri", "yakan"];

    /// <summary>Pages, refusals, pages that do not exist, and forms sent back because of what was typed.</summary>
    internal IReadOnlyList<Page> Pages { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var people = await Register(new Resident { Name = "道順 花子" }, new Resident { Name = "道順 月子" });
        await Household.Records(this, people[0], people[1]);
        List<Page> all = [await Anonymous().Get("/sign-in"), await Anonymous().Get("/"), await Anonymous().Get("/nowhere")];
        foreach (var account in Accounts)
        {
            var browser = await SignedIn(account);
            all.AddRange(await Walk.Pages(browser, 1, "/", "/families/search?q=%E9%81%93%E9%A0%86"));
            all.Add(await browser.Get("/nowhere"));
            all.Add(await browser.Get($"/families/people/{Guid.CreateVersion7()}"));
        }
        var supervisor = await SignedIn("kakaricho");
        foreach (var form in all.Where(p => p.Status == 200 && p.Html.QuerySelector("main form.form[method=post]") is not null && !p.Url.StartsWith("/sign-in", StringComparison.Ordinal)).DistinctBy(p => p.Url).ToList())
            all.Add(await supervisor.Submit(form, form.Html.QuerySelectorAll("main form.form[method=post] input[type=text]").ToDictionary(f => f.GetAttribute("name")!, _ => (string?)"<b>x</b>", StringComparer.Ordinal), "main form.form[method=post]"));
        Pages = all;
    }
}

/// <summary>What every page tells the browser, whoever asks for it: nothing from elsewhere, nothing inline, nothing kept.</summary>
public sealed class PageTests(WalkedApp app) : IClassFixture<WalkedApp>
{
    [Fact]
    public void Pages_AreMany_AndNoneFails()
    {
        app.Pages.Select(p => p.Url.Split('?')[0]).Distinct().Should().HaveCountGreaterThan(50);
        app.Pages.Where(p => p.Status is not (200 or 302 or 303 or 400 or 403 or 404 or 422)).Select(p => $"{p.Status} {p.Url}").Should().BeEmpty();
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Pages_CarryTheirHeaders()
    {
        List<string> wrong = [];
        foreach (var page in app.Pages)
        {
            string Header(string name) => page.Headers.GetValueOrDefault(name, "");
            var policy = Header("Content-Security-Policy");
            wrong.AddRange(((string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]).Where(part => !policy.Contains(part, StringComparison.Ordinal)).Select(part => $"{page.Url}: no {part}"));
            wrong.AddRange(((string[])["unsafe", "http:", "https:", "*"]).Where(part => policy.Contains(part, StringComparison.Ordinal)).Select(part => $"{page.Url}: {part} in the policy"));
            if (Header("X-Content-Type-Options") != "nosniff") wrong.Add($"{page.Url}: no nosniff");
            if (!Header("Cache-Control").Contains("no-store", StringComparison.Ordinal)) wrong.Add($"{page.Url}: may be kept");
            if (page.Headers.ContainsKey("Server")) wrong.Add($"{page.Url}: tells the server");
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Pages_HoldNothingInlineAndNothingFromElsewhere()
    {
        List<string> wrong = [];
        foreach (var page in app.Pages.Where(p => p.Html.Body!.ChildElementCount > 0))
        {
            foreach (var element in page.Html.All)
            {
                if (element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style")) wrong.Add($"{page.Url}: {element.OuterHtml}");
                wrong.AddRange(element.Attributes.Where(a => a.Name is "href" or "src" or "action" or "hx-get" or "data-src" or "srcset" && a.Value.Length > 0 && a.Value[0] is not ('/' or '#')).Select(a => $"{page.Url} points to {a.Value}"));
            }
            wrong.AddRange(page.Html.QuerySelectorAll("style, iframe, object, embed, base").Select(e => $"{page.Url}: {e.LocalName}"));
            wrong.AddRange(page.Html.QuerySelectorAll("script").Where(s => !s.HasAttribute("src") || s.TextContent.Length > 0).Select(s => $"{page.Url}: {s.OuterHtml}"));
            wrong.AddRange(((string[])["javascript:", "//cdn", "fonts.googleapis"]).Where(part => page.Text.Contains(part, StringComparison.Ordinal)).Select(part => $"{page.Url}: {part}"));
        }
        wrong.Should().BeEmpty();
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
        var counsellor = await app.SignedIn("soudan");

        var found = await counsellor.Get("/families/search?q=%E9%81%93%E9%A0%86");
        var person = await counsellor.Get(found.Html.QuerySelector("main table a")!.GetAttribute("href")!);

        person.Words.Should().Contain("あなたの権限では表示できないものがあります");
        person.Text.Should().NotContain("面談の内容").And.NotContain("/maternal-health/");
    }
}
