using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>やることを追加.</summary>
public sealed class AddManualTests(Board board) : IClassFixture<Board>
{
    static readonly object Valid = new { What = "髙橋さんに電話\n二行目", DueOn = "令和8年6月10日", Owner = "PublicHealthNurse" };

    Task<long> Count(PersonId person) => board.Database.Scalar<long>($"select count(*) from follow_ups.follow_up where person = '{person}'");

    async Task<PersonId> Person() => (await board.Register(new Resident { Name = "追加 対子" }))[0];

    [Fact]
    public async Task Save_Valid_StandsOnTheListOfWhoeverOwesIt()
    {
        var person = await Person();
        var clerk = await board.SignedIn("jimu");
        var traces = await Traces.From(board, "follow-ups");

        var page = await clerk.Get($"/follow-ups/new?person={person}");
        page.Words.Should().Contain("追加 対子");
        (await clerk.Submit(page, Valid)).Status.Should().Be(303);

        (await Count(person)).Should().Be(1);
        (await traces.Accesses(await board.Staff("jimu"))).Should().Contain(a => a.Kind == AccessKind.Write && a.About().Contains(person));
        (await (await board.SignedIn("hokenshi1")).Get("/follow-ups")).Words.Should().Contain("髙橋さんに電話 二行目");
        (await (await board.SignedIn("hokenshi2")).Get("/follow-ups")).Words.Should().NotContain("髙橋さんに電話");
        (await (await board.SignedIn("hokenshi1")).Get($"/families/people/{person}")).Words.Should().Contain("髙橋さんに電話");
    }

    [Theory]
    [InlineData("What", "", "することを入力してください")]
    [InlineData("What", "長", "することは400文字以内")]
    [InlineData("DueOn", "", "期限を入力してください")]
    [InlineData("DueOn", "来週", "期限は「2026-04-01」")]
    [InlineData("DueOn", "2026-05-31", "期限は2026年6月1日以後")]
    [InlineData("DueOn", "9999-12-31", "期限は2036年6月1日以前")]
    [InlineData("Owner", "", "担当を選んでください")]
    [InlineData("Owner", "Director", "担当を選んでください")]
    [InlineData("Person", "nobody", "対象者を「人を探す」から選んでください")]
    [InlineData("Person", "00000000-0000-0000-0000-000000000001", "選び直してください")]
    public async Task Save_Invalid_SaysWhyAndKeepsEverythingTyped(string field, string typed, string says)
    {
        var person = await Person();
        var nurse = await board.SignedIn("hokenshi1");
        var all = new Dictionary<string, string?> { ["What"] = "葛󠄀城さんに電話", ["DueOn"] = "R8.6.10", ["Owner"] = "PublicHealthNurse", [field] = typed == "長" ? new string('長', 401) : typed };

        var page = await nurse.Submit(await nurse.Get($"/follow-ups/new?person={person}"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var (name, text) in all.Where(t => t.Key != "Owner")) page.Value(name).Should().Be(text, name);
        (await Count(person)).Should().Be(0);
    }

    [Fact]
    public async Task Save_PressedTwiceAtOnce_IsOwedOnce()
    {
        var person = await Person();
        var nurse = await board.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get($"/follow-ups/new?person={person}"), Valid);

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await Count(person)).Should().Be(1);
    }

    [Fact]
    public async Task Save_Garbage_IsAnsweredWithASentence()
    {
        (await Garbage.ThrownAt(await board.SignedIn("hokenshi1"), $"/follow-ups/new?person={await Person()}")).Should().BeEmpty();

        board.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Nightly_WithTheLatestDateThatMayBeTyped_Runs()
    {
        var nurse = await board.SignedIn("hokenshi1");
        await nurse.Submit(await nurse.Get($"/follow-ups/new?person={await Person()}"), new { What = "十年後", DueOn = "2036-06-01", Owner = "Clerk" });

        (await board.Verb("nightly", ("date", "2026-06-01"))).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("kenshu")]
    [InlineData("shigen")]
    [InlineData("gaibu")]
    [InlineData("itaku")]
    [InlineData("kanri")]
    public async Task Show_RoleWithoutPermission_IsForbiddenAndLearnsNothing(string account)
    {
        var person = await Person();
        var browser = await board.SignedIn(account);
        foreach (var url in new[] { $"/follow-ups/new?person={person}", "/follow-ups", "/follow-ups/notices", "/follow-ups/safety-net" })
        {
            var page = await browser.Get(url);
            page.Status.Should().Be(403);
            page.Text.Should().NotContain("追加 対子");
        }
    }
}
