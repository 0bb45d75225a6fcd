using System.Collections.Concurrent;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>A real browser with its own session, and everything it complained about.</summary>
sealed class Desk : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly string address;
    readonly bool scripts;

    Desk(IBrowserContext context, IPage page, string address, bool scripts)
    {
        (this.context, Page, this.address, this.scripts) = (context, page, address, scripts);
        page.Console += (_, message) =>
        {
            // Chromium itself writes a line for every answer that is an error; the answer is judged where it is expected.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Enqueue($"{page.Url}: {error}");
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) Complaints.Enqueue($"{page.Url} asked {request.Url}");
        };
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts, violations of the content policy, requests to anywhere else.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public static async Task<Desk> Open(Town town, bool scripts)
    {
        var session = await town.Chromium.NewContextAsync(new() { BaseURL = town.Program.Url, JavaScriptEnabled = scripts, Locale = "ja-JP", TimezoneId = "Asia/Tokyo", ViewportSize = new() { Width = 1280, Height = 900 } });
        session.SetDefaultTimeout(60_000);
        return new Desk(session, await session.NewPageAsync(), town.Program.Url, scripts);
    }

    public async Task SignIn(string userName)
    {
        await Page.GotoAsync("/");
        await Page.GetByLabel("ユーザー名").FillAsync(userName);
        await Page.GetByLabel("パスワード").FillAsync(DemoWorld.Password);
        await Arrive(() => Press("サインイン"));
    }

    /// <summary>Does what leads to another page, and is there: a key pressed before the page has come goes nowhere.</summary>
    public async Task Arrive(Func<Task> leave)
    {
        if (!scripts)
        {
            await leave(); // nothing can be waited for in the page
            return;
        }
        var before = await Page.EvaluateAsync<double>("() => performance.timeOrigin");
        await leave();
        await Page.WaitForFunctionAsync("before => performance.timeOrigin !== before && document.readyState === 'complete'", before);
    }

    public async Task Go(string path) => await Page.GotoAsync(path);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task<string> Heading() => Page.Locator("h1").InnerTextAsync();

    /// <summary>Path and query of the address bar.</summary>
    public string Path => Page.Url[address.Length..];

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
