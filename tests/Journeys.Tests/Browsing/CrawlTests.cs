using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>What every page of every role owes its reader, whatever the page is about.</summary>
public sealed class CrawlTests(CrawledTown town) : IClassFixture<CrawledTown>
{
    const int Phone = 320;
    const int Desktop = 1280;

    /// <summary>Longer than a browser takes to give a part of a loaded page the focus.</summary>
    const float FocusWithinMs = 5000;

    /// <summary>Pages of one kind that are made of different parts, judged in the browser; axe takes the first.</summary>
    const int ShapesOfAKind = 2;

    static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Without files that a link hands out.</summary>
    IEnumerable<Visit> Pages => town.Visits.Where(v => v.Page.Status == 200 && !v.Pattern.Split('?')[0].EndsWith(".csv", StringComparison.Ordinal));

    [Fact]
    public void Link_OnAnyPage_LeadsToAPageItsReaderMayOpen() =>
        town.Visits.Where(v => v.Page.Status is not (200 or 303)).Select(v => $"{v}").Should().BeEmpty();

    [Fact]
    public void Page_OfAnyRole_HasOneHeadingATitleAndItsLanguage()
    {
        List<string> wrong = [];
        foreach (var visit in Pages)
        {
            var (html, headings) = (visit.Page.Html, visit.Page.Html.QuerySelectorAll("h1"));
            if (headings.Length != 1 || headings[0].TextContent.Trim().Length == 0) wrong.Add($"{visit}: {headings.Length} headings");
            if (html.DocumentElement.GetAttribute("lang") != "ja") wrong.Add($"{visit}: no language");
            if (html.Title is not { Length: > 5 } title || !title.EndsWith(" | はぐくみ", StringComparison.Ordinal)) wrong.Add($"{visit}: titled '{html.Title}'");
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Title_OfAPage_BelongsToOneKindOfPage() =>
        Pages.GroupBy(v => v.Page.Html.Title).Select(g => (g.Key, Kinds: g.Select(v => v.Pattern.Split('?')[0]).Distinct().ToList())).Where(g => g.Kinds.Count > 1)
            .Select(g => $"{g.Key}: {string.Join(" ", g.Kinds)}").Should().BeEmpty("windows and bookmarks must be told apart");

    [Fact]
    public void Answer_OfAnyKind_CarriesThePolicyAndIsNotKept()
    {
        List<string> wrong = [];
        foreach (var visit in town.Visits)
        {
            string Header(string name) => visit.Page.Headers.GetValueOrDefault(name, "");
            var policy = Header("Content-Security-Policy");
            if (!policy.Contains("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal)) wrong.Add($"{visit}: policy '{policy}'");
            if (Header("X-Content-Type-Options") != "nosniff") wrong.Add($"{visit}: no nosniff");
            if (Header("Referrer-Policy") != "same-origin") wrong.Add($"{visit}: no referrer policy");
            if (!Header("Cache-Control").Contains("no-store", StringComparison.Ordinal)) wrong.Add($"{visit}: may be kept");
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Page_OfAnyRole_HasNoInlineStyleOrScript() =>
        Pages.SelectMany(v => v.Page.Html.All
                .Where(e => e.HasAttribute("style") || e.LocalName == "style" || (e.LocalName == "script" && !e.HasAttribute("src")) || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)))
                .Select(e => $"{v}: {e.OuterHtml[..Math.Min(80, e.OuterHtml.Length)]}"))
            .Should().BeEmpty();

    [Fact]
    public void Address_UnderProtection_StandsOnNoPage()
    {
        Pages.Count(v => v.Pattern == "/families/people/{id}" && v.Page.Words.Contains("住所秘匿", StringComparison.Ordinal)).Should().BeGreaterThan(3, "people whose address is withheld were looked at");
        town.Visits.SelectMany(v => HidingPlace.Words.Where(w => v.Page.Text.Contains(w, StringComparison.Ordinal)).Select(w => $"{v} shows {w}")).Should().BeEmpty();
    }

    [Fact]
    public void Secret_OfWhoHides_StandsOnlyWhereItsOwnersLook()
    {
        string[] others = ["kenshu", "shigen", "yakan", "gaibu", "itaku", "kojin", "kanri"], deciders = ["kakaricho", "tokatsu", "sentacho", "jimu"];
        bool Holds(Visit visit, IEnumerable<string> secrets) => secrets.Any(s => visit.Page.Text.Contains(s, StringComparison.Ordinal) || Uri.UnescapeDataString(visit.Page.Url).Contains(s, StringComparison.Ordinal) || visit.Page.Headers.Values.Any(h => h.Contains(s, StringComparison.Ordinal)));
        var (called, told) = (town.Visits.Where(v => Holds(v, HidingPlace.SafeNumbers)).ToList(), town.Visits.Where(v => Holds(v, HidingPlace.OtherParties)).ToList());

        (called.Count > 5, told.Count > 3).Should().Be((true, true), "their pages were looked at");
        called.Where(v => others.Contains(v.Who) || v.Pattern is not ("/families/people/{id}" or "/families/people/{id}/safe-contact")).Select(v => $"{v} shows a safe number").Should().BeEmpty();
        told.Where(v => !deciders.Contains(v.Who) || v.Pattern != "/families/people/{id}").Select(v => $"{v} shows from whom somebody hides").Should().BeEmpty();
    }

    [Fact]
    public async Task Page_WithoutPermission_IsRefusedInJapanese()
    {
        // One page of each kind, asked by everybody whose own links do not lead there.
        var kinds = Pages.GroupBy(v => v.Pattern).ToDictionary(g => g.Key, g => g.First().Page.Url, StringComparer.Ordinal);
        List<string> wrong = [];
        var refused = 0;
        foreach (var who in CrawledTown.Everybody)
        {
            var own = town.Visits.Where(v => v.Who == who).Select(v => v.Pattern).ToHashSet(StringComparer.Ordinal);
            foreach (var url in kinds.Where(k => !own.Contains(k.Key)).Select(k => k.Value))
            {
                var page = await town.BrowserOf(who).Get(url);
                if (page.Status == 403)
                {
                    refused++;
                    if (page.Html.QuerySelectorAll("h1").Length != 1 || page.Html.DocumentElement.GetAttribute("lang") != "ja" || !page.Words.Contains("この画面を使う権限がありません", StringComparison.Ordinal)) wrong.Add($"{who}: {url} is refused without a word");
                }
                else if (page.Status is not (200 or 303 or 404))
                {
                    wrong.Add($"{who}: {url} answers {page.Status}");
                }
                if (HidingPlace.Words.Any(w => page.Text.Contains(w, StringComparison.Ordinal))) wrong.Add($"{who}: {url} shows a protected address");
            }
        }
        wrong.Should().BeEmpty();
        refused.Should().BeGreaterThan(CrawledTown.Everybody.Count);
    }

    [Fact]
    public async Task Route_OfTheProgram_IsReachedByALink()
    {
        var app = new App();
        await app.InitializeAsync();
        List<string> routes;
        try
        {
            routes = [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true && e.DisplayName?.Contains("Static", StringComparison.Ordinal) is not true)
                .Select(e => e.RoutePattern.RawText!).Where(r => !r.Contains('.', StringComparison.Ordinal) && r is not ("/sign-in" or "/health/ready")).Where(r => !r.StartsWith('{')).Distinct()];
        }
        finally
        {
            await app.DisposeAsync();
        }
        routes.Should().HaveCountGreaterThan(20);
        var reached = town.Visits.Select(v => v.Pattern.Split('?')[0]).ToHashSet(StringComparer.Ordinal);
        bool IsReached(string route)
        {
            // In a pattern an id reads {id}; other parts of an address, such as a kind of change, stand as they are.
            var steps = route.Trim('/').Split('/').Select(s => !s.StartsWith('{') ? Regex.Escape(s) : s.EndsWith(":guid}", StringComparison.Ordinal) ? @"\{id\}" : "[^/]+");
            var address = new Regex($"^/{string.Join('/', steps)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
            return reached.Any(r => address.IsMatch(r));
        }
        routes.Where(r => !IsReached(r)).Should().BeEmpty("a screen that no link leads to is lost");
    }

    [Fact]
    public async Task Screen_InTheBrowser_FitsAPhoneSatisfiesAxeAndStaysSilent()
    {
        List<string> wrong = [];
        HashSet<string> judged = new(StringComparer.Ordinal);
        Dictionary<string, int> judgedOfAKind = new(StringComparer.Ordinal);
        foreach (var role in Pages.GroupBy(v => v.Who))
        {
            // A page that looks the same to another role has been judged with that role.
            var fresh = role.Where(v => judgedOfAKind.GetValueOrDefault(v.Pattern) < ShapesOfAKind && judged.Add(Shape(v))).ToList();
            if (fresh.Count == 0) continue;
            await using var desk = await town.Desk(role.Key);
            foreach (var visit in fresh)
            {
                judgedOfAKind[visit.Pattern] = judgedOfAKind.GetValueOrDefault(visit.Pattern) + 1;
                await Judge(desk, visit.Page.Url, judgedOfAKind[visit.Pattern] == 1, wrong);
            }
            wrong.AddRange(desk.Complaints);
        }
        judgedOfAKind.Should().HaveCountGreaterThan(35, "that many kinds of pages were judged");
        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Form_SentEmpty_SaysWhatToDoAndTakesTheFocus()
    {
        List<string> wrong = [];
        // A form that only asks to confirm has nothing to leave empty; nor has a roster of choices of which none is demanded.
        var forms = Pages.Where(v => v.Page.Html.QuerySelector("main form.form[method=post] :is(input:not([type=hidden]), textarea, select[aria-required])") is not null).GroupBy(v => v.Pattern.Split('?')[0]).Select(g => g.First()).ToList();
        forms.Should().HaveCountGreaterThan(10);
        foreach (var role in forms.GroupBy(v => v.Who))
        {
            await using var desk = await town.Desk(role.Key);
            foreach (var visit in role)
            {
                await desk.Page.SetViewportSizeAsync(Desktop, 900);
                await desk.Go(visit.Page.Url);
                foreach (var field in await desk.Page.Locator("main form.form").Locator("input[type=text], textarea").AllAsync()) await field.FillAsync("");
                var answer = await desk.Page.RunAndWaitForResponseAsync(() => desk.Page.Locator("main form.form button[data-kind=primary]").First.ClickAsync(), r => r.Request.Method == "POST");
                if (answer.Status != 422)
                {
                    wrong.Add($"{visit}: an empty form answers {answer.Status}");
                    continue;
                }
                await desk.Page.Locator(".error-summary").WaitForAsync();
                try
                {
                    await desk.Page.WaitForFunctionAsync("() => document.activeElement === document.querySelector('.error-summary')", null, new() { Timeout = FocusWithinMs });
                }
                catch (TimeoutException)
                {
                    wrong.Add($"{visit}: the summary does not take the focus");
                }
                foreach (var target in await desk.Page.Locator(".error-summary a").EvaluateAllAsync<string[]>("all => all.filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)")) wrong.Add($"{visit}: {target} leads to no field");
                await JudgeHere(desk, $"{visit.Page.Url} sent empty", axe: true, wrong);
            }
            wrong.AddRange(desk.Complaints);
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Record_OnPaper_ShowsNoNavigation()
    {
        List<string> wrong = [];
        await using var nurse = await town.Desk("hokenshi1");
        await nurse.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var visit in Pages.Where(v => v.Who == "hokenshi1").GroupBy(v => v.Pattern.Split('?')[0]).Select(g => g.First()))
        {
            await nurse.Go(visit.Page.Url);
            foreach (var part in (string[])[".shell-header", ".shell-nav", ".skip", ".back", ".page-actions", "button"])
                if (await nurse.Page.Locator(part).EvaluateAllAsync<bool>("all => all.some(e => e.checkVisibility())")) wrong.Add($"{visit.Page.Url} prints {part}");
            // A letter prints as a letter.
            if (!await nurse.Page.Locator("h1, article.letter").EvaluateAllAsync<bool>("all => all.some(e => e.checkVisibility())")) wrong.Add($"{visit.Page.Url} prints no heading");
        }
        wrong.Should().BeEmpty();
    }

    static async Task Judge(Desk desk, string url, bool axe, List<string> wrong)
    {
        await desk.Page.SetViewportSizeAsync(Desktop, 900);
        var answer = await desk.Page.GotoAsync(url);
        if (answer!.Status != 200) wrong.Add($"{url} answers {answer.Status} in the browser");
        await JudgeHere(desk, url, axe, wrong);
    }

    static async Task JudgeHere(Desk desk, string what, bool axe, List<string> wrong)
    {
        if (axe)
        {
            // The way that is meant to follow it opens a window for each page, for frames that no page here has, and takes longer than the judging.
#pragma warning disable CS0618
            var found = await desk.Page.Locator("html").RunAxeLegacy(Rules);
#pragma warning restore CS0618
            wrong.AddRange(found.Violations.Select(v => $"{what}: {v.Id} ({v.Help}) {string.Join(" ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
        await desk.Page.SetViewportSizeAsync(Phone, 700);
        var width = await desk.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
        if (width > Phone) wrong.Add($"{what} is {width} wide on a phone");
    }

    /// <summary>What the page is made of, without what it says: kinds of elements and where its links lead.</summary>
    static string Shape(Visit visit)
    {
        var made = visit.Page.Html.QuerySelectorAll("main *").Select(e => $"{e.LocalName}.{e.ClassName}.{e.GetAttribute("data-tone")}.{(e.GetAttribute("href") is { } href ? CrawledTown.Pattern(href) : "")}").Distinct().Order(StringComparer.Ordinal);
        return $"{visit.Pattern} {string.Join(' ', made)}";
    }
}
