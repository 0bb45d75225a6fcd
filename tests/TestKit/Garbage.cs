namespace Hagukumi.TestKit;

/// <summary>What no form should ever receive and every form one day does: put into one field after the other.</summary>
public static class Garbage
{
    static readonly string[] Values =
    [
        "", "　", "𠮷野家の髙橋さん葛󠄀城", "<script>alert('x')</script>", "'; drop table person; --", "\0\u0001", "2026-02-30", "9999-12-31", "0001-01-01", "-1", "99999999999999999999", new string('漢', 5000),
    ];

    /// <summary>Sends the form of a page with each value in each of its fields, and once without any field. Says what was wrong with the answers.</summary>
    /// <param name="browser">Who sends it.</param>
    /// <param name="url">The page with the form; asked for anew each time, because an answer may have saved.</param>
    public static async Task<IReadOnlyList<string>> ThrownAt(Browser browser, string url)
    {
        List<string> wrong = [];
        var page = await browser.Get(url);
        var fields = page.Html.QuerySelectorAll("main form[method=post] [name]").Select(f => f.GetAttribute("name")!).Where(f => !f.StartsWith("__", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (field, value) in fields.SelectMany(f => Values.Select(v => (f, v))))
            wrong.AddRange(Judge(await browser.Submit(await browser.Get(url), new Dictionary<string, string?>(StringComparer.Ordinal) { [field] = value }), field, value));

        var empty = await browser.Submit(await browser.Get(url), fields.ToDictionary(f => f, _ => (string?)null, StringComparer.Ordinal));
        if (empty.Status != 422 || empty.Errors.Count + empty.Html.QuerySelectorAll(".banner[data-tone=danger]").Length == 0) wrong.Add($"{url} without any field: {empty.Status}");
        return wrong;
    }

    static IEnumerable<string> Judge(Page answer, string field, string value)
    {
        var sent = $"{answer.Url} {field} = {(value.Length > 40 ? value[..40] : value)}";
        if (answer.Status is not (303 or 409 or 422)) yield return $"{sent}: {answer.Status}";
        if (answer.Status != 422) yield break;
        if (answer.Errors.Count == 0) yield return $"{sent}: refused without a word";
        // Of a choice there is nothing to show, and a password is never shown again.
        var shown = answer.Html.QuerySelector($"input[type=text][name='{field}'], input[type=hidden][name='{field}'], textarea[name='{field}']");
        if (shown is not null && answer.Value(field) != value.Replace("\0", "", StringComparison.Ordinal)) yield return $"{sent}: what was typed is gone";
    }
}
