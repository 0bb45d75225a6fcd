using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Hagukumi.TestKit;

/// <summary>A page as the program answered it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Url">The address asked.</param>
/// <param name="Location">Where a redirect leads.</param>
/// <param name="Html">The parsed page; empty for a redirect.</param>
/// <param name="Text">The answer as sent.</param>
/// <param name="Headers">Header names with their values.</param>
public sealed record Page(int Status, string Url, string? Location, IHtmlDocument Html, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader sees, with blanks folded.</summary>
    public string Words => Fold(Html.QuerySelector("main")?.TextContent ?? Html.Body?.TextContent ?? "");

    /// <summary>What a reader sees, without any blank: for what stands side by side in a table or a list of facts.</summary>
    public string Letters => Words.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors => [.. Html.QuerySelectorAll(".error-summary li").Select(e => Fold(e.TextContent))];

    /// <summary>What a field holds now, by its form name.</summary>
    public string? Value(string field) => Html.QuerySelector($"[name='{field}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement { Type: "radio" } => Html.QuerySelectorAll<IHtmlInputElement>($"[name='{field}']").FirstOrDefault(i => i.IsChecked)?.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>The first link whose text contains <paramref name="text"/>.</summary>
    public string Link(string text) => Html.QuerySelectorAll("a").FirstOrDefault(a => Fold(a.TextContent).Contains(text, StringComparison.Ordinal))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"{Url} has no link '{text}'.");

    internal static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A browser without scripts: keeps cookies, follows no redirect by itself, sends a form with what the page holds.</summary>
public sealed class Browser(HttpClient client)
{
    /// <summary>Asks for a page.</summary>
    public async Task<Page> Get(string url) => await Read(url, await client.GetAsync(url));

    /// <summary>Asks for a list in place, as a filter with scripts does.</summary>
    public async Task<Page> Refresh(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "HX-Request", "true" } } };
        return await Read(url, await client.SendAsync(request));
    }

    /// <summary>Asks for a page and goes where a redirect leads.</summary>
    public async Task<Page> Follow(Page page) => page.Location is { } next ? await Get(next) : page;

    /// <summary>Fills in the page's form and sends it.</summary>
    /// <param name="page">The page that shows the form.</param>
    /// <param name="typed">Field values by form name; a dictionary, or an object whose properties are the fields. Null clears a field.</param>
    /// <param name="form">Which form, where the page has several; the first in main that posts by default.</param>
    public Task<Page> Submit(Page page, object? typed = null, string form = "main form[method=post]") => Send(Filled(page, typed, form));

    /// <summary>Fills in the page's form, puts a file to it and sends it.</summary>
    public async Task<Page> SubmitFile(Page page, string field, string fileName, byte[] file, object? typed = null, string form = "main form[method=post]")
    {
        var (url, fields) = Filled(page, typed, form);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => f.Key != field)) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file), field, fileName);
        return await Read(url, await client.PostAsync(url, content));
    }

    /// <summary>Sends the same form twice at the same moment.</summary>
    public async Task<IReadOnlyList<Page>> SubmitTwice(Page page, object? typed = null, string form = "main form[method=post]")
    {
        var (url, fields) = Filled(page, typed, form);
        return await Task.WhenAll(Send((url, fields)), Send((url, fields)));
    }

    /// <summary>Sends fields without a page before them: a forged or a garbled form.</summary>
    public Task<Page> Post(string url, params (string Name, string Value)[] fields) => Send((url, [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));

    static (string Url, List<KeyValuePair<string, string>> Fields) Filled(Page page, object? typed, string form)
    {
        var element = page.Html.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{page.Url} ({page.Status}) has no form '{form}'.");
        var given = typed switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, string?>> pairs => pairs.ToList(),
            _ => typed.GetType().GetProperties().Select(p => KeyValuePair.Create(p.Name, (string?)p.GetValue(typed))).ToList(),
        };
        var names = given.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        List<KeyValuePair<string, string>> fields = [.. Successful(element).Where(f => !names.Contains(f.Key)), .. given.Where(g => g.Value is not null).Select(g => KeyValuePair.Create(g.Key, g.Value!))];
        var action = element.GetAttribute("action") is { Length: > 0 } own ? own : page.Url;
        return (action, fields);
    }

    static IEnumerable<KeyValuePair<string, string>> Successful(IHtmlFormElement form)
    {
        foreach (var field in form.Elements.OfType<IHtmlElement>().Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "button" } or IHtmlButtonElement: break;
                case IHtmlInputElement input: yield return new(name, input.Value); break;
                case IHtmlTextAreaElement area: yield return new(name, area.Value); break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions) yield return new(name, option.Value);
                    break;
            }
        }
    }

    async Task<Page> Send((string Url, List<KeyValuePair<string, string>> Fields) form)
    {
        using var content = new FormUrlEncodedContent(form.Fields);
        return await Read(form.Url, await client.PostAsync(form.Url, content));
    }

    static async Task<Page> Read(string url, HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var location = answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect ? answer.Headers.Location?.ToString() : null;
            return new Page((int)answer.StatusCode, url, location, new HtmlParser().ParseDocument(text), text, headers);
        }
    }
}
