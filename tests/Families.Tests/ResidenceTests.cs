using Hagukumi.Contracts;
using Hagukumi.Families.Districts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>居所: where somebody lives apart from the registered address, and whose duty that is.</summary>
public sealed class ResidenceTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    // 若葉小 is hokenshi1's, 上野沢小 is hokenshi2's.
    const string Elsewhere = "上野沢小";

    public Task InitializeAsync() => app.Register(new Resident { District = Elsewhere });

    public Task DisposeAsync()
    {
        app.Clock.Set(App.Monday);
        return Task.CompletedTask;
    }

    static object Stay(string from = "2026-06-01", string to = "", string district = Elsewhere, string kind = "WithRelatives") =>
        new { Kind = kind, PostalCode = "079-0003", Town = "里町二丁目", Block = "7番7号", Building = "実家荘", District = district, From = from, To = to, Source = "本人の電話" };

    async Task<PersonId> Woman(bool isSealed = false) => (await app.Register(new Resident { Sealed = isSealed }))[0];

    Task<int> Version(PersonId person) => app.Database.Scalar<int>($"select identity_version from families.person where id = '{person}'");

    async Task<bool> Owes(string nurse, string what) => (await (await app.SignedIn(nurse)).Get("/follow-ups")).Text.Contains(what);

    [Fact]
    public async Task Record_StayInAnotherDistrict_MovesTheNurseAndWhatSheOwesAtOnce()
    {
        var woman = await Woman();
        var supervisor = await app.SignedIn("kakaricho");
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/new?person={woman}"), new { What = "里帰り中の電話", DueOn = "2026-06-20", Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        (await Owes("hokenshi1", "里帰り中の電話"), await Owes("hokenshi2", "里帰り中の電話")).Should().Be((true, false));
        var traces = await Traces.From(app, "families");

        await app.Recorded(woman, "residences", Stay());

        (await traces.Events()).Should().Equal("families.people-changed");
        (await app.KnownDistrict(woman)).Should().Be(Elsewhere);
        (await Owes("hokenshi1", "里帰り中の電話"), await Owes("hokenshi2", "里帰り中の電話")).Should().Be((false, true));
        var page = await app.See("hokenshi2", woman);
        page.Html.QuerySelector("section.identity")!.TextContent.Should().Contain("担当石田 由香").And.Contain(Elsewhere);
        page.Words.Should().Contain("里帰り・親族の家").And.Contain("里町二丁目7番7号（実家荘）").And.Contain("079-0001", "the registered address stays as it is");
    }

    [Fact]
    public async Task Merge_OfARecordWithAStay_MovesTheDutyAboutThePerson_AndSeparatedItGoesBack()
    {
        var (kept, merged) = (await Woman(), await Woman());
        await app.Recorded(merged, "residences", Stay());
        var clerk = await app.SignedIn("jimu");
        (await clerk.Submit(await clerk.Get($"/families/people/{merged}/merge?other={kept}"), new { Keep = $"{kept}", Reason = "同じ人" })).Status.Should().Be(303);

        await app.Delivered();
        (await app.KnownDistrict(kept)).Should().Be(Elsewhere, "wherever it was written, she stays there");
        await app.Run(FollowMovesDaily.JobId, new(2026, 6, 2));
        (await app.KnownDistrict(kept)).Should().Be(Elsewhere);

        var page = await clerk.Get($"/families/people/{kept}");
        (await clerk.Submit(await clerk.Get(page.Html.QuerySelector("main a[href*='/separate']")!.GetAttribute("href")!), new { Reason = "別の人だった" })).Status.Should().Be(303);
        await app.Delivered();
        (await app.KnownDistrict(kept), await app.KnownDistrict(merged)).Should().Be(("若葉小", Elsewhere));
    }

    [Fact]
    public async Task Days_OfAStay_MoveTheDutyOnTheFirstAndBackAfterTheLast()
    {
        var woman = await Woman();
        await app.Recorded(woman, "residences", Stay("2026-06-10", "2026-06-12"));
        async Task<string> On(DateOnly day)
        {
            app.Clock.Set(day, 0, 5);
            await app.Run(FollowMovesDaily.JobId, day);
            return await app.KnownDistrict(woman);
        }

        (await app.KnownDistrict(woman)).Should().Be("若葉小", "it has not begun");
        (await On(new(2026, 6, 9))).Should().Be("若葉小");
        (await On(new(2026, 6, 10))).Should().Be(Elsewhere);
        (await On(new(2026, 6, 12))).Should().Be(Elsewhere);
        (await On(new(2026, 6, 13))).Should().Be("若葉小");
    }

    [Fact]
    public async Task Night_RunTwiceOrMissed_MovesEachPersonOnce()
    {
        var woman = await Woman();
        await app.Recorded(woman, "residences", Stay("2026-07-10"));
        app.Clock.Set(new(2026, 7, 14));
        var (traces, version) = (await Traces.From(app, "families"), await Version(woman));

        await app.Run(FollowMovesDaily.JobId, new(2026, 7, 14));
        await app.Run(FollowMovesDaily.JobId, new(2026, 7, 14));
        await app.Run(FollowMovesDaily.JobId, new(2026, 7, 15));

        (await app.KnownDistrict(woman)).Should().Be(Elsewhere);
        (await traces.Events()).Should().Equal("families.people-changed");
        (await Version(woman)).Should().Be(version + 1);
        (await app.Database.Rows($"select business_date from families.job_run where job_id = '{FollowMovesDaily.JobId}' and business_date >= '2026-07-14'")).Should().HaveCount(2);
    }

    [Fact]
    public async Task Record_StayOfNoKnownDistrict_LeavesTheDutyWhereItWas()
    {
        var woman = await Woman();

        await app.Recorded(woman, "residences", Stay(district: ""));

        (await app.KnownDistrict(woman)).Should().Be("若葉小");
    }

    [Theory]
    [InlineData("end", "LastDay", "2026-06-01")]
    [InlineData("withdraw", "Reason", "別の方だった")]
    public async Task Back_EndedOrWithdrawn_TheDutyReturnsToTheRegisteredAddress(string way, string field, string typed)
    {
        var woman = await Woman();
        await app.Recorded(woman, "residences", Stay("2026-05-01"));
        (await app.KnownDistrict(woman)).Should().Be(Elsewhere);
        var browser = await app.SignedIn("kakaricho");
        app.Clock.Set(new(2026, 6, 2));

        (await browser.Submit(await browser.Get(await app.Way("residence", woman, "residences", way)), new Dictionary<string, string?> { [field] = typed })).Status.Should().Be(303);

        await app.Delivered();
        (await app.KnownDistrict(woman)).Should().Be("若葉小");
        (await app.See("kakaricho", woman, "/facts")).Words.Should().Contain("里町二丁目").And.Contain(way == "end" ? "終わり" : "取消し");
    }

    [Fact]
    public async Task Import_OfTheSameRow_DoesNotTakeTheDutyBack()
    {
        var row = new Resident { Number = "8100000001", Household = "81000001" };
        var woman = (await app.Register(row))[0];
        await app.Recorded(woman, "residences", Stay());
        var version = await Version(woman);

        await app.Register(row);
        (await Version(woman)).Should().Be(version);
        await app.Register(row with { Block = "2番2号" });
        await app.Register(row with { District = "川端小" });

        (await app.KnownDistrict(woman)).Should().Be(Elsewhere);
        await app.Withdraw("residence", woman, "residences");
        (await app.KnownDistrict(woman)).Should().Be("川端小");
    }

    [Theory]
    [InlineData("hokenshi1")]
    [InlineData("kakaricho")]
    [InlineData("sentacho")]
    [InlineData("jimu")]
    public async Task Sealed_StayOfHerOrOfWhoeverLivesWithHer_StandsOnNoPage(string account)
    {
        var number = $"8200000{account.Length}";
        var people = await app.Register(new Resident { Household = number, Sealed = true }, new Resident { Household = number });
        string[] secrets = ["隠町", "秘密小", "忍び園", "匿い病院", "逃げ先の世帯"];
        foreach (var person in people)
        {
            await app.Recorded(person, "residences", new { Kind = "Shelter", Town = "隠町一丁目", Source = "隠町の相談室" });
            await app.Recorded(person, "enrolments", new { Kind = "Nursery", Name = "忍び園", Source = "忍び園の園長" });
            await app.Recorded(person, "agencies", new { Kind = "doctor", Name = "匿い病院", Source = "本人" });
            await app.Recorded(person, "memberships", new { OtherName = "逃げ先の世帯", Source = "本人" });
            await app.Recorded(person, "custodies", new { OtherName = "匿い病院の院長", Source = "本人" });
            await app.Recorded(person, "disclosures", new { Scope = "healthData", Items = "忍び園への連絡票", Ground = "article25-3", Recipient = "忍び園", From = "2026-06-01", Source = "起案" });
        }
        (await app.Database.Scalar<long>("select count(*) from families.residence where address_town = '隠町一丁目'")).Should().BeGreaterThan(0);

        var browser = await app.SignedIn(account);
        var pages = await Walk.Pages(browser, 30, [.. people.Select(p => $"/families/people/{p}"), .. people.Select(p => $"/families/people/{p}/facts"), .. people.Select(p => $"/families/people/{p}/genogram"), "/families/disclosures", "/families/enrolments/to-confirm"]);

        pages.Count(p => p.Words.Contains("表示しません")).Should().BeGreaterThan(4);
        pages.SelectMany(p => secrets.Where(s => p.Text.Contains(s)).Select(s => $"{p.Url}: {s}")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Kind", "", "居所の種類を選んでください")]
    [InlineData("Kind", "Castle", "居所の種類を選んでください")]
    [InlineData("District", "見知らぬ小", "この地区は登録されていません")]
    [InlineData("From", "いつか", "始めの日は「2026-04-01」")]
    [InlineData("To", "2026-05-31", "終わりの日は始めの日以後")]
    [InlineData("Source", " ", "何で確かめたか")]
    public async Task Record_Invalid_SaysWhyAndKeepsWhatWasTyped(string field, string typed, string says)
    {
        var woman = await Woman();
        var all = Stay().GetType().GetProperties().ToDictionary(p => p.Name, p => (string?)p.GetValue(Stay()));
        all[field] = typed;

        var page = await app.Fill("hokenshi1", woman, "residences", all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var name in new[] { "Town", "Block", "Source", "From", "To" }) page.Value(name).Should().Be(all[name]);
        (await app.Database.Scalar<long>($"select count(*) from families.residence where person = '{woman}'")).Should().Be(0);
    }

    [Fact]
    public async Task Record_RefugeOfSomebodyNotSealed_MayNotBeWrittenDown()
    {
        var woman = await Woman();

        var refused = await app.Fill("kakaricho", woman, "residences", Stay(kind: "Shelter"));
        refused.Status.Should().Be(422);
        refused.Errors.Should().Contain(e => e.Contains("住所を秘匿してから"));
        await app.Recorded(woman, "residences", new { Kind = "Shelter", Source = "本人の電話" });

        (await app.KnownDistrict(woman)).Should().Be("若葉小");
    }

    [Fact]
    public async Task Record_PressedTwiceAtOnce_IsOneStay()
    {
        var woman = await Woman();
        var nurse = await app.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get($"/families/people/{woman}/residences/new"), Stay());

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await app.Database.Scalar<long>($"select count(*) from families.residence where person = '{woman}'")).Should().Be(1);
    }

    [Fact]
    public async Task End_AfterAColleague_ShowsBothDaysAndOverwritesNothing()
    {
        var woman = await Woman();
        await app.Recorded(woman, "residences", Stay());
        var (nurse, supervisor) = (await app.SignedIn("hokenshi1"), await app.SignedIn("kakaricho"));
        var url = await app.Way("residence", woman, "residences", "end");
        var (mine, theirs) = (await nurse.Get(url), await supervisor.Get(url));
        (await supervisor.Submit(theirs, new { LastDay = "2026-06-15" })).Status.Should().Be(303);

        var answer = await nurse.Submit(mine, new { LastDay = "2026-06-30" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("2026-06-15").And.Contain("2026-06-30").And.Contain("坂本 久美子");
        (await app.Database.Scalar<long>($"select count(*) from families.residence where person = '{woman}' and \"to\" = '2026-06-15'")).Should().Be(1);
    }

    [Fact]
    public async Task End_OfWhatHasEnded_IsRefused_ForThePastStaysAsItWas()
    {
        var woman = await Woman();
        await app.Recorded(woman, "residences", Stay("2026-04-01", "2026-05-01"));
        var nurse = await app.SignedIn("hokenshi1");

        var answer = await nurse.Submit(await nurse.Get(await app.Way("residence", woman, "residences", "end")), new { LastDay = "2026-05-20" });

        answer.Status.Should().Be(422);
        answer.Errors.Should().Contain(e => e.Contains("取り消して登録し直して"));
        (await app.See("hokenshi1", woman, "/facts")).Words.Should().NotContain("終える");
    }

    [Fact]
    public async Task Birth_IntoAStay_IsInTheChargeOfThatDistrictToo()
    {
        var mother = await Woman();
        await app.Recorded(mother, "residences", Stay());

        var child = await Births.Of(app, mother);

        app.Clock.Set(App.Monday.AddDays(1));
        await app.Run(FollowMovesDaily.JobId, App.Monday.AddDays(1));
        (await app.KnownDistrict(child)).Should().Be(Elsewhere);
        await app.End("residence", child, "residences", "2026-06-01");
        (await app.KnownDistrict(child)).Should().Be("若葉小");
    }

    [Fact]
    public async Task DistrictArea_OfATown_MovesWhoeverLivesThere_OnItsDay()
    {
        var clerk = await app.SignedIn("jimu");
        var people = await app.Register(new Resident { Town = "区割町" }, new Resident { Town = "区割町西" });
        async Task Draw(string kind, string name, string district, string from) =>
            (await clerk.Submit(await clerk.Get("/families/districts/new"), new { Kind = kind, Name = name, District = district, From = from })).Status.Should().Be(303);

        await Draw("Town", "区割町", Elsewhere, "2026-06-01");
        await app.Delivered();
        (await app.KnownDistrict(people[0]), await app.KnownDistrict(people[1])).Should().Be((Elsewhere, "若葉小"));

        await Draw("Town", "区割町", "末広小", "2026-06-20");
        await app.Delivered();
        (await app.KnownDistrict(people[0])).Should().Be(Elsewhere, "the new line begins later");
        app.Clock.Set(new(2026, 6, 20));
        await app.Run(FollowMovesDaily.JobId, new(2026, 6, 20));
        (await app.KnownDistrict(people[0])).Should().Be("末広小");
        var list = await clerk.Get("/families/districts");
        list.Letters.Should().Contain("区割町町字末広小2026-06-20").And.NotContain("区割町町字上野沢小");

        (await clerk.Submit(await clerk.Get(list.Link("終える")), new { LastDay = "2026-06-30" })).Status.Should().Be(303);
        app.Clock.Set(new(2026, 7, 1));
        await app.Run(FollowMovesDaily.JobId, new(2026, 7, 1));
        (await app.KnownDistrict(people[0])).Should().Be("若葉小");
    }

    [Fact]
    public async Task DistrictArea_OfASchool_YieldsToTheTownAndToAStay_AndNamesTheDistrictOfANewStay()
    {
        var clerk = await app.SignedIn("jimu");
        async Task Draw(string kind, string name, string district) =>
            (await clerk.Submit(await clerk.Get("/families/districts/new"), new { Kind = kind, Name = name, District = district, From = "2026-06-01" })).Status.Should().Be(303);
        var people = await app.Register(new Resident { District = "分校小", Town = "分校町" }, new Resident { District = "分校小", Town = "出先町" }, new Resident { District = "分校小" });
        await Draw("School", "分校小", "春日台小");
        await Draw("Town", "出先町", Elsewhere);
        await app.Recorded(people[2], "residences", new { Kind = "Home", Town = "出先町", Source = "本人" });

        (await app.KnownDistrict(people[0]), await app.KnownDistrict(people[1]), await app.KnownDistrict(people[2])).Should().Be(("春日台小", Elsewhere, Elsewhere));
        var newcomer = (await app.Register(new Resident { District = "分校小", Town = "分校町" }))[0];
        (await app.KnownDistrict(newcomer)).Should().Be("春日台小", "the import knows the lines too");
    }
}
