using AngleSharp.Dom;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.Families.Letters;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>やさしい日本語の手紙: readings above the words, nothing of the reader's language on the paper, and the gate of every letter.</summary>
public sealed class PlainLetterTests(App app) : IClassFixture<App>
{
    static int homes;

    /// <summary>A mother who reads plain Japanese, her child, and a letter to her that waits.</summary>
    async Task<(PersonId Mother, PersonId Child, string Href, Browser Clerk)> Queued(string about, object? need = null)
    {
        var home = $"{97_000_000 + Interlocked.Increment(ref homes)}";
        var people = await app.Register(new Resident { Household = home, Name = "読手 母子", Kana = "ヨミテ ハハコ" }, new Resident { Household = home, Name = "読手 幼太", Born = new(2023, 5, 5), Relationship = "子" });
        await app.Recorded(people[0], "communications", need ?? new { Language = "vi", Interpreter = "true", PlainJapanese = "true", Care = "夕方は仕事", Source = "本人" });
        var clerk = await app.SignedIn("jimu");
        await app.Database.Execute("update families.letter set state = 'Removed' where state = 'Waiting'");
        var form = await clerk.Get($"/families/people/{people[0]}/letter");
        var choice = form.Html.QuerySelectorAll("label.choice").Single(l => l.TextContent.Contains(about, StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value");
        (await clerk.Submit(form, new { About = choice, Title = "健診の受診券" })).Status.Should().Be(303);
        var id = (await app.Database.Rows("select id from families.letter where state = 'Waiting'")).Single();
        return (people[0], people[1], $"/families/letters/{id}/plain", clerk);
    }

    /// <summary>The paper as it is seen, without readings.</summary>
    static string Paper(Page page)
    {
        var paper = page.Html.QuerySelector("article.letter");
        if (paper is null) return "";
        foreach (var reading in paper.QuerySelectorAll("rt").ToList()) reading.Remove();
        return string.Concat(paper.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Print_PlainReader_HasReadingsOnThePaper_AndTheLanguageAboveItOnly()
    {
        var (mother, _, href, clerk) = await Queued("本人の権利");
        (await clerk.Get("/families/letters")).Link("やさしい日本語の手紙").Should().Be(href);
        var traces = await Traces.From(app, "families");

        var page = await clerk.Get(href);

        page.Html.QuerySelector(".no-print")!.TextContent.Should().Contain("ベトナム語").And.Contain("通訳が必要");
        page.Html.QuerySelectorAll("article.letter ruby").Select(r => r.TextContent).Should().Contain(["健診けんしん", "受診券じゅしんけん", "家庭かてい", "若葉市わかばし", "読手 母子ヨミテ ハハコ"]);
        Paper(page).Should().Contain("読手母子さま").And.Contain("健診の受診券").And.Contain("あなたの権利").And.Contain("若葉市こども家庭センター").And.Contain("2026年6月1日")
            .And.NotContain("ベトナム").And.NotContain("夕方").And.NotContain("幼太");
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Print && a.About().Contains(mother));
    }

    [Theory]
    [InlineData("update families.person set sealed = true where id = '{0}'", "秘匿")]
    [InlineData("update families.person set died_on = '2026-05-30' where id = '{0}'", "亡くなっています")]
    [InlineData("update families.person set died_on = '2026-05-30' where id = '{1}'", "流産・死産・死亡")]
    [InlineData("update families.person set moved_out_on = '2026-05-30' where id = '{0}'", "転出")]
    public async Task Print_WhatTheGateStops_IsOnNoPaper(string happens, string why)
    {
        var (mother, child, href, clerk) = await Queued("読手 幼太のこと");
        Paper(await clerk.Get(href)).Should().Contain("こどものことで");

        await app.Database.Execute(happens.Replace("{0}", $"{mother}", StringComparison.Ordinal).Replace("{1}", $"{child}", StringComparison.Ordinal));

        var page = await clerk.Get(href);
        Paper(page).Should().BeEmpty();
        page.Words.Should().Contain(why).And.NotContain("読手 母子");
    }

    [Fact]
    public async Task Print_WhoeverDidNotAskForIt_AndLettersOfOthers_AreNotFound()
    {
        var (_, _, href, clerk) = await Queued("本人の権利", new { Language = "en", Interpreter = "true", Source = "本人" });

        (await clerk.Get(href)).Status.Should().Be(404);
        (await clerk.Get("/families/letters")).Words.Should().NotContain("やさしい日本語の手紙");
        var (_, _, own, _) = await Queued("本人の権利");
        (await (await app.SignedIn("hokenshi1")).Get(own)).Status.Should().Be(404, "it waits in another queue");
        (await (await app.SignedIn("kenshu")).Get(own)).Status.Should().Be(403);
    }

    [Fact]
    public void Furigana_LongestWordFirst_AndNothingIsLost()
    {
        Furigana.Of("新生児の訪問と健康診査").Should().Equal(("新生児", "しんせいじ"), ("の", null), ("訪問", "ほうもん"), ("と", null), ("健康診査", "けんこうしんさ"));
        string.Concat(Furigana.Of("龘のお知らせ𠮷").Select(p => p.Text)).Should().Be("龘のお知らせ𠮷");
        Furigana.Of("").Should().BeEmpty();
    }
}
