using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Kinship;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>親子関係・親権・監護・夫婦: facts of their own, never read from 続柄.</summary>
public sealed class KinshipTests(App app) : IClassFixture<App>
{
    static int counter;

    static Resident In(string household, string name, string relationship, string sex = "女") => new() { Household = household, Name = name, Relationship = relationship, Sex = sex };

    static string NewHousehold() => $"8300{Interlocked.Increment(ref counter):0000}";

    async Task<(PersonId Mother, PersonId Partner, PersonId Child)> Home()
    {
        var home = NewHousehold();
        var people = await app.Register(In(home, "親子 母子", "世帯主"), In(home, "親子 夫男", "夫（未届）", "男"), In(home, "親子 太郎", "妻の子", "男") with { Born = new(2020, 5, 5) });
        return (people[0], people[1], people[2]);
    }

    static object Other(PersonId other, string field = "", string value = "", string source = "戸籍謄本") =>
        new Dictionary<string, string?> { ["Other"] = $"{other}", [field.Length > 0 ? field : "Press"] = field.Length > 0 ? value : $"{Guid.CreateVersion7()}", ["Source"] = source, ["From"] = "2020-05-05" };

    [Fact]
    public async Task Panel_WithoutARecordedFact_ReadsNoParentFromTheRegister()
    {
        var (_, partner, child) = await Home();

        var page = await app.See("soudan", child);

        page.Words.Should().Contain("妻の子").And.Contain("夫（未届）");
        foreach (var word in new[] { "実父", "実母", "養親", "親権（", "内縁" }) page.Words.Should().NotContain(word);
        (await app.See("soudan", partner, "/genogram")).Words.Should().NotContain("子 親子 太郎");
    }

    [Fact]
    public async Task Record_Facts_StandOnBothPagesWithPeriodAndSource()
    {
        var (mother, partner, child) = await Home();
        var traces = await Traces.From(app, "families");

        await app.Recorded(child, "parentages", Other(mother, "Kind", "BiologicalMother"));
        await app.Recorded(child, "parentages", new { OtherName = "別所 実", Kind = "BiologicalFather", Source = "母の話" });
        await app.Recorded(child, "authorities", Other(mother, "Manner", "Joint"));
        await app.Recorded(child, "custodies", Other(mother, source: "監護の取決め書"));
        await app.Recorded(mother, "partnerships", Other(partner, "Kind", "CommonLaw", "本人の話"));

        var page = await app.See("soudan", child);
        page.Letters.Should().Contain("実母親子母子（R2.5.5から、戸籍謄本）").And.Contain("実父別所実（時期は不明、母の話）").And.Contain("親権親子母子共同親権（R2.5.5から、戸籍謄本）").And.Contain("監護者親子母子（R2.5.5から、監護の取決め書）");
        page.Words.Should().Contain("妻の子", "the register's word stays as it is written");
        (await app.See("soudan", mother)).Letters.Should().Contain("子親子太郎").And.Contain("親権（子について）親子太郎共同親権").And.Contain("監護している親子太郎").And.Contain("内縁・未届親子夫男（R2.5.5から、本人の話）");
        (await app.See("soudan", partner)).Letters.Should().Contain("内縁・未届親子母子").And.NotContain("子親子太郎（R2.5.5");
        (await app.See("soudan", child, "/facts")).Letters.Should().Contain("実母親子母子").And.Contain("坂本久美子");
        (await traces.Accesses()).Should().Contain(a => a.Kind == BuildingBlocks.Auditing.AccessKind.Write && a.About().Contains(child) && a.About().Contains(mother));
    }

    [Fact]
    public async Task Panel_TwoSoleAuthorities_SaysThatTheyContradict()
    {
        var (mother, partner, child) = await Home();
        foreach (var parent in new[] { mother, partner })
            await app.Recorded(child, "authorities", new { Other = $"{parent}", Manner = "Sole", Ground = "onlyHolder", Source = "本人の話" });

        var page = await app.See("hokenshi1", child);

        page.Words.Should().Contain("食い違い").And.Contain("単独親権が2人に登録されています（親子 母子、親子 夫男）");
        await app.Withdraw("parental_authority", child, "authorities");
        (await app.See("hokenshi1", child)).Words.Should().NotContain("食い違い");
        (await app.See("hokenshi1", child, "/facts")).Words.Should().Contain("取消し").And.Contain("別の方の記録だった");
    }

