using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Support;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>支援機関・困りごと・ことば・同意・情報の提供・一体支援.</summary>
public sealed class SupportTests(App app) : IClassFixture<App>
{
    static int counter;

    async Task<(PersonId Mother, PersonId Child)> Home()
    {
        var home = $"8500{Interlocked.Increment(ref counter):0000}";
        var people = await app.Register(new Resident { Household = home, Name = "支援 母子" }, new Resident { Household = home, Name = "支援 子太", Relationship = "子", Born = new(2023, 1, 5) });
        return (people[0], people[1]);
    }

    static Consent Said(string state, string recipient = "", int day = 1, string scope = "checkupResult") =>
        Consent.Record(new FactBasis(Guid.CreateVersion7(), PersonId.New(), new DateOnly(2026, 5, day), null, "同意書", new(StaffId.New(), DateTimeOffset.UnixEpoch, App.Monday)), scope, recipient, state, "written", "母");

    public static TheoryData<string, string, bool> Words => new()
    {
        { "", "わかば園", false },
        { "granted", "わかば園", true },
        { "granted@わかば園", "わかば園", true },
        { "granted@わかば園", "ひかり園", false },
        { "granted refused", "わかば園", false },
        { "refused granted", "わかば園", true },
        { "granted@わかば園 refused@わかば園", "わかば園", false },
        { "refused@わかば園 granted", "わかば園", false },
        { "granted@わかば園 withdrawn", "わかば園", false },
        { "withdrawn granted@わかば園", "わかば園", true },
        { "pending", "わかば園", false },
        { "notNeededByLaw", "わかば園", false },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Allows_TheLastWordCounts_AndDoubtIsNoConsent(string said, string recipient, bool allowed)
    {
        var consents = said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => Said(word.Split('@')[0], word.Contains('@') ? word.Split('@')[1] : "", i + 1)).ToList();

        Consent.Allows(Consent.InForce(consents, App.Monday), "checkupResult", recipient).Should().Be(allowed);
        Consent.Allows(Consent.InForce(consents, App.Monday), "photo", recipient).Should().BeFalse("nobody was asked about photographs");
    }

    [Fact]
    public void Bar_ARefusal_StandsBeforeAConsent()
    {
        var line = ConsentPanel.Of(Consent.InForce([Said("granted"), Said("refused", scope: "photo")], App.Monday));

        (line.Text, line.Tone).Should().Be(("不同意（写真）、同意（健診の結果）", "danger"));
    }

