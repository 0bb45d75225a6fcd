using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.Families.Secrecy;
using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Families.Tests;

/// <summary>住所を秘匿する, by one; 解除, by two; over HTTP.</summary>
public sealed class SealTests(App app) : IClassFixture<App>
{
    static int households;

    /// <summary>A woman, her husband and their child at one address.</summary>
    async Task<IReadOnlyList<PersonId>> Family(bool marked = false)
    {
        var home = $"{96_000_000 + Interlocked.Increment(ref households)}";
        Resident In(string name, string relationship, string sex) => new() { Household = home, Name = $"{name} {home}", Kana = "ヒトク", Relationship = relationship, Sex = sex, Town = "逃町一丁目", Block = "7番7号", Sealed = marked };
        return await app.Register(In("秘匿 母子", "妻", "女"), In("秘匿 父男", "世帯主", "男"), In("秘匿 子太", "子", "男") with { Born = new(2020, 5, 5) });
    }

    static string Page(PersonId person) => $"/families/people/{person}";

    async Task<Page> Seal(string account, PersonId person, object? more = null) =>
        await (await app.SignedIn(account)).Submit(await (await app.SignedIn(account)).Get(Page(person) + "/seal"), more ?? new { Source = "本人が窓口で申し出た" });

    Task<string> Protection(PersonId person) => app.Database.Scalar<string>($"select id::text from families.protection where person = '{person}' and state <> 'Lifted'");

    async Task<ContactRefusal?> MaySend(PersonId person) => (await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(g => g.MaySend([person], default)))[person].Refusal;

    async Task<bool> IsHidden(PersonId person) => !(await (await app.SignedIn("kakaricho")).Get(Page(person))).Text.Contains("逃町", StringComparison.Ordinal);

    async Task Lift(PersonId person, string proposer = "jimu", string confirmer = "kakaricho")
    {
        var protection = await Protection(person);
        var first = await app.SignedIn(proposer);
        (await first.Submit(await first.Get($"/families/protections/{protection}/lift"), new { Reason = "危険が去ったと本人が話した" })).Status.Should().Be(303);
        var second = await app.SignedIn(confirmer);
        (await second.Submit(await second.Get($"/families/protections/{protection}/lift/confirm"), new { Reason = "本人に電話で確かめた" })).Status.Should().Be(303);
    }

    [Theory]
    [InlineData("hokenshi1")]
    [InlineData("josanshi")]
    [InlineData("soudan")]
    [InlineData("shinri")]
    [InlineData("kakaricho")]
    [InlineData("tokatsu")]
    [InlineData("sentacho")]
    [InlineData("chosei")]
    [InlineData("jimu")]
    public async Task Seal_ByOnePersonOfAnyDesk_HidesTheHouseholdInTheSameMoment(string account)
    {
        var family = await Family();
        (await IsHidden(family[2])).Should().BeFalse();
        var traces = await Traces.From(app, "families");

        var saved = await Seal(account, family[0]);

        saved.Status.Should().Be(303, saved.Words);
        foreach (var person in family)
        {
            (await IsHidden(person)).Should().BeTrue();
            (await MaySend(person)).Should().Be(ContactRefusal.Sealed);
        }
        (await traces.Events()).Should().Contain("families.address-sealed").And.Contain("families.people-changed");
        await app.Delivered();
        (await app.Database.Scalar<long>($"select count(*) from core.person where sealed and district is null and id in ({string.Join(',', family.Select(f => $"'{f}'"))})")).Should().Be(3);
    }

    [Fact]
    public async Task Seal_WithoutAReason_AsksForItAndSealsNothing()
    {
        var family = await Family();

        var page = await Seal("soudan", family[0], new { Source = "　", Against = "元の夫" });

        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle().Which.Should().Contain("理由と根拠");
        page.Value("Against").Should().Be("元の夫");
        (await IsHidden(family[0])).Should().BeFalse();
    }

    [Fact]
    public async Task Seal_PressedTwice_IsOneProtection()
    {
        var family = await Family();
        var nurse = await app.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get(Page(family[0]) + "/seal"), new { Source = "本人の申出" });

