using System.Reflection;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Data.SqlServer.Tests;

/// <summary>The whole program on PostgreSQL, from an empty database to its end: everything it does is done once, and everything it asks is noted.</summary>
public sealed class AskedProgram : App
{
    // One or more of each role: what is shown, and so what is asked, depends on who looks.
    static readonly string[] Everybody =
        ["hokenshi1", "josanshi", "soudan", "shinri", "kenshu", "shigen", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "yakan", "gaibu", "itaku", "kojin", "kanri"];

    const int AtOnce = 3;

    Task? lived;

    /// <summary>What was asked in all its life.</summary>
    internal async Task<Asked> Lived()
    {
        await (lived ??= Live());
        return Asked;
    }

    /// <summary>Types of all its contexts.</summary>
    internal IReadOnlyList<Type> Contexts { get; private set; } = [];

    Asked Asked { get; } = new();

    /// <inheritdoc/>
    protected override Task<TestDatabase> Begin() => TestDatabase.Empty();

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton(Asked);
        Contexts = [.. services.Select(s => s.ServiceType).Where(t => t.IsSubclassOf(typeof(ModuleDb))).Distinct()];
        foreach (var context in Contexts)
            typeof(AskedProgram).GetMethod(nameof(ListenTo), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(context).Invoke(null, [services]);
        // The demo's three thousand residents come in by the same questions as the few that are registered here.
        foreach (var residents in services.Where(s => s.ImplementationType?.Name == "FamiliesDemo").ToList()) services.Remove(residents);
    }

    static void ListenTo<TDb>(IServiceCollection services) where TDb : ModuleDb => services.ConfigureDbContext<TDb>(Asked.ListenTo);

    async Task Live()
    {
        await Verb("demo");
        await Verb("demo-accounts");
        var residents = new[] { new Resident { Name = "問合 花子", Kana = "トイアワセ ハナコ" }, new Resident { Name = "問合 月子", Kana = "トイアワセ ツキコ", District = "神居小" }, new Resident { Name = "問合 星子", Sealed = true } };
        var people = (await Register(residents)).Select(p => $"{p}").ToList();
        var pregnancy = await Expect(people[0]);
        var infant = await Bear(people[1]);
        var followUp = await OweByHand(people[0]);
        await Delivered();
        Clock.Set(Monday.AddDays(150), 23, 30);
        await Night();
        await Staff();
        List<string> pages = [.. people.Select(id => $"/families/people/{id}"), pregnancy, infant, followUp, .. Searches(residents[0], people[0], followUp.Split('/')[^1])];
        await Parallel.ForEachAsync(Everybody, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (who, _) => await Look(await SignedIn(who), pages));
        await Work(followUp);
        await Withdraw(pregnancy, infant);
        await Fail();
        await Verb("verify");
        await Verb("jobs");
        // A reaction that is new: what it missed is asked for in the log.
        await Database.Execute("delete from families.outbox_subscription");
        await Verb("migrate");
        await Stop();
    }

    /// <summary>A pregnancy with all that is recorded of one.</summary>
    async Task<string> Expect(string woman)
    {
        var nurse = await SignedIn("kakaricho");
        await nurse.Get("/maternal-health/pregnancies/new?name=%E3%83%88%E3%82%A4&birth=1990-01-01");
        var pregnancy = (await Save(nurse, $"/maternal-health/pregnancies/new?person={woman}", ("NotifiedOn", "2026-06-01"), ("ExpectedDeliveryOn", "2026-08-17"), ("FetusCount", "1"), ("HandbookNumbers", "2026-1"))).Location!;
        await Save(nurse, pregnancy + "/interview", ("Result", "held"), ("On", "2026-06-01"), ("Minutes", "30"));
        await Save(nurse, pregnancy + "/triage", ("On", "2026-06-01"), ("Direction", "Ordinary"), ("Reason", "家族の支え"));
        await Save(nurse, pregnancy + "/eight-month", ("Result", "held"), ("On", "2026-06-01"), ("Method", "home"));
        await Save(nurse, pregnancy + "/expected-delivery", ("ExpectedDeliveryOn", "2026-08-20"), ("Reason", "超音波検査"));
        return pregnancy;
    }

    /// <summary>A child with all that is recorded of one.</summary>
    async Task<string> Bear(string mother)
    {
        var nurse = await SignedIn("kakaricho");
        var pregnancy = (await Save(nurse, $"/maternal-health/pregnancies/new?person={mother}", ("NotifiedOn", "2026-06-01"), ("ExpectedDeliveryOn", "2026-06-01"), ("FetusCount", "1"), ("HandbookNumbers", "2026-2"))).Location!;
        await Save(nurse, pregnancy + "/end", ("Fetuses[0].Outcome", "LiveBirth"), ("Fetuses[0].On", "2026-06-01"), ("Fetuses[0].Sex", "Female"), ("Fetuses[0].BirthWeight", "2300"), ("Fetuses[0].InHospital", "true"));
        await Delivered();
        var infant = "/maternal-health/infants/" + (await Database.Rows("select id from maternal_health.infant")).Single();
        await Save(nurse, infant + "/discharge", ("On", "2026-06-01"));
        await Save(nurse, infant + "/newborn-visit", ("Kind", "Visited"), ("On", "2026-06-01"));
        await Save(nurse, infant + "/infant-visit", ("On", "2026-06-01"), ("ChildSeen", "yes"));
        return infant;
    }

