using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>支援措置: whoever looks, and wherever: no page tells where a sealed person lives, not even through somebody of the household.</summary>
public sealed class SealedAddressTests(App app) : IClassFixture<App>
{
    static readonly string[] Secrets = ["隠町秘密", "99番99号", "秘匿小"];

    static readonly string[] Accounts =
        ["hokenshi1", "josanshi", "soudan", "shinri", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "yakan", "kojin", "kanri", "gaibu", "itaku", "kenshu", "shigen"];

    (PersonId Sealed, PersonId Mate, string Child)? family;

    static Resident At(string name, bool hidden) => new() { Name = name, Kana = "カクシ", Household = "99000099", Town = "隠町秘密", Block = "99番99号", District = "秘匿小", Sealed = hidden };

    // The mate comes with a row of her own and no mark; the child is born there afterwards.
    async Task<(PersonId Sealed, PersonId Mate, string Child)> Family()
    {
        if (family is { } known) return known;
        var people = await app.Register(At("隠 花子", hidden: true), At("隠 月子", hidden: false));
        await app.Register(new Resident { Name = "普通 町子", Town = "表町一丁目" });
        var (_, child) = await Household.Records(app, people[0], people[1]);
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
