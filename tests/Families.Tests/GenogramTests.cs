using AngleSharp.Dom;
using Hagukumi.Contracts;
using Hagukumi.Families.Genogram;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>家系図: a picture and a table from the recorded facts, and who is left out of it.</summary>
public sealed class GenogramTests(App app) : IClassFixture<App>
{
    static int counter;

    static Member Of(string key, Sex sex = Sex.Unknown, DateOnly? born = null, bool dead = false) => new(key, key, sex, born, "", dead, Unborn: false, []);

    static Descent Born(string child, string parent) => new(child, parent, "実親", Adopted: false, Ended: false);

    static FamilyTree Tree(string focus, Member[] members, Descent[] descents, params Couple[] couples) => new(focus, members, descents, FamilyTree.CouplesOf(couples, descents));

    // 母 has 姉 with 前夫 and 双子 with 夫; 夫's child 連れ子 was adopted by 母.
    static readonly FamilyTree Patchwork = Tree("母",
        [Of("母", Sex.Female), Of("夫", Sex.Male), Of("前夫", Sex.Male, dead: true), Of("姉", Sex.Female, new(2015, 1, 1)), Of("双子甲", Sex.Male, new(2020, 5, 5)), Of("双子乙", Sex.Male, new(2020, 5, 6)), Of("連れ子", Sex.Female, new(2016, 1, 1)), Of("祖母", Sex.Female)],
        [Born("母", "祖母"), Born("姉", "母"), Born("姉", "前夫"), Born("双子甲", "母"), Born("双子甲", "夫"), Born("双子乙", "母"), Born("双子乙", "夫"), Born("連れ子", "夫"), new("連れ子", "母", "養親", Adopted: true, Ended: false)],
        new Couple("母", "夫", Bond.Married), new Couple("前夫", "母", Bond.Divorced));

    static string Relations(string key) => string.Join(' ', Patchwork.RelationsOf(Patchwork.Members.Single(m => m.Key == key)));

    [Fact]
    public void Relations_OfAPatchworkFamily_AreSaidAsTheFactsSay()
    {
        Relations("双子甲").Should().Contain("双子などの多胎 双子乙").And.Contain("異父きょうだい 姉").And.NotContain("異父きょうだい 双子乙");
        Relations("母").Should().Contain("実親 祖母").And.Contain("養子 連れ子").And.Contain("離婚 前夫").And.Contain("配偶者 夫");
        Relations("連れ子").Should().Contain("養親 母").And.Contain("きょうだい 双子甲");
        Relations("前夫").Should().Be("子 姉 離婚 母");
    }

    [Fact]
    public void Relations_WithOneParentUnknown_DoNotGuessHalfSiblings()
    {
        var tree = Tree("甲", [Of("甲"), Of("乙"), Of("母", Sex.Female), Of("父", Sex.Male)], [Born("甲", "母"), Born("甲", "父"), Born("乙", "母")]);

        tree.RelationsOf(tree.Members[0]).Should().Contain("きょうだい（一方の親が同じ） 乙");
    }

    [Fact]
    public void Drawing_SetsGenerationsBelowEachOtherAndNobodyOnAnother()
    {
        var drawing = GenogramDrawing.Of(Patchwork);

        int Y(string key) => drawing.People.Single(p => p.Member.Key == key).Y;
        Y("祖母").Should().BeLessThan(Y("母"));
        (Y("夫"), Y("前夫")).Should().Be((Y("母"), Y("母")));
        Y("姉").Should().BeGreaterThan(Y("母"));
        new[] { "双子甲", "双子乙", "連れ子" }.Select(Y).Should().AllBeEquivalentTo(Y("姉"));
        drawing.People.Select(p => (p.X, p.Y)).Should().OnlyHaveUniqueItems();
        drawing.People.Should().HaveCount(8).And.OnlyContain(p => p.X > 0 && p.X < drawing.Width && p.Y > 0 && p.Y < drawing.Height);
        drawing.Strokes.Should().OnlyContain(s => s.X1 >= 0 && s.X2 <= drawing.Width && s.Y2 <= drawing.Height);
        drawing.Strokes.Count(s => s.Kind == "cut").Should().Be(2, "a divorce is cut twice");
        drawing.Strokes.Should().ContainSingle(s => s.Kind == "twins").And.Contain(s => s.Kind == "adopted");
    }

    [Fact]
    public void Drawing_CircularFacts_EndsAllTheSame()
    {
        var tree = Tree("甲", [Of("甲"), Of("乙")], [Born("甲", "乙"), Born("乙", "甲")]);

        GenogramDrawing.Of(tree).People.Should().HaveCount(2);
    }

    [Fact]
    public void Drawing_OfSomebodyAlone_IsOneShape() => GenogramDrawing.Of(Tree("甲", [Of("甲")], [])).Strokes.Should().BeEmpty();