    public static TheoryData<string[], string> Authorities => new()
    {
        { ["父:Sole", "母:None"], "" },
        { ["父:Joint", "母:Joint"], "" },
        { ["父:Suspended", "母:Sole"], "" },
        { ["父:Sole", "母:Sole"], "単独親権が2人に登録されています（父、母）。" },
        { ["父:Sole", "母:Joint"], "単独親権（父）と共同親権（母）が同時に登録されています。" },
        { ["母:Sole", "母:None"], "母の親権が、単独親権と親権なしの両方で登録されています。" },
        { ["母:Joint"], "共同親権が1人だけに登録されています（母）。もう一人の親権が登録されていません。" },
    };

    [Theory]
    [MemberData(nameof(Authorities))]
    public void Contradictions_OfAuthority_AreSaidAsFacts(string[] facts, string says)
    {
        var authorities = facts.Select(f => f.Split(':')).Select(f => ParentalAuthority.Record(Basis(), new(null, f[0]), Enum.Parse<AuthorityManner>(f[1]), "")).ToList();

        string.Concat(Contradictions.In([], authorities, _ => "")).Should().Be(says);
    }

    [Fact]
    public void Contradictions_TwoBiologicalMothers_AreSaid_AndAnAdoptionIsNone()
    {
        Parentage Of(ParentageKind kind, string name) => Parentage.Record(Basis(), new(null, name), kind);

        Contradictions.In([Of(ParentageKind.BiologicalMother, "甲"), Of(ParentageKind.BiologicalMother, "乙")], [], _ => "").Should().Equal("実母が2人登録されています（甲、乙）。");
        Contradictions.In([Of(ParentageKind.BiologicalMother, "甲"), Of(ParentageKind.AdoptiveParent, "乙"), Of(ParentageKind.AdoptiveParent, "丙")], [], _ => "").Should().BeEmpty();
    }

    static FactBasis Basis() => new(Guid.CreateVersion7(), PersonId.New(), null, null, "戸籍謄本", new(StaffId.New(), DateTimeOffset.UnixEpoch, App.Monday));

    [Fact]
    public async Task Record_OtherByNumber_NeedsTheBirthDateToo()
    {
        var (_, _, child) = await Home();
        await app.Register(new Resident { Number = "8399990001", Name = "別居 父男", Sex = "男", Born = new(1990, 1, 2) });

        var page = await app.Fill("soudan", child, "parentages", new { OtherNumber = "8399990001", OtherBorn = "1990-01-03", Kind = "BiologicalFather", Source = "戸籍謄本" });
        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle(e => e.Contains("番号と生年月日を確かめて"));
        page.Value("OtherNumber").Should().Be("8399990001");
        page.Text.Should().NotContain("別居 父男");

        await app.Recorded(child, "parentages", new { OtherNumber = "8399990001", OtherBorn = "H2.1.2", Kind = "BiologicalFather", Source = "戸籍謄本" });
        (await app.See("soudan", child)).Letters.Should().Contain("実父別居父男");
    }

    [Theory]
    [InlineData("", "", "だれのことかを選んでください")]
    [InlineData("8399990001", "別の人", "どれか一つだけ")]
    public async Task Record_NobodyOrTwo_AsksWhom(string number, string name, string says)
    {
        var (_, _, child) = await Home();

        var page = await app.Fill("soudan", child, "custodies", new { OtherNumber = number, OtherBorn = number.Length > 0 ? "1990-01-02" : "", OtherName = name, Source = "本人" });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("OtherName").Should().Be(name);
    }

    [Theory]
    [InlineData("Sole", "", "根拠を選んでください")]
    [InlineData("None", "urgent", "単独親権か共同親権のときだけ")]
    [InlineData("Sole", "becauseISaySo", "選び直してください")]
    [InlineData("", "", "親権を選んでください")]
    public async Task Record_AuthorityWithoutItsGround_SaysWhy(string manner, string ground, string says)
    {
        var (_, _, child) = await Home();

        var page = await app.Fill("soudan", child, "authorities", new { OtherName = "母", Manner = manner, Ground = ground, Source = "本人" });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("Source").Should().Be("本人");
    }

