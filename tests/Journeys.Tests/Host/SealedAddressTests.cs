using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>支援措置: whoever looks, and wherever: no page tells where a sealed person lives, not even through somebody of the household.</summary>
public sealed class SealedAddressTests(App app) : IClassFixture<App>
{
    static readonly string[] Secrets = ["隠町秘密", "99番99号", "秘匿小"];

    /// <summary>A worker whose name stands with the family and, on these pages, nowhere else.</summary>
    const string Worker = "遠藤 彩";

    const string SafePhone = "070-4321-0099";
    const string Against = "黒い車の男";

    /// <summary>Who may know how she is called safely: every desk that opens her page.</summary>
    static readonly string[] Desks = ["hokenshi1", "hokenshi4", "josanshi", "soudan", "shinri", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "etsuran"];

    /// <summary>Who may know from whom she hides: those who decide about her protection.</summary>
    static readonly string[] Deciders = ["kakaricho", "tokatsu", "sentacho", "jimu"];

    static readonly string[] Accounts =
        ["hokenshi1", "josanshi", "soudan", "shinri", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "yakan", "kojin", "kanri", "gaibu", "itaku", "kenshu", "shigen", "etsuran"];

    (PersonId Sealed, PersonId Mate, string Child)? family;

    static Resident At(string name, bool hidden) => new() { Name = name, Kana = "カクシ", Household = "99000099", Town = "隠町秘密", Block = "99番99号", District = "秘匿小", Sealed = hidden };