    [Fact]
    public async Task Show_Family_DrawsWhatIsInTheTable_WithoutInlineStyle()
    {
        var home = $"8600{Interlocked.Increment(ref counter):0000}";
        var people = await app.Register(
            new Resident { Household = home, Name = "家系 母子" }, new Resident { Household = home, Name = "家系 夫男", Sex = "男" },
            new Resident { Household = home, Name = "家系 長子", Born = new(2020, 1, 1), Relationship = "子" }, new Resident { Household = home, Name = "家系 祖父", Sex = "男", Born = new(1950, 1, 1), DiedOn = new(2025, 1, 1) });
        var (mother, husband, child, grandfather) = (people[0], people[1], people[2], people[3]);
        await app.Recorded(child, "parentages", new { Other = $"{mother}", Kind = "BiologicalMother", Source = "戸籍" });
        await app.Recorded(child, "parentages", new { OtherName = "実の 父", Kind = "BiologicalFather", Source = "戸籍" });
        await app.Recorded(child, "parentages", new { Other = $"{husband}", Kind = "AdoptiveParent", Source = "戸籍" });
        await app.Recorded(mother, "parentages", new { Other = $"{grandfather}", Kind = "BiologicalFather", Source = "戸籍" });
        await app.Recorded(mother, "partnerships", new { Other = $"{husband}", Kind = "Married", From = "2022-01-01", Source = "戸籍" });
        var pregnancy = PregnancyId.New();
        await Births.Tell(app, new PregnancyNotified(mother, pregnancy, new(2026, 4, 1), new(2026, 11, 1), 2, AfterDelivery: false));

        var page = await app.See("soudan", child, "/genogram");

        page.Status.Should().Be(200);
        page.Html.QuerySelector("svg")!.QuerySelectorAll("text").Select(t => t.TextContent).Should().Contain(["家系 長子", "家系 母子", "実の 父", "家系 祖父", "胎児1", "胎児2", "世帯A"]);
        page.Html.QuerySelectorAll("svg .cross").Should().HaveCount(2, "the grandfather is dead");
        page.Html.All.Should().NotContain(e => e.HasAttribute("style"));
        var rows = page.Html.QuerySelectorAll("main tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        rows.Should().HaveCount(7);
        rows.Single(r => r.StartsWith("家系 長子（この人）", StringComparison.Ordinal)).Should().Contain("実母 家系 母子").And.Contain("実父 実の 父").And.Contain("養親 家系 夫男").And.Contain("きょうだい（一方の親が同じ） 胎児1");
        rows.Single(r => r.StartsWith("家系 祖父", StringComparison.Ordinal)).Should().Contain("死亡").And.Contain("子 家系 母子");

        await Births.Tell(app, new PregnancyEnded(mother, pregnancy, new(2026, 6, 1), PregnancyOutcome.Miscarriage));
        (await app.See("soudan", child, "/genogram")).Words.Should().NotContain("胎児");
    }

    [Fact]
    public async Task Show_LossToldBeforeTheNotification_NeverDrawsTheChild()
    {
        var mother = (await app.Register(new Resident()))[0];
        var pregnancy = PregnancyId.New();

        await Births.Tell(app, new PregnancyEnded(mother, pregnancy, new(2026, 5, 1), PregnancyOutcome.Miscarriage));
        await Births.Tell(app, new PregnancyNotified(mother, pregnancy, new(2026, 4, 1), new(2026, 11, 1), 1, AfterDelivery: false));

        (await app.See("soudan", mother, "/genogram")).Words.Should().NotContain("胎児");
    }

    [Fact]
    public async Task Show_TheOtherPartyOfASealedFamily_FindsNoTraceOfIt()
    {
        var home = $"8700{Interlocked.Increment(ref counter):0000}";
        var hidden = await app.Register(new Resident { Household = home, Name = "匿 母子", Sealed = true }, new Resident { Household = home, Name = "匿 子太", Sex = "男", Born = new(2021, 1, 1), Relationship = "子" });
        var father = (await app.Register(new Resident { Number = "8799990001", Name = "相手 父男", Sex = "男" }))[0];
        var half = (await app.Register(new Resident { Number = "8799990002", Name = "相手 先子", Born = new(2012, 1, 1) }))[0];
        await app.Recorded(hidden[1], "parentages", new { Other = $"{hidden[0]}", Kind = "BiologicalMother", Source = "戸籍" });
        await app.Recorded(hidden[1], "parentages", new { OtherNumber = "8799990001", OtherBorn = "1996-04-22", Kind = "BiologicalFather", Source = "戸籍" });
        await app.Recorded(half, "parentages", new { OtherNumber = "8799990001", OtherBorn = "1996-04-22", Kind = "BiologicalFather", Source = "戸籍" });
        await app.Recorded(hidden[0], "partnerships", new { OtherNumber = "8799990001", OtherBorn = "1996-04-22", Kind = "Divorced", Source = "戸籍" });

        foreach (var open in new[] { father, half })
        {
            var page = await app.See("sentacho", open, "/genogram");
            page.Text.Should().NotContain("匿 ").And.NotContain($"{hidden[0]}").And.NotContain($"{hidden[1]}").And.NotContain("表示しません").And.NotContain("権限");
            page.Html.QuerySelectorAll("main tbody tr").Should().HaveCount(2);
            page.Html.QuerySelectorAll("svg line").Select(l => l.ClassName).Should().Equal(["child", "child"], "a line of descent straight down, and none that ends in the air");
            page.Words.Should().NotContain("離婚 ");
        }
        (await app.See("kakaricho", hidden[0], "/genogram")).Words.Should().Contain("匿 子太").And.Contain("離婚 相手 父男").And.Contain("相手 先子");
    }
}
