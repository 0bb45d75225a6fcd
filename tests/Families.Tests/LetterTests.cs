using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>宛名ラベル and the gate: what waits to be printed is asked about again at the printer, and after a loss nothing about the child leaves.</summary>
public sealed class LetterTests(App app) : IClassFixture<App>
{
    static int homes;

    /// <summary>A mother, her child of three, and the pregnancy she notified.</summary>
    async Task<(PersonId Mother, PersonId Child, string Pregnancy)> Family(string name)
    {
        var home = $"{98_000_000 + Interlocked.Increment(ref homes)}";
        var people = await app.Register(
            new Resident { Household = home, Name = $"{name} 母子", Town = $"{name}町" },
            new Resident { Household = home, Name = $"{name} 幼太", Town = $"{name}町", Born = new(2023, 5, 5), Relationship = "子", Sex = "男" });
        var nurse = await app.SignedIn("kakaricho");
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={people[0]}"), new { NotifiedOn = "2026-05-01", ExpectedDeliveryOn = "2026-12-01", FetusCount = "1", HandbookNumbers = "2026-1" });
        saved.Status.Should().Be(303, saved.Words);
        await app.Delivered();
        return (people[0], people[1], saved.Location!);
    }

    /// <summary>Queues through the screen: about whom is chosen by the words of the choice.</summary>
    async Task<Page> Queue(Browser clerk, PersonId addressee, string about, string title)
    {
        var form = await clerk.Get($"/families/people/{addressee}/letter");
        var choice = form.Html.QuerySelectorAll("label.choice").Single(l => l.TextContent.Contains(about, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");
        return await clerk.Submit(form, new { About = choice, Title = title });
    }

    static string Labels(Page page) => string.Join('\n', page.Html.QuerySelectorAll("ul.labels li").Select(l => l.TextContent));

    static IReadOnlyList<string> Stopped(Page page) => [.. page.Html.QuerySelectorAll("section.no-print tbody tr").Select(r => r.TextContent)];

    async Task<Browser> Clerk(string account)
    {
        // A queue of one's own for each test.
        await app.Database.Execute("update families.letter set state = 'Removed' where state = 'Waiting'");
        return await app.SignedIn(account);
    }

    async Task End(string pregnancy, string outcome)
    {
        var nurse = await app.SignedIn("kakaricho");
        (await nurse.Submit(await nurse.Get(pregnancy + "/end"), new Dictionary<string, string?> { ["Fetuses[0].Outcome"] = outcome, ["Fetuses[0].On"] = "2026-05-30", ["Fetuses[0].Sex"] = "Female" })).Status.Should().Be(303);
        await app.Delivered();
    }

    [Theory]
    [InlineData("Miscarriage")]
    [InlineData("Stillbirth")]
    [InlineData("Terminated")]
    [InlineData("Unknown")]
    public async Task Print_AfterALoss_HoldsNothingAboutTheChildAndAllThatIsTheMothersOwn(string outcome)
    {
        var (mother, _, pregnancy) = await Family($"喪失{outcome[..2]}");
        var clerk = await Clerk("jimu");
        (await Queue(clerk, mother, "おなかのお子さん", "両親学級のご案内")).Status.Should().Be(303);
        (await Queue(clerk, mother, "本人の権利", "産婦健診の受診券")).Status.Should().Be(303);
        (await clerk.Get("/families/letters")).Html.QuerySelectorAll("ul.labels li").Should().HaveCount(2);

        await End(pregnancy, outcome);

        var page = await clerk.Get("/families/letters");
        page.Html.QuerySelectorAll("ul.labels li").Should().ContainSingle();
        Stopped(page).Should().ContainSingle().Which.Should().Contain("両親学級のご案内").And.Contain("流産・死産・死亡");
        page.Html.QuerySelectorAll("[name=Letters]").Should().ContainSingle("what is stopped cannot be marked as printed");
    }

    [Fact]
    public async Task Print_AfterABirth_HoldsTheLetterAboutThePregnancyStill()
    {
        var (mother, _, pregnancy) = await Family("出生");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "おなかのお子さん", "産後のご案内");

        await End(pregnancy, "LiveBirth");

        (await clerk.Get("/families/letters")).Html.QuerySelectorAll("ul.labels li").Should().ContainSingle();
    }

    [Fact]
    public async Task Print_AfterTheChildDied_HoldsNeitherTheLetterToItNorTheOneAboutIt()
    {
        var home = "98900001";
        var child = new Resident { Number = "9890000002", Household = home, Name = "逝去 幼太", Town = "逝去町", Born = new(2023, 5, 5), Relationship = "子", Sex = "男" };
        var people = await app.Register(new Resident { Household = home, Name = "逝去 母子", Town = "逝去町" }, child);
        var clerk = await Clerk("jimu");
        await Queue(clerk, people[0], "逝去 幼太のこと", "三歳児健診のご案内");
        await Queue(clerk, people[0], "本人の権利", "産後ケアの更新");
        await Queue(clerk, people[1], "本人の権利", "予防接種の予診票");
        Labels(await clerk.Get("/families/letters")).Should().Contain("逝去 幼太 様");

        await app.Register(child with { DiedOn = new(2026, 5, 31) });

        var page = await clerk.Get("/families/letters");
        page.Html.QuerySelectorAll("ul.labels li").Should().ContainSingle();
        Labels(page).Should().Contain("逝去 母子 様").And.NotContain("逝去 幼太");
        Stopped(page).Should().HaveCount(2);
    }

    [Fact]
    public async Task Print_OfAChildWhoseOtherRecordDied_HoldsNothingAboutIt()
    {
        var twin = new Resident { Number = "9890000011", Name = "二重 幼太", Born = new(2023, 5, 5), Sex = "男" };
        var people = await app.Register(new Resident { Household = "98900010", Name = "二重 母子" }, new Resident { Household = "98900010", Name = "二重 幼太", Born = new(2023, 5, 5), Relationship = "子", Sex = "男" }, twin);
        var clerk = await Clerk("jimu");
        await Queue(clerk, people[0], "二重 幼太のこと", "三歳児健診のご案内");
        (await clerk.Submit(await clerk.Get($"/families/people/{people[2]}/merge?other={people[1]}"), new { Keep = $"{people[1]}", Reason = "同じ子" })).Status.Should().Be(303);

        await app.Register(twin with { DiedOn = new(2026, 5, 31) });

        (await clerk.Get("/families/letters")).Html.QuerySelectorAll("ul.labels li").Should().BeEmpty();
    }

    [Fact]
    public async Task Print_AfterASealing_CarriesNoAddressAnywhereOnThePage()
    {
        var (mother, child, _) = await Family("秘匿後");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "本人の権利", "産後ケア");
        await Queue(clerk, child, "本人の権利", "予診票");
        (await clerk.Get("/families/letters")).Text.Should().Contain("秘匿後町");
        var counsellor = await app.SignedIn("soudan");

        await counsellor.Submit(await counsellor.Get($"/families/people/{child}/seal"), new { Source = "学校から聞いた" });

        var page = await clerk.Get("/families/letters");
        page.Text.Should().NotContain("秘匿後町");
        Stopped(page).Should().HaveCount(2);
    }

