using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>人を探す over HTTP.</summary>
public sealed class SearchPeopleTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    PersonId takahashi;

    static string Url(string? q, string born = "") => $"/families/search?q={Uri.EscapeDataString(q ?? "")}&born={Uri.EscapeDataString(born)}";

    public async Task InitializeAsync() => takahashi = (await app.Register(
        new Resident { Number = "8000000001", Name = "髙橋　葛󠄀子", Kana = "ﾀｶﾊｼ ｶﾂﾗｺ", Born = new(1994, 2, 3) },
        new Resident { Number = "8000000002", Name = "髙橋　亡郎", Kana = "タカハシ ナキロウ", DiedOn = new(2026, 1, 1) },
        new Resident { Number = "8000000003", Name = "高橋　転子", Kana = "タカハシ テンコ", MovedOutOn = new(2026, 1, 1) }))[0];

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("たかはし", "")]
    [InlineData("ﾀｶﾊｼ", "")]
    [InlineData("タカハシ", "")]
    [InlineData("高橋", "")]
    [InlineData("髙橋", "")]
    [InlineData("8000000001", "")]
    [InlineData("", "平成6年2月3日")]
    [InlineData("H6.2.3", "")]
    [InlineData("たかはし", "1994-02-03")]
    public async Task Search_ByKanaNameNumberOrBirth_FindsTheRegistersSpelling(string q, string born)
    {
        var traces = await Traces.From(app, "families");

        var page = await (await app.SignedIn("hokenshi1")).Get(Url(q, born));

        page.Status.Should().Be(200);
        page.Words.Should().Contain("髙橋　葛󠄀子".Replace('　', ' '));
        page.Html.QuerySelector($"a[href='/families/people/{takahashi}']")!.TextContent.Should().Be("髙橋　葛󠄀子");
        var access = (await traces.Accesses()).Should().ContainSingle().Which;
        access.Kind.Should().Be(AccessKind.Search);
        access.Action.Should().Be("/families/search");
        access.About().Should().Contain(takahashi);
        page.Value("q").Should().Be(q);
        page.Value("born").Should().Be(born);
    }

    [Fact]
    public async Task Search_TheDeadAndTheGone_AreMarked()
    {
        var page = await (await app.SignedIn("jimu")).Get(Url("たかはし"));

        page.Words.Should().Contain("死亡").And.Contain("転出");
    }

    [Fact]
    public async Task Search_WithoutAHit_IsLoggedAllTheSame()
    {
        var traces = await Traces.From(app, "families");

        var page = await (await app.SignedIn("soudan")).Get(Url("ぬるぽ"));

        page.Words.Should().Contain("あてはまる人はいません");
        (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Search && !a.About().Any());
    }

    [Theory]
    [InlineData("", "", "手がかりを入力してください")]
    [InlineData("・・・", "", "記号だけでは探せません")]
    [InlineData("たかはし", "きのう", "生年月日を日付として読めません")]
    [InlineData("\0", "", "手がかりを入力してください")]
    public async Task Search_OfNothing_AsksForAClueAndLogsNothing(string q, string born, string says)
    {
        var traces = await Traces.From(app, "families");

        var page = await (await app.SignedIn("hokenshi1")).Get(Url(q, born));

        page.Status.Should().Be(200);
        page.Words.Should().Contain(says);
        (await traces.Accesses()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; drop table families.person; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("たか\0はし")]
    [InlineData("葛\U000E0100")]
    public async Task Search_Garbage_FindsNobodyElse(string q)
    {
        var page = await (await app.SignedIn("hokenshi1")).Get(Url(q));

        page.Status.Should().Be(200);
        page.Html.QuerySelectorAll("script:not([src])").Should().BeEmpty();
        if (q is "%" or "_") page.Words.Should().NotContain("髙橋");
        app.Errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("/families/search?q=%FF%FE%ED%A0%80")]
    [InlineData("/families/search?q=a&after=nobody")]
    [InlineData("/families/search?q=%E3%82%BF&after=00000000-0000-0000-0000-000000000000")]
    [InlineData("/families/search?q=%E3%82%BF&q=%E3%83%81&born=a&born=b")]
    public async Task Search_GarbledAddress_IsAPageAllTheSame(string url) => (await (await app.SignedIn("hokenshi1")).Get(url)).Status.Should().Be(200);

    [Fact]
    public async Task Search_VeryLongText_FindsNobody() => (await (await app.SignedIn("hokenshi1")).Get(Url(new string('漢', 700)))).Status.Should().Be(200);

    [Fact]
    public async Task Search_MoreThanFifty_GoesOnBehindTheLast()
    {
        var many = await app.Register([.. Enumerable.Range(0, 120).Select(i => new Resident { Name = $"山田 {i:000}", Kana = i < 60 ? "ヤマダ オナジ" : $"ヤマダ {(char)('ア' + i % 40)}" })]);
        var nurse = await app.SignedIn("hokenshi1");
        List<string> found = [];
        var page = await nurse.Get(Url("やまだ"));
        for (var pages = 1; ; pages++)
        {
            var rows = page.Html.QuerySelectorAll("main tbody tr th a").Select(a => a.GetAttribute("href")!).ToList();
            rows.Count.Should().BeLessThanOrEqualTo(50);
            found.AddRange(rows);
            if (page.Html.QuerySelectorAll("a").FirstOrDefault(a => a.GetAttribute("href")!.Contains("after=")) is not { } next) break;
            page = await nurse.Get(next.GetAttribute("href")!);
            pages.Should().BeLessThan(5);
        }

        found.Should().OnlyHaveUniqueItems().And.HaveCount(many.Count);
    }

    [Theory]
    [InlineData("kenshu")]
    [InlineData("shigen")]
    [InlineData("yakan")]
    [InlineData("gaibu")]
    [InlineData("itaku")]
    [InlineData("kojin")]
    [InlineData("kanri")]
    public async Task Search_RoleWithoutPermission_IsForbiddenAndLearnsNothing(string account)
    {
        var browser = await app.SignedIn(account);
        foreach (var url in new[] { Url("たかはし"), $"/families/people/{takahashi}" })
        {
            var page = await browser.Get(url);
            page.Status.Should().Be(403);
            page.Text.Should().NotContain("髙橋").And.NotContain("葛󠄀子");
        }
    }
}
