using System.Text.RegularExpressions;

namespace Hagukumi.TestKit;

/// <summary>Follows every link there is, as somebody who looks for what the pages give away.</summary>
public static partial class Walk
{
    /// <summary>Every page that can be reached, each address once; of pages that differ only by an id at most <paramref name="mostAlike"/>.</summary>
    /// <param name="browser">Who looks.</param>
    /// <param name="mostAlike">How many pages of one kind are opened.</param>
    /// <param name="from">Where to begin.</param>
    public static async Task<IReadOnlyList<Page>> Pages(Browser browser, int mostAlike, params string[] from)
    {
        List<Page> pages = [];
        Dictionary<string, int> alike = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Queue<string> next = new(from);
        while (next.TryDequeue(out var url))
        {
            if (!seen.Add(url)) continue;
            var kind = Id().Replace(url, "{id}");
            if (!from.Contains(url, StringComparer.Ordinal) && (alike[kind] = alike.GetValueOrDefault(kind) + 1) > mostAlike) continue;
            var page = await browser.Get(url);
            pages.Add(page);
            if (page.Location is { } location) next.Enqueue(location);
            foreach (var link in page.Html.QuerySelectorAll("a[href^='/']")) next.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
        }
        return pages;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