    // The mate comes with a row of her own and no mark; the child is born there afterwards.
    async Task<(PersonId Sealed, PersonId Mate, string Child)> Family()
    {
        if (family is { } known) return known;
        var people = await app.Register(At("隠 花子", hidden: true), At("隠 月子", hidden: false));
        await app.Register(new Resident { Name = "普通 町子", Town = "表町一丁目" });
        var (pregnancy, child) = await Household.Records(app, people[0], people[1]);
        var (nurse, supervisor) = (await app.SignedIn("hokenshi4"), await app.SignedIn("kakaricho"));
        (await nurse.Submit(await nurse.Get(pregnancy + "/triage"), new { Direction = "NurseFollowUp", Reason = "気がかり" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(child + "/newborn-visit"), new { Kind = "Visited", On = "2026-06-01", Note = "会えた" })).Status.Should().Be(303);
        await app.Delivered();
        foreach (var id in await app.Database.Rows($"select id from follow_ups.follow_up where person in ('{people[0]}', '{child.Split('/')[^1]}') and status = 'Open'"))
            (await supervisor.Submit(await supervisor.Get($"/follow-ups/{id}/hand-over"), new { To = await app.Database.Scalar<string>("select id::text from staff.account where user_name = 'hokenshi4'") })).Status.Should().Be(303);
        (await supervisor.Submit(await supervisor.Get($"/families/people/{people[0]}/seal"), new { Source = "本人の申出", Against })).Status.Should().Be(303);
        (await supervisor.Submit(await supervisor.Get($"/families/people/{people[0]}/safe-contact"), new { Phone = SafePhone })).Status.Should().Be(303);
        await app.Delivered();
        family = (people[0], people[1], child);
        return family.Value;
    }

    [Fact]
    public async Task Pages_OfEveryModule_NeverBetrayTheAddress()
    {
        var (hidden, mate, child) = await Family();
        List<string> betrayed = [];
        var seen = 0;
        foreach (var account in Accounts)
        {
            var browser = await app.SignedIn(account);
            var pages = await Walk.Pages(browser, 12, "/", $"/families/people/{hidden}", $"/families/people/{mate}", child, "/families/search?q=%E3%82%AB%E3%82%AF%E3%82%B7", "/families/search?q=%E9%9A%A0", "/families/search?born=1996-04-22",
                "/maternal-health/pregnancies/new?name=%E9%9A%A0", "/maternal-health/pregnancies?state=all", "/maternal-health/infants?state=all", "/follow-ups?scope=all", "/follow-ups/safety-net", "/follow-ups/notices");
            seen += pages.Count(p => p.Text.Contains("隠 "));
            betrayed.AddRange(from page in pages
                              from secret in Secrets
                              where page.Text.Contains(secret) || Uri.UnescapeDataString(page.Url).Contains(secret) || page.Headers.Values.Any(h => h.Contains(secret))
                              select $"{account} {page.Url}: {secret}");
        }
        seen.Should().BeGreaterThan(50);
        betrayed.Should().BeEmpty();
    }

    [Fact]
    public async Task Secrets_OfWhoHides_StandOnlyWhereTheirOwnersLook()
    {
        var (hidden, mate, child) = await Family();
        List<string> betrayed = [];
        var (named, called, told) = (0, 0, 0);
        // Other tests of this class bring families of their own that hide alike.
        var pagesOfTheirs = (await app.Database.Rows("select id from families.person where name = '隠 花子'")).Select(id => $"/families/people/{id}").ToList();
        foreach (var account in Accounts.Append("hokenshi4"))
        {
            var browser = await app.SignedIn(account);
            var pages = await Walk.Pages(browser, 12, "/", $"/families/people/{hidden}", $"/families/people/{mate}", child, "/families/search?q=%E9%9A%A0", "/families/letters",
                "/maternal-health/pregnancies?state=all", "/maternal-health/infants?state=all", "/follow-ups?scope=all&held=1", "/follow-ups/safety-net", "/follow-ups/notices");
            foreach (var page in pages)
            {
                var everything = page.Text + Uri.UnescapeDataString(page.Url) + string.Join(' ', page.Headers.Values);
                // The choices of a form list everybody who works here, whomever it is about.
                foreach (var choice in page.Html.QuerySelectorAll("select, .choice:has([name='Readers']), .shell-user").ToList()) choice.Remove();
                if (page.Words.Contains("隠 ") && ++named > 0 && account != "hokenshi4" && page.Words.Contains(Worker)) betrayed.Add($"{account} {page.Url}: who works with them");
                var own = pagesOfTheirs.Exists(p => page.Url.StartsWith(p, StringComparison.Ordinal));
                if (everything.Contains(SafePhone) && ++called > 0 && !(own && Desks.Contains(account))) betrayed.Add($"{account} {page.Url}: the safe number");
                if (everything.Contains(Against) && ++told > 0 && !(own && Deciders.Contains(account))) betrayed.Add($"{account} {page.Url}: from whom they hide");
            }
        }
        betrayed.Should().BeEmpty();
        (named > 50, called > 5, told > 2).Should().Be((true, true, true), "they were looked at");
    }

    [Fact]
    public async Task Page_OfAnOpenPerson_DoesShowTheAddress()
    {
        await Family();
        var nurse = await app.SignedIn("hokenshi1");
        var found = await nurse.Get("/families/search?q=%E6%99%AE%E9%80%9A");

        var page = await nurse.Get(found.Html.QuerySelector("main table a")!.GetAttribute("href")!);

        page.Words.Should().Contain("表町一丁目").And.Contain("若葉小");
    }

    [Theory]
    [InlineData("hokenshi1")]
    [InlineData("kakaricho")]
    [InlineData("sentacho")]
    public async Task Page_OfTheSealedAndOfWhoeverLivesWithHer_SaysSo(string account)
    {
        var (hidden, mate, child) = await Family();
        var browser = await app.SignedIn(account);
        foreach (var url in new[] { $"/families/people/{hidden}", $"/families/people/{mate}", $"/families/people/{child.Split('/')[^1]}", child })
        {
            var page = await browser.Get(url);
            page.Words.Should().Contain("住所秘匿", url);
            page.Html.Title.Should().NotContainAny(Secrets);
        }
    }

    [Fact]
    public async Task Gate_SendsNothingToTheHousehold()
    {
        var (hidden, mate, child) = await Family();
        var asked = new[] { hidden, mate, new PersonId(Guid.Parse(child.Split('/')[^1])) };

        var decisions = await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(gate => gate.MaySend(asked, default));

        decisions.Values.Should().OnlyContain(d => d.Refusal == ContactRefusal.Sealed).And.HaveCount(3);
    }

    [Fact]
    public async Task Events_AndTheDirectory_CarryNoAddressAndNoDistrict()
    {
        await Family();
        foreach (var schema in new[] { "families", "maternal_health", "follow_ups", "core" })
            foreach (var secret in Secrets)
                (await app.Database.Scalar<long>($"select count(*) from {schema}.outbox_event where body like '%{secret}%'")).Should().Be(0, schema);
        (await app.Database.Scalar<long>("select count(*) from core.person where district = '秘匿小'")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from follow_ups.follow_up where district = '秘匿小'")).Should().Be(0);
    }

    [Fact]
    public async Task Import_SealingOneOfAHousehold_TakesTheAddressOfTheOthersAwayAtOnce()
    {
        Resident One(string number, string name, bool hidden) => new() { Number = number, Name = name, Kana = "アトカラ", Household = "99000098", Town = "隠町秘密", District = "後の小", Sealed = hidden };
        string[] secrets = [.. Secrets, "後の小"];
        var people = await app.Register(One("9900000001", "後 花子", false), One("9900000002", "後 太郎", false));
        var nurse = await app.SignedIn("kakaricho");
        (await nurse.Get($"/families/people/{people[1]}")).Words.Should().Contain("隠町秘密");

        await app.Register(One("9900000001", "後 花子", true));

        (await nurse.Get($"/families/people/{people[1]}")).Text.Should().NotContainAny(secrets);
        (await nurse.Get("/families/search?q=%E3%82%A2%E3%83%88%E3%82%AB%E3%83%A9")).Text.Should().NotContainAny(secrets);
        (await app.Database.Scalar<long>($"select count(*) from core.person where id = '{people[1]}' and sealed and district is null")).Should().Be(1);

        // Whoever moves in later is covered too; the mark that the register loses stays until a person decides.
        var third = await app.Register(One("9900000001", "後 花子", false), One("9900000003", "後 次郎", false));
        (await nurse.Get($"/families/people/{third[1]}")).Text.Should().NotContainAny(secrets);
    }
}
