using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Letters;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Letters in the language of the household, and none that betrays or grieves anybody.</summary>
public sealed class LetterTests(Desk desk) : IClassFixture<Desk>
{
    static readonly LetterFacts Facts = new("若葉 花", "2026-06-10", "13:00", "15:30", "保健センター", "若葉市");

    public static TheoryData<string, CheckupKind> All
    {
        get
        {
            var all = new TheoryData<string, CheckupKind>();
            foreach (var (language, _) in LetterTexts.Languages)
                foreach (var kind in Enum.GetValues<CheckupKind>()) all.Add(language, kind);
            return all;
        }
    }

    [Fact]
    public void Languages_AreTheEight() => LetterTexts.Languages.Select(l => l.Value).Should().BeEquivalentTo("ja", "ja-easy", "en", "zh", "vi", "pt", "tl", "ne");

    [Theory]
    [MemberData(nameof(All))]
    public void Letter_OfAnyKindInAnyLanguage_IsFilledInWhole(string language, CheckupKind kind)
    {
        var (invitation, missed) = (LetterTexts.Invitation(language, kind, Facts), LetterTexts.Missed(language, kind, Facts));
        string Whole(LetterText letter) => string.Join('\n', letter.Lines.Append(letter.Title).Append(letter.Contact));

        Whole(invitation).Should().Contain("若葉 花").And.Contain("2026-06-10").And.Contain("13:00").And.Contain("15:30").And.Contain("保健センター").And.Contain("若葉市").And.NotContainAny("{", "}");
        Whole(missed).Should().Contain("若葉 花").And.Contain("2026-06-10").And.NotContainAny("{", "}");
        LetterTexts.Invitation(language, kind, Facts).Title.Should().NotBe(LetterTexts.Missed(language, kind, Facts).Title);
    }

    [Theory]
    [InlineData("", "ja")]
    [InlineData("ja", "ja")]
    [InlineData("zh-Hans-CN", "zh")]
    [InlineData("fil", "tl")]
    [InlineData("NE", "ne")]
    [InlineData("pt-BR", "pt")]
    [InlineData("ko", "ja-easy")]
    [InlineData("x-unknown", "ja-easy")]
    public void For_TheLanguageOfTheRegister_IsALanguageWeWrite(string tag, string expected) => LetterTexts.For(tag).Should().Be(expected);

    [Fact]
    public async Task Print_OfASession_WritesToEveryInvitedChild_InTheLanguageAskedFor()
    {
        var (nurse, session) = (await desk.SignedIn("hokenshi1"), await desk.Session());
        var children = await desk.Children(3, (r, n) => r with { Name = $"手紙 第{n}子" });
        (await nurse.Invite(session, children)).Status.Should().Be(303);

        var japanese = await nurse.Get(session + "/letters");
        var vietnamese = await nurse.Get(session + "/letters?language=vi");

        japanese.Html.QuerySelectorAll("article.letter").Should().HaveCount(3);
        japanese.Words.Should().Contain("手紙 第0子").And.Contain("手紙 第2子").And.Contain("1歳6か月児健康診査のご案内");
        vietnamese.Html.QuerySelectorAll("article.letter[lang=vi]").Should().HaveCount(3);
    }

    [Fact]
    public async Task Print_WhoMayNotBeWrittenTo_GetsNone_AndThePageSaysWhy()
    {
        var (nurse, session) = (await desk.SignedIn("hokenshi1"), await desk.Session("2026-06-11"));
        var children = await desk.Children(2, (r, n) => r with { Name = n == 0 ? "手紙 届子" : "手紙 逝子" });
        (await nurse.Invite(session, children)).Status.Should().Be(303);
        var number = await desk.Database.Scalar<string>($"select register_number from families.person where id = '{children[1]}'");
        await desk.Register(new Resident { Number = number, Name = "手紙 逝子", Born = CheckupDesk.Born.AddDays(1), DiedOn = App.Monday });
        await desk.Delivered();

        var page = await nurse.Get(session + "/letters");

        page.Html.QuerySelectorAll("article.letter").Should().ContainSingle().Which.TextContent.Should().Contain("手紙 届子");
        string.Join(' ', page.Html.QuerySelectorAll("article.letter").Select(l => l.TextContent)).Should().NotContain("手紙 逝子");
    }

    [Fact]
    public async Task Print_IsForThoseWhoRecordAlone()
    {
        var session = await desk.Session("2026-06-12");

        (await (await desk.SignedIn("soudan")).Get(session + "/letters")).Status.Should().Be(403);
        (await (await desk.SignedIn("hokenshi1")).Get("/maternal-health/missed-checkups/0197c000-0000-7000-8000-00000000dead/letter")).Status.Should().Be(404);
    }
}
