using System.Globalization;
using Hagukumi.TestKit;
using Microsoft.Playwright;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>若葉市 of the demo: the real program serves it, and one browser stands before it. One for each test class.</summary>
public class Town : IAsyncLifetime
{
    // No page may wait for the network or write to the disk of whoever runs the tests.
    static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    IPlaywright? driver;

    /// <summary>The demo's data.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>The program, a process of its own.</summary>
    internal HostProcess Program { get; private set; } = null!;

    internal IBrowser Chromium { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        Database = await TestDatabase.CloneOf("demo", Fill);
        await HidingPlace.Mark(Database);
        Program = await HostProcess.Serve(Database.ConnectionString);
        driver = await Playwright.CreateAsync();
        Chromium = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? throw new InvalidOperationException("CHROMIUM is not set: start the tests with ./test.sh, which finds the browser."),
            Args = Quiet,
        });
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (Chromium is not null) await Chromium.DisposeAsync();
        driver?.Dispose();
        if (Program is not null) await Program.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A desk of its own: nobody is signed in.</summary>
    internal Task<Desk> Desk(bool scripts = true) => Browsing.Desk.Open(this, scripts);

    /// <summary>A desk where somebody is signed in.</summary>
    internal async Task<Desk> Desk(string userName, bool scripts = true)
    {
        var desk = await Desk(scripts);
        await desk.SignIn(userName);
        return desk;
    }

    /// <summary>A woman of a district, known to nobody's list yet, whose name and birth date nobody shares.</summary>
    internal async Task<Woman> WomanWithoutPregnancy(string district, int number = 0)
    {
        var row = (await Database.Rows($"""
            select p.id, p.name, p.kana, p.birth_date::text from families.person p
            where p.district = '{district}' and p.sex = 'Female' and not p.sealed and p.died_on is null and p.moved_out_on is null
              and p.birth_date between current_date - 14000 and current_date - 8000
              and not exists (select 1 from maternal_health.pregnancy w where w.person_id = p.id)
              and not exists (select 1 from families.person o where o.id <> p.id and o.name = p.name)
            order by p.kana_key, p.id offset {number} limit 1
            """))[0].Split('\t');
        return new Woman(row[0], row[1], row[2], row[3]);
    }

    /// <summary>The date in the municipality, by the clock the program has.</summary>
    internal async Task<DateOnly> Today() => DateOnly.Parse(await Database.Scalar<string>("select (now() at time zone 'Asia/Tokyo')::date::text"), CultureInfo.InvariantCulture);

    static async Task Fill(string connectionString)
    {
        foreach (var verb in (string[])["migrate", "demo"])
        {
            var run = await HostProcess.Run(connectionString, verb);
            if (run.ExitCode != 0) throw new InvalidOperationException($"{verb}: {run.Output}{run.Progress}");
        }
    }
}

/// <summary>A resident as the register writes her.</summary>
internal sealed record Woman(string Id, string Name, string Kana, string Born);