    [Fact]
    public async Task Consent_Recorded_StandsInTheBarAndIsToldAndEndsByItself()
    {
        var (_, child) = await Home();
        (await app.See("hokenshi1", child)).Html.QuerySelector("section.identity")!.TextContent.Should().Contain("共有の同意登録なし");
        var traces = await Traces.From(app, "families");

        await app.Recorded(child, "consents", new { Scope = "checkupResult", Recipient = "わかば園", State = "granted", Way = "written", Giver = "母", To = "2026-06-30", Source = "同意書" });

        (await traces.Events()).Should().Equal("families.consent-recorded");
        foreach (var below in new[] { "", "/facts", "/genogram", "/residences/new" })
            (await app.See("hokenshi1", child, below)).Html.QuerySelector("section.identity")!.TextContent.Should().Contain("同意（健診の結果）");
        app.Clock.Set(new(2026, 7, 1));
        try
        {
            (await app.See("hokenshi1", child)).Html.QuerySelector("section.identity")!.TextContent.Should().Contain("登録なし");
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
        await app.Withdraw("consent", child, "consents");
        (await traces.Events()).Should().Contain("hagukumi.fact-withdrawn");
    }

    [Fact]
    public async Task Disclosure_ByConsentNobodyGave_IsRefused_AndByConsentGiven_StandsInTheLedger()
    {
        var (_, child) = await Home();
        var typed = new { Scope = "checkupResult", Items = "1歳6か月健診の結果", Ground = "consent", Recipient = "わかば園", From = "2026-06-01", Source = "送付の起案" };

        var refused = await app.Fill("hokenshi1", child, "disclosures", typed);
        refused.Status.Should().Be(422);
        refused.Errors.Should().ContainSingle(e => e.Contains("同意が、その日には登録されていません"));
        refused.Words.Should().Contain("同意の登録はありません");
        refused.Value("Items").Should().Be(typed.Items);

        await app.Recorded(child, "consents", new { Scope = "checkupResult", Recipient = "わかば園", State = "granted", Way = "oral", Giver = "父", From = "2026-06-01", Source = "電話" });
        (await app.See("hokenshi1", child, "/disclosures/new")).Words.Should().Contain("健診の結果 同意（相手 わかば園、父、口頭）");
        await app.Recorded(child, "disclosures", typed);

        var ledger = await (await app.SignedIn("kojin")).Get("/families/disclosures");
        ledger.Letters.Should().Contain("2026-06-01支援子太わかば園健診の結果：1歳6か月健診の結果保護者の同意坂本久美子");
        ledger.Html.QuerySelector("main tbody a").Should().BeNull("this role may not open the record");
        (await app.Fill("hokenshi1", child, "disclosures", new { typed.Scope, typed.Items, typed.Ground, typed.Recipient, typed.Source, From = "2026-05-31" })).Status.Should().Be(422, "the day before nobody had consented");
    }

    [Fact]
    public async Task Agency_OfTheMother_StandsOnTheChildsPage()
    {
        var (mother, child) = await Home();

        await app.Recorded(mother, "agencies", new { Kind = "homeNursing", Name = "みどり訪問看護", Contact = "小川", Telephone = "0120-000-000", Source = "本人" });

        (await app.See("soudan", child)).Words.Should().Contain("訪問看護").And.Contain("支援 母子：みどり訪問看護、担当 小川、電話 0120-000-000");
        (await app.See("soudan", mother)).Words.Should().Contain("みどり訪問看護").And.NotContain("支援 母子：");
    }

    [Fact]
    public async Task Hardship_TakenToAnOffice_WaitsForItsResultAndKeepsIt()
    {
        var (mother, child) = await Home();
        await app.Recorded(mother, "hardships", new { What = "給食費が払えない", From = "2026-05-20", Source = "本人" });
        (await app.See("soudan", child)).Words.Should().Contain("給食費が払えない、まだ窓口につないでいない");
        var counsellor = await app.SignedIn("soudan");
        var way = $"/families/hardships/{(await app.Database.Rows($"select id from families.hardship where person = '{mother}'")).Single()}/result";

        var missing = await counsellor.Submit(await counsellor.Get(way), new { Result = "started", On = "2026-06-01" });
        missing.Status.Should().Be(422);
        missing.Errors.Should().ContainSingle(e => e.Contains("つないだ窓口"));
        var early = await counsellor.Submit(missing, new { Office = "schoolAid", ReferredOn = "2026-05-25", Result = "started", On = "2026-05-24" });
        early.Errors.Should().ContainSingle(e => e.Contains("つないだ日"));
        var answers = await counsellor.SubmitTwice(early, new { Office = "schoolAid", ReferredOn = "2026-05-25", Result = "started", On = "2026-06-01", Note = "6月分から" });

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await app.See("soudan", child)).Words.Should().Contain("就学援助へR8.5.25につないだ、結果：利用が始まった（R8.6.1）、6月分から");
        (await counsellor.Submit(await counsellor.Get(way), new { Result = "declined", On = "2026-06-01" })).Errors.Should().ContainSingle(e => e.Contains("すでに「利用が始まった」"));
    }

    [Fact]
    public async Task Communication_NeedOfAnInterpreter_StandsWithTheContact()
    {
        var (mother, _) = await Home();

        await app.Recorded(mother, "communications", new { Language = "vi", Interpreter = "true", PlainJapanese = "true", Care = "夕方は仕事", Source = "本人" });

        (await app.See("hokenshi1", mother)).Words.Should().Contain("ベトナム語、通訳が必要、文書はやさしい日本語で、夕方は仕事");
    }

    [Fact]
    public async Task IntegratedSupport_NamesBothDesks_AndNoneOfASealedPerson()
    {
        var (_, child) = await Home();
        var hidden = (await app.Register(new Resident { Sealed = true }))[0];
        async Task<string> Staff(string account) => (await app.Database.Rows($"select id from staff.account where user_name = '{account}'")).Single();
        var typed = new { MaternalHealth = await Staff("hokenshi3"), ChildWelfare = await Staff("soudan"), Source = "合同ケース会議" };
        foreach (var person in new[] { child, hidden }) await app.Recorded(person, "integrated-supports", typed);

        (await app.See("kakaricho", child)).Words.Should().Contain("一体支援").And.Contain("母子保健 上田 千夏、児童福祉 片山 健");
        (await app.See("kakaricho", hidden)).Words.Should().Contain("一体支援").And.NotContain("上田 千夏");
    }

