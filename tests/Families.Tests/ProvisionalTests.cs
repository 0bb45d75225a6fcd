using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>People the register does not know: registered by a desk, known to every module, corrected, and identified later.</summary>
public sealed class ProvisionalTests(App app) : IClassFixture<App>
{
    static readonly object Nameless = new { Kind = "NameUnknown", Sex = "Female", GuessedAge = "3", GuessedOn = "2026-06-01", Reason = "近隣から聞いた" };

    [Theory]
    [InlineData("Unborn", "仮 腹子", "2026-09-01", "", "", "出生前")]
    [InlineData("Newborn", "", "2026-05-20", "", "", "生後12日")]
    [InlineData("NameUnknown", "", "", "", "3", "推定3歳")]
    [InlineData("NameUnknown", "", "", "2020", "", "推定5〜6歳")]
    [InlineData("NameUnknown", "", "", "", "", "年齢不明")]
    [InlineData("LivesElsewhere", "隣町 太郎", "2020-05-20", "", "", "6歳0か月")]
    [InlineData("Homecoming", "里帰 花子", "1998-05-20", "", "", "28歳")]
    [InlineData("Unregistered", "無籍 一郎", "2019-05-20", "", "", "7歳0か月")]
    public async Task Register_OfEachKind_IsAPersonOfEveryDesk(string kind, string name, string born, string year, string age, string shownAge)
    {
        var soudan = await app.SignedIn("soudan");

        var saved = await soudan.Submit(await soudan.Get("/families/provisional/new"), new { Kind = kind, Name = name, Kana = "", Sex = "Female", BirthDate = born, BornYear = year, GuessedAge = age, GuessedOn = "2026-06-01", Contact = "", Reason = "通告で把握した" });

        saved.Status.Should().Be(303, saved.Words);
        await app.Delivered();
        var page = await soudan.Get(saved.Location!);
        var bar = page.Html.QuerySelector("section.identity")!.TextContent;
        bar.Should().Contain("仮登録（住民票なし）").And.Contain(shownAge).And.Contain(name.Length > 0 ? name : kind == "Newborn" ? "名前未定" : "氏名不詳（女");
        var id = saved.Location!.Split('/')[^1];
        (await app.Database.Scalar<bool>($"select provisional from core.person where id = '{id}'")).Should().BeTrue();
        // Somebody owes something for them: the directory knows them, and so does the form.
        (await soudan.Get($"/follow-ups/new?person={id}")).Words.Should().Contain(name.Length > 0 ? name : "対象者");
    }

    [Fact]
    public async Task Register_WithAHousehold_LivesThereAndIsSealedAsItIs()
    {
        var people = await app.Register(new Resident { Name = "同居 母子", Town = "同居町" }, new Resident { Name = "秘匿 母子", Town = "隠町", Sealed = true });
        var nurse = await app.SignedIn("hokenshi1");

        var open = await nurse.Submit(await nurse.Get((await nurse.Get($"/families/people/{people[0]}")).Link("同じ世帯に仮登録")), new { Kind = "Unborn", Sex = "Unknown", BirthDate = "2026-10-01", Reason = "妊娠届" });
        var hidden = await nurse.Submit(await nurse.Get($"/families/provisional/new?with={people[1]}"), new { Kind = "NameUnknown", Sex = "Male", Contact = "隠町の実家", Reason = "同居の子がいる" });

        var child = await nurse.Get(open.Location!);
        child.Words.Should().Contain("同居（出生前）").And.Contain("同居町").And.Contain("同居 母子").And.Contain("若葉小");
        var secret = await nurse.Get(hidden.Location!);
        secret.Words.Should().Contain("住所秘匿").And.NotContain("隠町");
    }

    [Fact]
    public async Task Register_PressedTwice_IsOnePerson()
    {
        var soudan = await app.SignedIn("soudan");

        var answers = await soudan.SubmitTwice(await soudan.Get("/families/provisional/new"), new { Kind = "NameUnknown", Name = "二度 押太", Sex = "Male", Reason = "理由" });

        answers.Should().OnlyContain(a => a.Status == 303);
        answers.Select(a => a.Location).Distinct().Should().ContainSingle();
        (await app.Database.Scalar<long>("select count(*) from families.person where name = '二度 押太'")).Should().Be(1);
    }