    [Fact]
    public async Task Print_IsLoggedAsPrintedBeforeTheFirstByte_WithEverybodyOnIt()
    {
        var (mother, _, _) = await Family("記録");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "本人の権利", "産後ケア");
        var traces = await Traces.From(app, "families");

        await clerk.Get("/families/letters");

        var access = (await traces.Accesses()).Should().ContainSingle().Which;
        (access.Kind, access.Action).Should().Be((AccessKind.Print, "/families/letters"));
        access.About().Should().Equal(mother);
    }

    [Fact]
    public async Task Print_WhenTheLogCannotBeWritten_SendsNotOneLabel()
    {
        var (mother, _, _) = await Family("無記録");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "本人の権利", "産後ケア");
        await app.Database.Execute("alter table core.access_entry add constraint closed check (kind <> 'Print') not valid");
        try
        {
            var page = await clerk.Get("/families/letters");

            page.Status.Should().Be(500);
            page.Text.Should().NotContain("無記録町").And.NotContain("無記録 母子");
        }
        finally
        {
            await app.Database.Execute("alter table core.access_entry drop constraint closed");
            app.Errors.Clear();
        }
    }

    [Fact]
    public async Task Label_NeverSaysWhatTheLetterIs_AndOfANeutralEnvelopeNotWhoSendsIt()
    {
        var (mother, _, _) = await Family("無地");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "本人の権利", "産後ケアのご案内");
        var plain = Labels(await clerk.Get("/families/letters"));
        plain.Should().Contain("無地 母子 様").And.Contain("無地町").And.Contain("こども家庭センター").And.NotContain("産後ケア");

        await clerk.Submit(await clerk.Get($"/families/people/{mother}/safe-contact"), new { NoCalls = "true", NeutralEnvelope = "true" });

        var label = (await clerk.Get("/families/letters")).Html.QuerySelector("ul.labels li")!;
        label.TextContent.Should().Contain("無地 母子 様").And.NotContain("センター").And.NotContain("若葉市");
        label.QuerySelector(".no-print")!.TextContent.Should().Contain("無地の封筒", "whoever packs it is told on the screen only");
    }

    [Fact]
    public async Task Queue_IsOnesOwn_AndIsEmptiedOnlyByAPerson()
    {
        var (mother, child, pregnancy) = await Family("順番");
        var clerk = await Clerk("jimu");
        await Queue(clerk, mother, "おなかのお子さん", "両親学級のご案内");
        await Queue(clerk, mother, "本人の権利", "産後ケア");
        (await (await app.SignedIn("soudan")).Get("/families/letters")).Words.Should().Contain("印刷待ちの手紙はありません");
        await End(pregnancy, "Miscarriage");

        var page = await clerk.Get("/families/letters");
        await clerk.Submit(page, null, "form[action='/families/letters/printed']");
        page = await clerk.Get("/families/letters");
        page.Html.QuerySelectorAll("ul.labels li").Should().BeEmpty();
        Stopped(page).Should().ContainSingle("what was stopped waits for a person");

        var remove = page.Html.QuerySelector("form[action$='/remove']")!.GetAttribute("action")!;
        var stranger = await app.SignedIn("soudan");
        var token = (await stranger.Get($"/families/people/{child}/letter")).Value("__RequestVerificationToken")!;
        (await stranger.Post(remove, ("__RequestVerificationToken", token))).Status.Should().Be(404);
        await clerk.Submit(page, null, "form[action$='/remove']");
        (await clerk.Get("/families/letters")).Words.Should().Contain("印刷待ちの手紙はありません");
        (await app.Database.Rows($"select title || ' ' || state from families.letter where addressee = '{mother}' order by title")).Should().Equal("両親学級のご案内 Removed", "産後ケア Printed");
    }

    [Fact]
    public async Task Queue_OfSomebodyWhoHides_IsRefusedInWords()
    {
        var person = (await app.Register(new Resident { Sealed = true }))[0];
        var clerk = await Clerk("jimu");

        var page = await Queue(clerk, person, "本人の権利", "産後ケア");

        page.Status.Should().Be(422);
        page.Errors.Single().Should().Contain("住所が秘匿されています");
        page.Value("Title").Should().Be("産後ケア");
    }

    [Fact]
    public async Task Queue_PressedTwice_IsOneLetter()
    {
        var person = (await app.Register(new Resident()))[0];
        var clerk = await Clerk("jimu");
        var form = await clerk.Get($"/families/people/{person}/letter");

        (await clerk.SubmitTwice(form, new { About = "own", Title = "産後ケア" })).Should().OnlyContain(a => a.Status == 303);

        (await app.Database.Scalar<long>($"select count(*) from families.letter where addressee = '{person}'")).Should().Be(1);
    }

    [Fact]
    public async Task Gate_OneAnswerForEverySender_TellsTheChildsLetterFromTheMothersOwn()
    {
        var (mother, child, pregnancy) = await Family("関門");
        await End(pregnancy, "Stillbirth");
        var expected = Guid.Parse(pregnancy.Split('/')[^1]);
        LetterFor[] letters =
        [
            new(mother, expected, LetterKind.ForTheChild), new(mother, expected, LetterKind.OwnRight), LetterFor.OwnOf(mother),
            new(mother, child.Value, LetterKind.ForTheChild), new(PersonId.New(), child.Value, LetterKind.ForTheChild),
        ];

        var decisions = await app.With<IContactGate, IReadOnlyDictionary<LetterFor, ContactDecision>>(g => g.MaySend(letters, default));

        letters.Select(l => decisions[l].Refusal).Should().Equal(ContactRefusal.Lost, null, null, null, ContactRefusal.Unknown);
    }

    [Fact]
    public async Task Gate_PregnancyNotifiedByMistake_StopsWhatIsAboutIt()
    {
        var (mother, _, pregnancy) = await Family("誤届");
        var nurse = await app.SignedIn("kakaricho");
        (await nurse.Submit(await nurse.Get((await nurse.Get(pregnancy)).Link("取り消す")), new { Reason = "別の方の届だった" })).Status.Should().Be(303);
        await app.Delivered();
        var letter = new LetterFor(mother, Guid.Parse(pregnancy.Split('/')[^1]), LetterKind.ForTheChild);

        (await app.With<IContactGate, IReadOnlyDictionary<LetterFor, ContactDecision>>(g => g.MaySend([letter], default)))[letter].Refusal.Should().Be(ContactRefusal.Lost);
        (await nurse.Get($"/families/people/{mother}/letter")).Words.Should().NotContain("おなかのお子さん");
    }

    [Fact]
    public async Task Form_Garbage_IsAnsweredInWords()
    {
        app.Errors.Clear();
        var person = (await app.Register(new Resident()))[0];

        (await Garbage.ThrownAt(await app.SignedIn("soudan"), () => Task.FromResult($"/families/people/{person}/letter"))).Should().BeEmpty();
        var clerk = await app.SignedIn("soudan");
        var token = (await clerk.Get($"/families/people/{person}/letter")).Value("__RequestVerificationToken")!;
        foreach (var ids in new[] { "", "x", $"{Guid.Empty}" })
            (await clerk.Post("/families/letters/printed", ("__RequestVerificationToken", token), ("Letters", ids))).Status.Should().Be(303);
        app.Errors.Should().BeEmpty();
    }
}