    public static TheoryData<string, string> Forms => new()
    {
        { "residences", "residence" }, { "memberships", "household_membership" }, { "parentages", "parentage" }, { "authorities", "parental_authority" }, { "custodies", "custody" }, { "partnerships", "partnership" }, { "enrolments", "enrolment" },
        { "agencies", "supporting_agency" }, { "hardships", "hardship" }, { "communications", "communication_need" }, { "consents", "consent" }, { "disclosures", "disclosure" }, { "integrated-supports", "integrated_support" }, { "team-members", "team_member" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_Garbage_IsAnsweredWithASentence(string kind, string table)
    {
        var (_, child) = await Home();
        app.Errors.Clear();
        var supervisor = await app.SignedIn("kakaricho");

        (await Garbage.ThrownAt(supervisor, () => Task.FromResult($"/families/people/{child}/{kind}/new"))).Should().BeEmpty();

        app.Errors.Should().BeEmpty();
        (await app.Database.Scalar<long>($"select count(*) from families.{table} where person = '{child}'")).Should().Be(0);
        (await supervisor.Get($"/families/people/{Guid.CreateVersion7()}/{kind}/new")).Status.Should().Be(404);
    }

    [Fact]
    public async Task FurtherForms_Garbage_AreAnsweredWithASentence()
    {
        var (mother, _) = await Home();
        app.Errors.Clear();
        var supervisor = await app.SignedIn("kakaricho");
        async Task<string> Fresh(string table, string kind, object typed, Func<string, string> way)
        {
            await app.Recorded(mother, kind, typed);
            return way((await app.Database.Rows($"select id from families.{table} where person = '{mother}' and withdrawn_on is null order by recorded_at desc"))[0]);
        }
        object hardship = new { What = "家賃", Source = "本人" };

        List<string> wrong =
        [
            .. await Garbage.ThrownAt(supervisor, () => Fresh("hardship", "hardships", hardship, id => $"/families/facts/{id}/end?kind=hardships")),
            .. await Garbage.ThrownAt(supervisor, () => Fresh("hardship", "hardships", hardship, id => $"/families/facts/{id}/withdraw?kind=hardships")),
            .. await Garbage.ThrownAt(supervisor, () => Fresh("hardship", "hardships", hardship, id => $"/families/hardships/{id}/result")),
            .. await Garbage.ThrownAt(supervisor, () => Fresh("enrolment", "enrolments", new { Kind = "Nursery", Name = "わかば園", Source = "本人" }, id => $"/families/enrolments/{id}/grade")),
            .. await Garbage.ThrownAt(supervisor, () => Task.FromResult("/families/districts/new")),
        ];

        wrong.Should().BeEmpty();
        app.Errors.Should().BeEmpty();
        foreach (var url in new[] { $"/families/facts/{Guid.CreateVersion7()}/end?kind=hardships", $"/families/facts/{Guid.CreateVersion7()}/end?kind=castles", $"/families/facts/{Guid.CreateVersion7()}/end", $"/families/enrolments/{Guid.CreateVersion7()}/grade" })
            (await supervisor.Get(url)).Status.Should().Be(404);
        (await supervisor.Get("/families/enrolments/to-confirm?page=%E6%BC%A2")).Status.Should().Be(200);
        (await supervisor.Get("/families/disclosures?page=-99999999999")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("kenshu")]
    [InlineData("gaibu")]
    [InlineData("itaku")]
    [InlineData("yakan")]
    [InlineData("kanri")]
    public async Task Pages_WithoutPermission_AreForbiddenAndTellNothing(string account)
    {
        var (mother, _) = await Home();
        await app.Recorded(mother, "hardships", new { What = "秘密の困りごと", Source = "本人" });
        var browser = await app.SignedIn(account);
        string[] pages = [$"/families/people/{mother}/facts", $"/families/people/{mother}/genogram", "/families/enrolments/to-confirm", "/families/disclosures", "/families/districts"];
        List<string> forms = ["/families/districts/new", await app.Way("hardship", mother, "hardships", "end"), await app.Way("hardship", mother, "hardships", "withdraw")];
        forms.AddRange(Forms.Select(f => $"/families/people/{mother}/{f[0]}/new"));
        foreach (var url in pages.Concat(forms))
        {
            var page = await browser.Get(url);
            page.Status.Should().Be(403, url);
            page.Text.Should().NotContain("秘密の困りごと").And.NotContain("支援 母子");
            if (forms.Contains(url)) (await browser.Post(url, ("Source", "x"))).Status.Should().Be(403, url);
        }
        (await (await app.SignedIn("hokenshi1")).Get("/families/districts")).Status.Should().Be(403, "lines are drawn by the clerk and the supervisor");
    }
}