    [Fact]
    public async Task Correct_WhatBecameKnown_IsKnownToEveryDesk()
    {
        var soudan = await app.SignedIn("soudan");
        var saved = await soudan.Submit(await soudan.Get("/families/provisional/new"), Nameless);
        var form = await soudan.Get((await soudan.Get(saved.Location!)).Link("仮登録の内容を直す"));
        form.Value("Reason").Should().Be("近隣から聞いた");

        (await soudan.Submit(form, new { Name = "判明 花子", Kana = "ハンメイ ハナコ", BirthDate = "令和5年4月1日", GuessedAge = "" })).Status.Should().Be(303);

        await app.Delivered();
        var id = saved.Location!.Split('/')[^1];
        (await app.Database.Rows($"select name, birth_date, born_from, provisional from core.person where id = '{id}'")).Should().Equal("判明 花子\t04/01/2023\t\tTrue");
        (await soudan.Get($"/families/search?q={Uri.EscapeDataString("はんめい")}")).Words.Should().Contain("判明 花子").And.Contain("仮登録");
    }

    [Fact]
    public async Task Correct_SomebodyElseWasFirst_ShowsBoth()
    {
        var soudan = await app.SignedIn("soudan");
        var saved = await soudan.Submit(await soudan.Get("/families/provisional/new"), Nameless);
        var form = await soudan.Get($"{saved.Location}/provisional");
        await soudan.Submit(await soudan.Get($"{saved.Location}/provisional"), new { Name = "先着 花子" });

        var answer = await soudan.Submit(form, new { Name = "後着 花子" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("先着 花子").And.Contain("後着 花子");
        (await soudan.Submit(answer)).Status.Should().Be(303);
        (await soudan.Get(saved.Location!)).Words.Should().Contain("後着 花子");
    }

    [Fact]
    public async Task Correct_AResident_IsForTheRegisterAlone()
    {
        var resident = (await app.Register(new Resident()))[0];

        (await (await app.SignedIn("soudan")).Get($"/families/people/{resident}/provisional")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Identify_AsAResident_TellsSoAndKeepsTheResident()
    {
        var clerk = await app.SignedIn("jimu");
        var saved = await clerk.Submit(await clerk.Get("/families/provisional/new"), Nameless);
        var provisional = saved.Location!.Split('/')[^1];
        var resident = (await app.Register(new Resident { Name = "本人 花子", Kana = "ホンニン ハナコ", Born = new(2023, 4, 1) }))[0];
        var form = await clerk.Get($"/families/people/{provisional}/merge?other={resident}");
        form.Value("Keep").Should().Be($"{resident}");

        var wrong = await clerk.Submit(form, new { Keep = provisional, Reason = "確かめた" });
        wrong.Status.Should().Be(422);
        wrong.Errors.Should().ContainSingle(e => e.Contains("住民登録のある記録を残してください", StringComparison.Ordinal));
        (await clerk.Submit(wrong, new { Keep = $"{resident}" })).Location.Should().Be($"/families/people/{resident}");

        await app.Delivered();
        (await app.Database.Scalar<string>("select body from families.outbox_event where name = 'families.person-registered' order by sequence desc limit 1")).Should().Contain(provisional).And.Contain($"{resident}");
        (await clerk.Get($"/families/people/{resident}")).Html.QuerySelector("section.identity")!.TextContent.Should().NotContain("仮登録");
    }

    [Fact]
    public async Task Scan_AGuessedAge_SuggestsTheResidentOfThatNameAndAge()
    {
        var clerk = await app.SignedIn("jimu");
        var saved = await clerk.Submit(await clerk.Get("/families/provisional/new"), new { Kind = "NameUnknown", Name = "推定 花子", Kana = "スイテイ ハナコ", Sex = "Female", GuessedAge = "3", GuessedOn = "2026-06-01", Reason = "理由" });
        await app.Register(new Resident { Name = "推定 華子", Kana = "スイテイ ハナコ", Born = new(2023, 4, 1) });

        await app.Verb("find-duplicates");

        (await clerk.Get(saved.Location!)).Words.Should().Contain("同じ人かもしれない登録があります").And.Contain("推定 華子");
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredInWords()
    {
        app.Errors.Clear();
        var soudan = await app.SignedIn("soudan");
        var saved = await soudan.Submit(await soudan.Get("/families/provisional/new"), Nameless);

        (await Garbage.ThrownAt(soudan, () => Task.FromResult("/families/provisional/new"))).Should().BeEmpty();
        (await Garbage.ThrownAt(soudan, () => Task.FromResult($"{saved.Location}/provisional"))).Should().BeEmpty();
        (await soudan.Get("/families/provisional/new?with=nobody")).Status.Should().Be(200);
        app.Errors.Should().BeEmpty();
    }
}