    [Fact]
    public async Task Birth_RecordsTheMother_AndAWithdrawnBirthTakesItBack()
    {
        var mother = (await app.Register(new Resident { Name = "産んだ 母子" }))[0];
        var child = await Births.Of(app, mother);
        (await app.See("hokenshi1", child)).Letters.Should().Contain("実母産んだ母子").And.Contain("出生の登録（母子保健）");

        await Births.Tell(app, new FactWithdrawn(Guid.Parse((await app.Database.Rows($"select id from families.parentage where person = '{child}'")).Single()), child, App.Monday));

        (await app.See("hokenshi1", child)).Letters.Should().NotContain("実母産んだ母子");
    }

    [Fact]
    public async Task Membership_InASecondHousehold_StandsWithBoth()
    {
        var (_, _, child) = await Home();
        var other = NewHousehold();
        var fathers = await app.Register(In(other, "週末 父男", "世帯主", "男"), In(other, "週末 祖母子", "母"));
        var number = (await app.Database.Rows($"select register_number from families.person where id = '{fathers[0]}'")).Single();

        await app.Recorded(child, "memberships", new { OtherNumber = number, OtherBorn = "1996-04-22", Share = "週末", From = "2026-04-01", Source = "母の話" });

        var page = await app.See("soudan", child);
        page.Letters.Should().Contain("もう一つの世帯週末父男の世帯、週末、R8.4.1から（母の話）").And.Contain("もう一つの世帯の世帯主週末父男（").And.Contain("もう一つの世帯の母週末祖母子（").And.Contain("親子母子（");
        (await app.See("soudan", fathers[1])).Letters.Should().Contain("この世帯でも暮らす（週末、R8.4.1から）親子太郎（");
        (await app.Fill("soudan", fathers[0], "memberships", new { Other = $"{fathers[1]}", Source = "本人" })).Errors.Should().ContainSingle(e => e.Contains("もう同じ世帯です"));

        await app.End("household_membership", child, "memberships", "2026-05-31");
        (await app.See("soudan", fathers[1])).Letters.Should().NotContain("親子太郎");
    }

    [Fact]
    public async Task Membership_OfASealedChild_IsNotToldOnTheOtherHouseholdsPage()
    {
        var (home, other) = (NewHousehold(), NewHousehold());
        var child = (await app.Register(In(home, "隠れ 子太", "子", "男") with { Sealed = true }))[0];
        var father = (await app.Register(In(other, "知らぬ 父男", "世帯主", "男")))[0];
        var number = (await app.Database.Rows($"select register_number from families.person where id = '{father}'")).Single();
        await app.Recorded(child, "memberships", new { OtherNumber = number, OtherBorn = "1996-04-22", Source = "母の話" });

        (await app.See("kakaricho", father)).Text.Should().NotContain("隠れ 子太");
        (await app.See("kakaricho", child)).Text.Should().NotContain("知らぬ 父男");
        (await app.See("kakaricho", child, "/facts")).Text.Should().NotContain("知らぬ 父男");
    }

    [Fact]
    public async Task Membership_InASealedHousehold_IsNotToldOnTheOpenOnesPage()
    {
        var (home, other) = (NewHousehold(), NewHousehold());
        var child = (await app.Register(In(home, "行き来 子太", "子", "男")))[0];
        var mother = (await app.Register(In(other, "匿われ 母子", "世帯主") with { Sealed = true }))[0];
        var number = (await app.Database.Rows($"select register_number from families.person where id = '{mother}'")).Single();
        await app.Recorded(child, "memberships", new { OtherNumber = number, OtherBorn = "1996-04-22", Source = "本人" });

        (await app.See("kakaricho", child)).Text.Should().NotContain("匿われ 母子");
        (await app.See("kakaricho", mother)).Text.Should().NotContain("行き来 子太");
    }
}
