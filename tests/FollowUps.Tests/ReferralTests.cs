using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>紹介 (AY-43): sent on is not arrived; until the link is confirmed it stands in red.</summary>
public sealed class ReferralTests(Board board) : IClassFixture<Board>
{
    async Task<(string Url, PersonId Person)> Refer(Browser by, string name = "紹介 される")
    {
        var person = (await board.Register(new Resident { Name = name }))[0];
        var saved = await by.Submit(await by.Get($"/follow-ups/referrals/new?person={person}"), new { Agency = "わかば相談所", Purpose = "就労の相談", Consent = "granted", Accompanied = "true", Owner = "PublicHealthNurse" });
        saved.Status.Should().Be(303, saved.Words);
        await board.Delivered();
        return (saved.Location!, person);
    }

    async Task<string> Owed(string url) => string.Join(' ', await board.Database.Rows($"select rule || '=' || status from follow_ups.follow_up where subject = '{url.Split('/')[^1]}' order by rule"));

    [Fact]
    public async Task Refer_UntilTheyHaveMet_StandsInRed()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var traces = await Traces.From(board, "follow-ups");
        var (url, person) = await Refer(nurse, "赤字 のこる");
        (await traces.Accesses(await board.Staff("hokenshi1"))).Should().Contain(a => a.Kind == AccessKind.Write && a.About().Contains(person));
        (await Owed(url)).Should().Be("handoff=Open handoff-first=Open");
        (await nurse.Get("/follow-ups/referrals")).Html.QuerySelectorAll("tr[data-tone=danger]").Select(r => r.TextContent).Should().Contain(r => r.Contains("赤字 のこる"));

        (await nurse.Submit(await nurse.Get($"{url}/accept"), new { Contact = "相談員 佐藤" })).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(url)).Should().Be("handoff=Settled handoff-first=Open");
        (await nurse.Get(url)).Words.Should().Contain("相談員 佐藤").And.Contain("同行する").And.Contain("つながり未確認");

        (await nurse.Submit(await nurse.Get($"{url}/confirm"), new { How = "初回の面談に同行" })).Status.Should().Be(303);
        await board.Delivered();
        (await Owed(url)).Should().Be("handoff=Settled handoff-first=Settled");
        (await nurse.Get("/follow-ups/referrals")).Words.Should().NotContain("赤字 のこる");
        (await nurse.Get("/follow-ups/referrals?ended=1")).Words.Should().Contain("赤字 のこる");
    }

    [Fact]
    public async Task Decline_EndsBoth_ButCountsAsNeitherDone()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var (url, _) = await Refer(nurse);

        (await nurse.Submit(await nurse.Get($"{url}/decline"), new { Reason = "本人が望まない" })).Status.Should().Be(303);

        await board.Delivered();
        (await Owed(url)).Should().Be("handoff=Declined handoff-first=Declined");
    }

    [Theory]
    [InlineData("Agency", "", "紹介先を入力してください。")]
    [InlineData("Purpose", "", "紹介の目的を入力してください。")]
    [InlineData("Consent", "maybe", "同意を選んでください。")]
    [InlineData("On", "2026-06-02", "紹介した日")]
    [InlineData("Owner", "Nobody", "担当を選んでください。")]
    public async Task Refer_Invalid_SaysWhyAndKeepsWhatWasTyped(string field, string typed, string says)
    {
        var nurse = await board.SignedIn("hokenshi1");
        var person = (await board.Register(new Resident()))[0];
        Dictionary<string, string?> form = new() { ["Agency"] = "わかば相談所", ["Purpose"] = "相談", ["Consent"] = "pending", ["Owner"] = "Clerk", ["Contact"] = "残る 文字" };
        form[field] = typed;

        var answer = await nurse.Submit(await nurse.Get($"/follow-ups/referrals/new?person={person}"), form);

        answer.Status.Should().Be(422);
        answer.Errors.Should().ContainSingle().Which.Should().Contain(says);
        answer.Value("Contact").Should().Be("残る 文字");
    }

    [Fact]
    public async Task Accept_BeforeTheReferral_IsRefused_AndTwiceIsOnce()
    {
        var nurse = await board.SignedIn("hokenshi1");
        var (url, _) = await Refer(nurse);
        var form = await nurse.Get($"{url}/accept");

        (await nurse.Submit(form, new { Contact = "佐藤", On = "2026-05-31" })).Errors.Should().ContainSingle().Which.Should().Contain("紹介した日以後");
        (await nurse.SubmitTwice(form, new { Contact = "佐藤" })).Select(a => a.Status).Should().AllBeEquivalentTo(303);
        (await nurse.Submit(form, new { Contact = "別の人" })).Status.Should().Be(409, "somebody recorded another name");
    }

    [Fact]
    public async Task Pages_WithoutThePermission_AreRefused()
    {
        var (url, _) = await Refer(await board.SignedIn("hokenshi1"));
        foreach (var who in new[] { "gaibu", "itaku", "kenshu", "etsuran", "yakan", "kojin" })
            foreach (var path in new[] { url, $"{url}/accept", "/follow-ups/referrals", "/follow-ups/referrals/new" })
                (await (await board.SignedIn(who)).Get(path)).Status.Should().Be(403, $"{who} {path}");
    }
}
