using System.Collections.Concurrent;
using System.Globalization;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using Xunit.Abstractions;

namespace Hagukumi.Journeys.Tests.Crashes;

/// <summary>
/// The real program is killed again and again while nurses write. What it acknowledged is there, what was sent once is
/// there once at most, and every desk hears of it. <c>scripts/kill-host.sh</c> runs it with a thousand kills.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    static readonly string[] Nurses = ["hokenshi1", "hokenshi2", "hokenshi3", "hokenshi4"];
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("HAGUKUMI_KILLS") ?? "20", CultureInfo.InvariantCulture);

    readonly App app = new();
    readonly ConcurrentQueue<string> women = [];
    readonly ConcurrentDictionary<string, bool> notified = new(StringComparer.Ordinal); // by woman: whether it was acknowledged
    readonly ConcurrentDictionary<string, bool> interviewed = new(StringComparer.Ordinal); // by pregnancy
    readonly ConcurrentQueue<string> surprises = [];
    int handbook;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        foreach (var woman in await app.Register([.. Enumerable.Range(0, 300 + 30 * Kills).Select(_ => new Resident())])) women.Enqueue(woman.ToString());
        await app.Stop();
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Kill_WhilePeopleWrite_LosesNothingAndDoublesNothing()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}, {Kills} kills");
        var random = new Random(seed);

        for (var n = 0; n < Kills; n++) await Live(random);

        output.WriteLine($"{notified.Count} notifications sent, {notified.Values.Count(a => a)} acknowledged; {interviewed.Count} interviews sent, {interviewed.Values.Count(a => a)} acknowledged");
        surprises.Should().BeEmpty();
        notified.Values.Count(a => a).Should().BeGreaterThan(Kills / 2, "the program was killed under load");
        interviewed.Values.Count(a => a).Should().BeGreaterThan(Kills / 2);
        await using (var last = await HostProcess.Serve(app.Database.ConnectionString))
            await Wait.Until(async () => await Outboxes("status = 'Pending'") == 0, "every outbox is drained", TimeSpan.FromMinutes(2));
        (await Outboxes("status <> 'Delivered'")).Should().Be(0);

        var pregnancies = (await app.Database.Rows("select person_id, id from maternal_health.pregnancy")).Select(row => row.Split('\t')).ToList();
        var recorded = pregnancies.Select(p => p[0]).ToList();
        recorded.Should().OnlyHaveUniqueItems("a form sent once is recorded once at most").And.BeSubsetOf(notified.Keys, "nobody else was sent");
        notified.Where(sent => sent.Value).Select(sent => sent.Key).Should().BeSubsetOf(recorded, "what was acknowledged exists");
        var held = await app.Database.Rows("select pregnancy_id from maternal_health.interview");
        held.Should().OnlyHaveUniqueItems().And.BeSubsetOf(interviewed.Keys);
        interviewed.Where(sent => sent.Value).Select(sent => sent.Key).Should().BeSubsetOf(held, "what was acknowledged exists");

        var owed = await app.Database.Rows("select rule, subject from follow_ups.follow_up order by 1, 2");
        var ids = pregnancies.Select(p => p[1]).Order(StringComparer.Ordinal).ToList();
        owed.Should().Equal(
            ids.Select(id => $"edd-passed\t{id}")
                .Concat(ids.Select(id => $"eight-month\t{id}"))
                .Concat(ids.Select(id => $"pregnancy-interview\t{id}"))
                .Concat(held.Order(StringComparer.Ordinal).Select(id => $"triage\t{id}")), "each pregnancy is owed once by each rule");
        (await app.Database.Rows("select subject from follow_ups.follow_up where rule = 'pregnancy-interview' and status = 'Settled'")).Should().BeEquivalentTo(held);

        var verified = await HostProcess.Run(app.Database.ConnectionString, "verify", "--json");
        verified.ExitCode.Should().Be(0, verified.Output);
        verified.Json.GetProperty("ok").GetBoolean().Should().BeTrue();
    }

    /// <summary>One life of the program: it starts, four nurses write, and at some moment it is killed.</summary>
    async Task Live(Random random)
    {
        await using var host = await HostProcess.Serve(app.Database.ConnectionString);
        using var dead = new CancellationTokenSource();
        var writing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var nurses = Nurses.Select(nurse => Task.Run(() => Work(host.Browser(), nurse, writing, dead.Token))).ToList();
        // Most lives end while forms are being sent; some right after the start.
        if (random.Next(5) > 0) await Task.WhenAny(writing.Task, Task.WhenAll(nurses)).WaitAsync(TimeSpan.FromMinutes(1));
        await Task.Delay(random.Next(1200));
        if (host.HasEnded) surprises.Enqueue($"it ended by itself: {host.Said}");
        await dead.CancelAsync();
        await host.Kill();
        await Task.WhenAll(nurses);
    }

    /// <summary>Signs in, then registers one woman after the other and records her interview, until the program is gone.</summary>
    async Task Work(Browser browser, string nurse, TaskCompletionSource writing, CancellationToken dead)
    {
        try
        {
            var entry = await browser.Submit(await browser.Get("/sign-in"), new { UserName = nurse, DemoWorld.Password });
            if (entry.Status != 303) Surprise(entry);
            var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).Date;
            while (!dead.IsCancellationRequested && women.TryDequeue(out var woman))
            {
                var form = await browser.Get($"/maternal-health/pregnancies/new?person={woman}");
                notified[woman] = false;
                var answer = await browser.Submit(form, new { ExpectedDeliveryOn = today.AddDays(150).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), HandbookNumbers = $"K-{Interlocked.Increment(ref handbook)}" });
                if (answer.Location is not { } pregnancy)
                {
                    Surprise(answer);
                    continue;
                }
                notified[woman] = true;
                form = await browser.Get($"{pregnancy}/interview");
                var id = pregnancy[(pregnancy.LastIndexOf('/') + 1)..];
                interviewed[id] = false;
                answer = await browser.Submit(form, new { Minutes = "25", Note = "元気です。" });
                if (answer.Status == 303) interviewed[id] = true;
                else Surprise(answer);
                writing.TrySetResult();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!dead.IsCancellationRequested) surprises.Enqueue($"the connection broke before the kill: {gone.Message}");
        }
    }

    void Surprise(Page page) => surprises.Enqueue($"{page.Url} answered {page.Status}: {string.Join(' ', page.Errors)} {page.Words}");

    async Task<int> Outboxes(string condition)
    {
        var schemas = await app.Database.Rows("select table_schema from information_schema.tables where table_name = 'outbox_delivery'");
        return await app.Database.Scalar<int>($"select {string.Join(" + ", schemas.Select(s => $"(select count(*) from {s}.outbox_delivery where {condition})"))}");
    }
}