    async Task<string> OweByHand(string person)
    {
        await Save(await SignedIn("hokenshi1"), $"/follow-ups/new?person={person}", ("What", "電話をする"), ("DueOn", "2026-06-20"), ("Owner", "PublicHealthNurse"));
        return "/follow-ups/" + (await Database.Rows("select id from follow_ups.follow_up where rule = 'manual'")).Single();
    }

    /// <summary>What the clock starts, as the scheduler starts it.</summary>
    async Task Night()
    {
        await using var scope = Services.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>()) await job.Run(Clock.Today, default);
        await Verb("nightly", ("date", "2026-12-31"));
    }

    async Task Staff()
    {
        var administrator = await SignedIn("kanri");
        foreach (var taken in (string[])["atarashii", "atarashii"])
            await administrator.Submit(await administrator.Get("/staff/members/new"), Typed(("Name", "新井 新"), ("Profession", "phn"), ("Roles", "PublicHealthNurse"), ("UserName", taken), ("Password", "hajimete-no-password")));
        var member = (await Database.Rows("select id from staff.account where user_name = 'atarashii'")).Single();
        await Save(administrator, $"/staff/members/{member}", ("Name", "新井 新子"), ("Active", "true"));
        await Save(administrator, "/staff/duties/new", ("Holder", member), ("Duty", "PublicHealthNurse"), ("District", "試験小"), ("From", "2026-06-01"));
        await Save(administrator, $"/staff/duties/{(await Database.Rows("select id from staff.duty_assignment where district = '試験小'")).Single()}/end", ("LastDay", "2026-12-31"));
        await Delivered();
        var anybody = Anonymous();
        await anybody.Submit(await anybody.Get("/sign-in"), new { UserName = "atarashii", Password = "wrong" });
    }

    /// <summary>Every page that somebody finds, one of each kind.</summary>
    static async Task Look(Browser browser, IReadOnlyList<string> pages) =>
        (await Walk.Pages(browser, 1, ["/", .. pages])).Should().OnlyContain(p => p.Status < 500);

    /// <summary>Lists by each filter, and further pages of them, which three residents do not fill.</summary>
    static IEnumerable<string> Searches(Resident known, string person, string followUp) =>
    [
        "/families/search?q=%E5%95%8F%E5%90%88", $"/families/search?q={known.RegisterNumber}", $"/families/search?born={known.Born:yyyy-MM-dd}&after={person}",
        "/maternal-health/pregnancies?state=all", "/maternal-health/infants?state=all",
        $"/follow-ups?after={followUp}", $"/follow-ups?scope=all&rule=manual&held=1&after={followUp}",
    ];

    /// <summary>All that is done to a follow-up by hand, and the notices of it.</summary>
    async Task Work(string followUp)
    {
        var supervisor = await SignedIn("kakaricho");
        await Save(supervisor, followUp + "/postpone", ("RemindOn", "2026-12-01"), ("Reason", "待つ"));
        await Save(supervisor, followUp + "/hold", ("Until", "2026-12-01"), ("Reason", "入院中"));
        await Save(supervisor, followUp + "/resume");
        await Save(supervisor, followUp + "/hand-over", ("To", (await Database.Rows("select id from staff.account where user_name = 'kakaricho'")).Single()));
        await Save(supervisor, followUp + "/close", ("How", "done"));
        await supervisor.Submit(await supervisor.Get("/follow-ups/notices"), form: "main form[action^='/follow-ups/notices/read']");
    }

    /// <summary>A record of each that was entered by mistake.</summary>
    async Task Withdraw(params string[] records)
    {
        var nurse = await SignedIn("kakaricho");
        foreach (var record in records)
            await Save(nurse, (await nurse.Get(record)).Html.QuerySelectorAll("main a[href$='/withdraw']").First().GetAttribute("href")!, ("Reason", "別の方の記録でした"));
        await Delivered();
    }

    /// <summary>A delivery that nobody takes, and what the operator does with it.</summary>
    async Task Fail()
    {
        await Database.Execute("insert into families.outbox_delivery (event_sequence, subscriber, status, attempts, next_attempt_at, owed_since) select min(sequence), 'nobody', 'Pending', 0, now(), now() from families.outbox_event");
        await Wait.Until(async () => await Database.Scalar<int>("select attempts from families.outbox_delivery where subscriber = 'nobody'") > 0, "the delivery has failed");
        var administrator = await SignedIn("kanri");
        await administrator.Submit(await administrator.Get("/operations/deliveries"), form: "main form[action$='/retry-all']");
        await Database.Execute("delete from families.outbox_delivery where subscriber = 'nobody'");
    }

    static async Task<Page> Save(Browser browser, string url, params (string Field, string? Text)[] typed)
    {
        var saved = await browser.Submit(await browser.Get(url), Typed(typed));
        saved.Status.Should().Be(303, $"{url}: {saved.Words}");
        return saved;
    }

    static Dictionary<string, string?> Typed(params (string Field, string? Text)[] typed) => typed.ToDictionary(t => t.Field, t => t.Text, StringComparer.Ordinal);
}
