namespace Hagukumi.TestKit;

/// <summary>What no form should ever receive and every form one day does: put into one field after the other.</summary>
public static class Garbage
{
    static readonly string[] Values =
    [
        "", "　", "𠮷野家の髙橋さん葛󠄀城", "<script>alert('x')</script>", "'; drop table person; --", "\u0001\u0007", "2026-02-30", "9999-12-31", "0001-01-01", "-1", "99999999999999999999", new string('漢', 5000),
    ];

    /// <summary>Sends the form of a page with each value in each of its fields, and once without any field. Says what was wrong with the answers.</summary>
    /// <param name="browser">Who sends it.</param>
    /// <param name="address">The page with the form; asked for anew whenever an answer has saved, since the record may be closed by then.</param>
    public static async Task<IReadOnlyList<string>> ThrownAt(Browser browser, Func<Task<string>> address)
    {
        List<string> wrong = [];
        var page = await browser.Get(await address());
        var fields = page.Html.QuerySelectorAll("main form[method=post] [name]").Select(f => f.GetAttribute("name")!).Where(f => !f.StartsWith("__", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (field, value) in fields.SelectMany(f => Values.Select(v => (f, v))))
        {
            var answer = await browser.Submit(page, new Dictionary<string, string?>(StringComparer.Ordinal) { [field] = value });
            wrong.AddRange(Judge(answer, field, value));
            if (answer.Status == 303) page = await browser.Get(await address());
        }

        var empty = await browser.Submit(page, fields.ToDictionary(f => f, _ => (string?)null, StringComparer.Ordinal));
        if (empty.Status != 422 || Says(empty) == 0) wrong.Add($"{page.Url} without any field: {empty.Status}");
        return wrong;
    }

    // A form that cannot be shown again says so above the search that leads to it.
    static int Says(Page answer) => answer.Errors.Count + answer.Html.QuerySelectorAll(".banner[data-tone=danger]").Length;

    static IEnumerable<string> Judge(Page answer, string field, string value)
    {
        var sent = $"{answer.Url} {field} = {(value.Length > 40 ? value[..40] : value)}";
        if (answer.Status is not (303 or 409 or 422)) yield return $"{sent}: {answer.Status}";
        if (answer.Status != 422) yield break;
        if (Says(answer) == 0) yield return $"{sent}: refused without a word";
        // Of a choice there is nothing to show, and a password is never shown again.
        var shown = answer.Html.QuerySelector($"input[type=text][name='{field}'], input[type=hidden][name='{field}'], textarea[name='{field}']");
        if (shown is not null && answer.Value(field) != value) yield return $"{sent}: what was typed is gone";
    }
}