        answers.Should().OnlyContain(a => a.Status == 303);
        (await app.Database.Scalar<long>($"select count(*) from families.protection where person = '{family[0]}'")).Should().Be(1);
    }

    [Fact]
    public async Task Seal_AgainstSomebodyOfTheRegister_WarnsTheCounterOnTheirPageWithoutSayingWhy()
    {
        var family = await Family();
        var other = (await app.Register(new Resident { Name = "相手 太郎", Number = "9600000077", Sex = "男" }))[0];
        (await Seal("soudan", family[0], new { Source = "本人の申出", AgainstNumber = "９６０００００077", Against = "黒い車で来る" })).Status.Should().Be(303);
        await app.Delivered();

        foreach (var account in new[] { "hokenshi1", "kakaricho", "jimu" })
        {
            var page = await (await app.SignedIn(account)).Get(Page(other));
            page.Html.QuerySelector("section.identity")!.TextContent.Should().Contain("この人への対応は注意が必要です").And.Contain("担当係長に確認");
            page.Words.Should().NotContain("秘匿 母子").And.NotContain("黒い車").And.NotContain("本人の申出");
        }
        // On the pages of other desks too.
        var nurse = await app.SignedIn("kakaricho");
        (await nurse.Get($"/follow-ups/new?person={other}")).Status.Should().Be(200);
        (await app.Database.Scalar<long>($"select count(*) from core.person where id = '{other}' and warned")).Should().Be(1);

        await Lift(family[0]);
        await app.Delivered();
        (await nurse.Get(Page(other))).Words.Should().NotContain("注意が必要");
        (await app.Database.Scalar<long>($"select count(*) from core.person where id = '{other}' and warned")).Should().Be(0);
    }

    [Fact]
    public async Task Warning_OfAPersonWhoIsMerged_StaysWithThePersonTheyAre()
    {
        var family = await Family();
        var two = await app.Register(new Resident { Name = "相手 次郎", Number = "9600000088", Sex = "男" }, new Resident { Name = "相手 次郎", Sex = "男" });
        await Seal("soudan", family[0], new { Source = "本人の申出", AgainstNumber = "9600000088" });
        var clerk = await app.SignedIn("jimu");
        (await clerk.Submit(await clerk.Get($"/families/people/{two[0]}/merge?other={two[1]}"), new { Keep = $"{two[1]}", Reason = "同じ人" })).Status.Should().Be(303);
        await app.Delivered();

        (await clerk.Get(Page(two[1]))).Html.QuerySelector("section.identity")!.TextContent.Should().Contain("注意が必要");
        (await app.Database.Scalar<long>($"select count(*) from core.person where id = '{two[1]}' and warned")).Should().Be(1);
    }

    [Fact]
    public async Task Seal_NumberOfNobody_SaysSoAndKeepsWhatWasTyped()
    {
        var page = await Seal("soudan", (await Family())[0], new { Source = "本人の申出", AgainstNumber = "123" });

        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle().Which.Should().Contain("見つかりません");
        page.Value("AgainstNumber").Should().Be("123");
    }

    [Theory]
    [InlineData("kakaricho", true)]
    [InlineData("tokatsu", true)]
    [InlineData("sentacho", true)]
    [InlineData("jimu", true)]
    [InlineData("hokenshi1", false)]
    [InlineData("soudan", false)]
    [InlineData("chosei", false)]
    public async Task Against_IsForThoseWhoDecideAboutTheProtection(string account, bool sees)
    {
        var family = await Family();
        await Seal("soudan", family[0], new { Source = "本人の申出", AgainstMember = $"{family[1]}", Against = "駅前で待つ男" });

        var page = await (await app.SignedIn(account)).Get(Page(family[0]));

        page.Words.Contains("駅前で待つ男", StringComparison.Ordinal).Should().Be(sees);
        page.Words.Contains("相手方", StringComparison.Ordinal).Should().Be(sees);
        page.Words.Should().Contain("住所秘匿");
    }

    [Fact]
    public async Task Unseal_ByOnePerson_IsImpossible()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        var protection = await Protection(family[0]);
        var supervisor = await app.SignedIn("kakaricho");

        var early = await supervisor.Get($"/families/protections/{protection}/lift/confirm");
        early.Html.QuerySelector("main form.form").Should().BeNull("nothing was proposed");
        await supervisor.Submit(await supervisor.Get($"/families/protections/{protection}/lift"), new { Reason = "終わった" });
        (await IsHidden(family[0])).Should().BeTrue("a proposal opens nothing");
        var own = await supervisor.Get($"/families/protections/{protection}/lift/confirm");
        own.Html.QuerySelector("main form.form").Should().BeNull();

        // Not by a forged form either, nor from a second desk.
        var forged = await supervisor.Get($"/families/protections/{protection}/keep");
        var answer = await (await app.SignInAnew("kakaricho")).Get($"/families/protections/{protection}/lift/confirm");
        answer.Words.Should().Contain("提案した職員は確認できません");
        var posted = await supervisor.Post($"/families/protections/{protection}/lift/confirm", ("__RequestVerificationToken", forged.Value("__RequestVerificationToken")!), ("Reason", "自分で"), ("Version", forged.Value("Version")!));
        posted.Status.Should().Be(422);
        posted.Words.Should().Contain("別の職員が確認してください");
        (await IsHidden(family[0])).Should().BeTrue();
        (await MaySend(family[0])).Should().Be(ContactRefusal.Sealed);
    }

    [Fact]
    public async Task Unseal_ConfirmedByASecondPerson_ShowsTheHouseholdAgain()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        var traces = await Traces.From(app, "families");

        await Lift(family[0]);

        foreach (var person in family) (await IsHidden(person)).Should().BeFalse();
        (await MaySend(family[0])).Should().BeNull();
        (await traces.Events()).Should().Contain("families.unseal-decided").And.Contain("families.people-changed");
        await app.Delivered();
        (await app.Database.Scalar<long>($"select count(*) from core.person where not sealed and district = '若葉小' and id = '{family[2]}'")).Should().Be(1);
        (await app.Database.Rows($"select deed || ' ' || reason from families.protection_step s join families.protection p on p.id = s.protection_id where p.person = '{family[0]}' order by number"))
            .Should().Equal("Sealed 本人が窓口で申し出た", "LiftProposed 危険が去ったと本人が話した", "Lifted 本人に電話で確かめた");
    }

    [Fact]
    public async Task Unseal_WhileAnotherOfTheHouseholdIsProtected_OpensNobody()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        await Seal("hokenshi1", family[2]);

        await Lift(family[0]);

        foreach (var person in family) (await IsHidden(person)).Should().BeTrue();
        await Lift(family[2]);
        foreach (var person in family) (await IsHidden(person)).Should().BeFalse();
    }

    [Fact]
    public async Task Unseal_WhileTheRegisterMarksSomebodyOfTheHousehold_OpensNobody()
    {
        var family = await Family(marked: true);
        await Seal("soudan", family[0]);

        await Lift(family[0]);

        foreach (var person in family) (await IsHidden(person)).Should().BeTrue();
    }

    [Fact]
    public async Task Mark_ThatIsGone_IsLiftedByTwoForEachWhoHadIt_AndNeverByTheExtract()
    {
        var number = $"{9_610_000_000 + Interlocked.Increment(ref households)}";
        var resident = new Resident { Number = number, Household = number[..9], Name = "印 花子", Town = "逃町一丁目", Sealed = true };
        var person = (await app.Register(resident))[0];
        var (clerk, supervisor) = (await app.SignedIn("jimu"), await app.SignedIn("kakaricho"));
        var early = await clerk.Submit(await clerk.Get(Page(person) + "/mark/lift"), new { Reason = "終わった" });
        (early.Status, early.Errors.Single()).Should().Be((422, "住民データに支援措置の印が残っています。印のある間は解除できません。"));

        await app.Register(resident with { Sealed = false });
        (await IsHidden(person)).Should().BeTrue("an extract without the mark unseals nothing");
        var traces = await Traces.From(app, "families");

        (await clerk.Submit(await clerk.Get(Page(person) + "/mark/keep"), new { Reason = "抽出の誤りかもしれない" })).Status.Should().Be(303);
        (await clerk.Submit(await clerk.Get(Page(person) + "/mark/lift"), new { Reason = "措置の終了を確認した" })).Status.Should().Be(303);
        (await IsHidden(person)).Should().BeTrue();
        (await supervisor.Submit(await supervisor.Get((await supervisor.Get(Page(person))).Link("別の職員が確認する")), new { Reason = "担当課に照会した" })).Status.Should().Be(303);

        (await IsHidden(person)).Should().BeFalse();
        (await traces.Events()).Where(e => e == "families.protection-decided").Should().HaveCount(2, "kept, and then lifted");
        // A mark that comes again seals again.
        await app.Register(resident);
        (await IsHidden(person)).Should().BeTrue();
    }

    [Fact]
    public async Task EndDate_Passed_UnsealsNothingAndStandsOnTheWorklistOfTheRegisterClerk()
    {
        var family = await Family();
        await Seal("soudan", family[0], new { Source = "申出書", EndsOn = "2026-06-20" });
        await app.Delivered();
        var clerk = await app.SignedIn("jimu");
        (await clerk.Get("/follow-ups?rule=protection-ends")).Words.Should().Contain($"秘匿 母子");

        app.Clock.Set(new DateOnly(2026, 7, 15));
        try
        {
            (await IsHidden(family[0])).Should().BeTrue();
            (await MaySend(family[0])).Should().Be(ContactRefusal.Sealed);
            var page = await clerk.Get("/follow-ups?rule=protection-ends");
            page.Words.Should().Contain("超過");
            var form = await clerk.Get($"/families/protections/{await Protection(family[0])}/keep");
            form.Words.Should().Contain("2026-06-20");
            (await clerk.Submit(form, new { EndsOn = "令和9年6月20日", Reason = "延長の申出書" })).Status.Should().Be(303);
            await app.Delivered();
            (await app.Database.Rows($"select due_on::text || ' ' || status from follow_ups.follow_up where rule = 'protection-ends' and person = '{family[0]}' order by due_on")).Should().Equal("2026-06-20 Settled", "2027-06-20 Open");
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task Keep_ChangedMeanwhile_ShowsHowItStandsAndSavesNothing()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        var protection = await Protection(family[0]);
        var (clerk, supervisor) = (await app.SignedIn("jimu"), await app.SignedIn("kakaricho"));
        var form = await clerk.Get($"/families/protections/{protection}/keep");
        await supervisor.Submit(await supervisor.Get($"/families/protections/{protection}/lift"), new { Reason = "終わった" });

        var answer = await clerk.Submit(form, new { Reason = "続ける", EndsOn = "2027-01-01" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("ほかの職員がこの記録を変更しました").And.Contain("解除を提案した");
        answer.Value("Reason").Should().Be("続ける");
        (await app.Database.Scalar<string>($"select state from families.protection where id = '{protection}'")).Should().Be("LiftProposed");
    }

    [Fact]
    public async Task Confirm_WhileSomebodySealsAnotherOfTheHousehold_NeverLeavesThemOpen()
    {
        for (var round = 0; round < 8; round++)
        {
            var family = await Family();
            await Seal("soudan", family[0]);
            var protection = await Protection(family[0]);
            var (clerk, supervisor, counsellor) = (await app.SignedIn("jimu"), await app.SignedIn("kakaricho"), await app.SignedIn("hokenshi1"));
            await clerk.Submit(await clerk.Get($"/families/protections/{protection}/lift"), new { Reason = "終わった" });
            var (confirm, seal) = (await supervisor.Get($"/families/protections/{protection}/lift/confirm"), await counsellor.Get(Page(family[2]) + "/seal"));

            var answers = await Task.WhenAll(supervisor.Submit(confirm, new { Reason = "確かめた" }), counsellor.Submit(seal, new { Source = "学校から聞いた" }));

            answers.Should().OnlyContain(a => a.Status == 303);
            foreach (var person in family) (await MaySend(person)).Should().Be(ContactRefusal.Sealed, "the child is protected, whoever came first");
            (await app.Database.Scalar<long>($"select count(*) from families.person where not sealed and id in ({string.Join(',', family.Select(f => $"'{f}'"))})")).Should().Be(0);
        }
    }

    [Fact]
    public async Task Confirm_PressedByTwoAtOnce_IsOneDecision()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        var protection = await Protection(family[0]);
        var clerk = await app.SignedIn("jimu");
        await clerk.Submit(await clerk.Get($"/families/protections/{protection}/lift"), new { Reason = "終わった" });
        var (a, b) = (await app.SignedIn("kakaricho"), await app.SignedIn("tokatsu"));
        var (first, second) = (await a.Get($"/families/protections/{protection}/lift/confirm"), await b.Get($"/families/protections/{protection}/lift/confirm"));

        var answers = await Task.WhenAll(a.Submit(first, new { Reason = "確かめた" }), b.Submit(second, new { Reason = "確かめた" }));

        answers.Select(x => x.Status).Order().Should().Equal(303, 409);
        (await app.Database.Scalar<long>($"select count(*) from families.protection_step where protection_id = '{protection}' and deed = 'Lifted'")).Should().Be(1);
    }

    [Fact]
    public async Task Newborn_OfAMotherWhomADeskSealed_IsSealedToo()
    {
        var family = await Family();
        await Seal("soudan", family[0]);
        await app.Delivered();
        var nurse = await app.SignedIn("kakaricho");
        var form = await nurse.Get($"/maternal-health/pregnancies/new?person={family[0]}");
        var record = await nurse.Submit(form, new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-06-01", FetusCount = "1", HandbookNumbers = "2026-9" });
        await nurse.Submit(await nurse.Get(record.Location + "/end"), new Dictionary<string, string?> { ["Fetuses[0].Outcome"] = "LiveBirth", ["Fetuses[0].On"] = "2026-06-01", ["Fetuses[0].Sex"] = "Female" });
        await app.Delivered();
        var child = new PersonId(Guid.Parse((await app.Database.Rows($"select id from maternal_health.infant where mother = '{family[0]}'")).Single()));

        (await IsHidden(child)).Should().BeTrue();
        (await MaySend(child)).Should().Be(ContactRefusal.Sealed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Register_WhileTheHouseholdIsBeingSealed_IsSealedToo(bool newborn)
    {
        var family = await Family();
        var nurse = await app.SignedIn("hokenshi1");
        var form = await nurse.Get($"/families/provisional/new?with={family[0]}");
        await using var connection = new NpgsqlConnection(app.Database.ConnectionString);
        await connection.OpenAsync();
        await using var sealing = await connection.BeginTransactionAsync();
        foreach (var (table, key, what) in new[] { ("household", "id", "register_number = register_number"), ("person", "household_id", "sealed = true, version = version + 1, identity_version = identity_version + 1") })
        {
            await using var command = new NpgsqlCommand($"update families.{table} set {what} where {key} = (select household_id from families.person where id = '{family[0]}')", connection);
            await command.ExecuteNonQueryAsync();
        }

        var registering = newborn ? (Task)Births.Of(app, family[0]) : nurse.Submit(form, new { Kind = "NameUnknown", Name = "同居 する子", Sex = "Male", Reason = "同居の子がいる" });
        await Wait.Until(async () => registering.IsCompleted || await app.Database.Scalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0, "it waits for whoever seals");
        await sealing.CommitAsync();
        await registering;
        await app.Delivered();

        (await app.Database.Rows($"select sealed from families.person where provisional and household_id = (select household_id from families.person where id = '{family[0]}')")).Should().Equal("True");
    }

    [Fact]
    public async Task Provisional_WhoIsSealed_IsCorrectedWithoutSeeingWhereTheyAre()
    {
        var nurse = await app.SignedIn("hokenshi1");
        var saved = await nurse.Submit(await nurse.Get("/families/provisional/new"), new { Kind = "LivesElsewhere", Name = "仮 秘子", Sex = "Female", Contact = "逃町の祖母の家", Reason = "通告で把握した" });
        var person = new PersonId(Guid.Parse(saved.Location!.Split('/')[^1]));
        (await nurse.Get(Page(person) + "/provisional")).Text.Should().Contain("逃町");
        await Seal("hokenshi1", person);

        var form = await nurse.Get(Page(person) + "/provisional");
        form.Text.Should().NotContain("逃町");
        (await nurse.Submit(form, new { Name = "仮 直子" })).Status.Should().Be(303);

        (await app.Database.Scalar<string>($"select name || ' ' || contact_note from families.person where id = '{person}'")).Should().Be("仮 直子 逃町の祖母の家");
    }

    [Theory]
    [InlineData("seal")]
    [InlineData("keep")]
    [InlineData("lift")]
    [InlineData("mark/keep")]
    [InlineData("confirm")]
    public async Task Forms_Garbage_IsAnsweredInWords(string form)
    {
        app.Errors.Clear();
        var browser = await app.SignedIn("kakaricho");

        var wrong = await Garbage.ThrownAt(browser, async () =>
        {
            var family = await Family(marked: form == "mark/keep");
            if (form == "seal") return Page(family[0]) + "/seal";
            if (form == "mark/keep") return Page(family[0]) + "/mark/keep";
            await Seal("soudan", family[0]);
            var protection = await Protection(family[0]);
            if (form != "confirm") return $"/families/protections/{protection}/{form}";
            var clerk = await app.SignedIn("jimu");
            await clerk.Submit(await clerk.Get($"/families/protections/{protection}/lift"), new { Reason = "終わった" });
            return $"/families/protections/{protection}/lift/confirm";
        });

        wrong.Should().BeEmpty();
        app.Errors.Should().BeEmpty();
    }
}
