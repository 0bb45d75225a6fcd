using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Hagukumi.Benchmarks.Measuring;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Benchmarks.Worklist;

/// <summary>The screen everybody opens first: a page of 50 follow-ups.</summary>
static partial class WorklistBenchmark
{
    const int WarmUp = 1500;
    const int Requests = 400;

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        var cluster = await Processor.OfCluster();
        await using var database = await WorklistVolume.Database();
        await using var product = await Served.Product(database.ConnectionString);
        using var nurse = Client(product);
        var browser = new Browser(nurse);
        var signedIn = await browser.Submit(await browser.Get("/sign-in"), new { UserName = WorklistVolume.Nurse, DemoWorld.Password });
        if (signedIn.Status != 303) throw new InvalidOperationException($"{WorklistVolume.Nurse} could not sign in: {signedIn.Status}.");

        await nurse.GetStringAsync("/follow-ups"); // brings the cookie of its form
        var page = await nurse.GetStringAsync("/follow-ups");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, page);
            await using var floor = await Served.Floor("/ready", url => ["worklist-floor", url, database.ConnectionString, file]);
            using var byHand = Client(floor);
            await byHand.GetStringAsync($"/sign-in?user={WorklistVolume.Nurse}");
            await byHand.GetStringAsync("/follow-ups");
            if (WithoutToken(await byHand.GetStringAsync("/follow-ups")) != WithoutToken(page)) throw new InvalidOperationException("The floor writes another page than the program.");

            await Ask(nurse, WarmUp);
            await Ask(byHand, WarmUp);
            var (products, floors) = await Rounds.Alternate(() => Measure(nurse, product), () => Measure(byHand, floor));
            return
            [
                new("worklist: elapsed", "ms", [.. products.Select(p => p.Elapsed)], [.. floors.Select(f => f.Elapsed)], Goal: 2),
                new("worklist: processor", "ms", [.. products.Select(p => p.Processor)], [.. floors.Select(f => f.Processor)], Goal: 2),
                new("worklist: processor of host", "ms", [.. products.Select(p => p.Host)], [.. floors.Select(f => f.Host)]),
                new("worklist: processor of database", "ms", [.. products.Select(p => p.Database)], [.. floors.Select(f => f.Database)]),
            ];
        }
        finally
        {
            File.Delete(file);
        }

        async Task<(double Elapsed, double Processor, double Host, double Database)> Measure(HttpClient client, Served served)
        {
            var (host, data, since) = (Processor.Own(served.Id), cluster.Database, Stopwatch.StartNew());
            await Ask(client, Requests);
            var elapsed = since.Elapsed.TotalMilliseconds;
            var (hostUsed, dataUsed) = (Processor.Own(served.Id) - host, cluster.Database - data);
            return (elapsed / Requests, (hostUsed + dataUsed) / Requests, hostUsed / Requests, dataUsed / Requests);
        }
    }

    static async Task Ask(HttpClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var answer = await client.GetAsync("/follow-ups");
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"The worklist answered {answer.StatusCode}.");
        }
    }

    static HttpClient Client(Served served) => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(served.Url) };

    static string WithoutToken(string page) => Token().Replace(page, "");

    [GeneratedRegex("""(?<=name="__RequestVerificationToken" value=")[^"]*""", RegexOptions.None, 1000)]
    internal static partial Regex Token();
}
