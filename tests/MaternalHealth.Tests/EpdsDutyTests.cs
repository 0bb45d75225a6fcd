using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>From the answer to item 10 to the plan that keeps a mother safe, over HTTP.</summary>
public sealed class EpdsDutyTests(Desk desk) : IClassFixture<Desk>
{
    Task<IReadOnlyList<string>> Owed(Guid assessment) => desk.Database.Rows($"select rule || ' ' || status from follow_ups.follow_up where subject = '{assessment}' order by rule");

    [Fact]
    public async Task Save_Item10Positive_LeadsToTheDecision_AndOnlyTheSafetyPlanSettlesIt()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();

        var saved = await nurse.Submit(await nurse.Get(pregnancy.Path + "/epds/new"), new { On = "2026-06-01", Occasion = "TwoWeekCheckup", Total = "8", Item10 = "1" });

        saved.Location.Should().EndWith("/safety-plan");
        var decision = await nurse.Follow(saved);
        decision.Words.Should().Contain("きょうのうちに決めること").And.Contain("一人にしない").And.Contain("合計8、項目10は1");
        var epds = Guid.Parse(saved.Location!.Split('/')[^2]);
        await desk.Delivered();
        (await Owed(epds)).Should().Equal("epds-again Open", "epds-item10 Open");
        (await desk.Database.Scalar<bool>($"select due_at is not null and due_on = date '2026-06-01' from follow_ups.follow_up where subject = '{epds}' and rule = 'epds-item10'")).Should().BeTrue("it is watched by the clock, and owed the same day");

        // Neither help that began nor another questionnaire is a decision about the night.
        (await nurse.Submit(await nurse.Get($"/maternal-health/epds/{epds}/intervention"), new { On = "2026-06-01", Kind = "visit", Note = "訪問" })).Status.Should().Be(303);
        await desk.Delivered();
        (await Owed(epds)).Should().Contain("epds-item10 Open");
        (await nurse.Get($"/maternal-health/epds/{epds}")).Words.Should().Contain("きょうのうちに決めてください");

        (await nurse.Submit(decision, new { On = "2026-06-01", StaysWith = "実母", Calls = "保健師", Decided = "今夜は実母が泊まる" })).Status.Should().Be(303);
        await desk.Delivered();
        (await Owed(epds)).Should().Contain("epds-item10 Settled");

        // Withdrawn, it is owed again.
        var shown = await nurse.Get($"/maternal-health/epds/{epds}");
        var plan = (await desk.Database.Rows($"select event_id from maternal_health.safety_plan where assessment_id = '{epds}'")).Single();
        (await nurse.Submit(await nurse.Get($"/maternal-health/epds/{epds}/records/{plan}/withdraw"), new { Reason = "別の方の記録" })).Location.Should().Be($"/maternal-health/epds/{epds}");
        await desk.Delivered();
        (await Owed(epds)).Should().Contain("epds-item10 Open");
        shown.Words.Should().Contain("今夜は実母が泊まる");
    }

    /// <summary>The worklist says what to do, and no other desk and no log learns a score.</summary>
    [Fact]
    public async Task Save_Scores_StayWithTheDesk()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();
        desk.Errors.Clear();
        var traces = await Traces.From(desk, "maternal-health");

        var saved = await nurse.Submit(await nurse.Get(pregnancy.Path + "/epds/new"), new { On = "2026-06-01", Occasion = "Visit", Total = "27", Item10 = "3", Bonding = "29", Bonding3 = "3", Bonding5 = "3", Note = "夜がこわい" });

        saved.Location.Should().MatchRegex("^/maternal-health/epds/[0-9a-f-]{36}/safety-plan$");
        await desk.Delivered();
        var told = (await desk.Database.Rows("select body from maternal_health.outbox_event where name = 'maternal-health.epds-recorded' order by sequence")).Last();
        System.Text.Json.JsonDocument.Parse(told).RootElement.EnumerateObject().Select(p => p.Value.ValueKind).Should().NotContain(System.Text.Json.JsonValueKind.Number);
        told.Should().NotContain("夜がこわい");
        (await traces.Accesses()).Should().NotContain(a => a.Action.Contains("27") || (a.Purpose ?? "").Contains("27"));
        desk.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_OfOtherRoles_SayNothing_AndOfTheDeskAreLogged()
    {
        var epds = await desk.Epds(item10: 1);
        var pregnancy = (await desk.Database.Rows($"select pregnancy from maternal_health.epds_assessment where id = '{epds.Id}'")).Single();
        string[] pages = [epds.Path, $"/maternal-health/pregnancies/{pregnancy}/epds"];
        foreach (var account in new[] { "soudan", "jimu", "shinri", "kanri", "gaibu", "yakan" })
            foreach (var url in pages)
            {
                var page = await (await desk.SignedIn(account)).Get(url);
                page.Status.Should().Be(403, $"{account} {url}");
                page.Text.Should().NotContain(epds.Name).And.NotContain("合計");
            }
        foreach (var url in pages)
        {
            var traces = await Traces.From(desk, "maternal-health");
            (await (await desk.SignedIn("sentacho")).Get(url)).Words.Should().Contain("合計9、項目10は1").And.NotContain("記録を取り消す");
            (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Read).Which.About().Should().Contain(epds.Person);
        }
    }

    [Theory]
    [InlineData("2", "0", "合計と項目10が合いません", false)]
    [InlineData("2", "3", "合計と項目10が合いません", true)]
    [InlineData("30", "2", "合計と項目10が合いません", true)]
    [InlineData("", "", "得点を入力してください", true)]
    public async Task Save_TotalAndItem10_HaveToFit(string total, string item10, string says, bool refused)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();

        var saved = await nurse.Submit(await nurse.Get(pregnancy.Path + "/epds/new"), new { On = "2026-06-01", Occasion = "Visit", Total = total, Item10 = item10 });

        saved.Status.Should().Be(refused ? 422 : 303);
        if (refused) saved.Errors.Should().Contain(e => e.Contains(says));
    }

    [Fact]
    public async Task Save_GapsWithATotal_AsksToLeaveTheTotalOut_AndOpensTheRepetition()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();
        var form = await nurse.Get(pregnancy.Path + "/epds/new");
        var typed = new Dictionary<string, string?> { ["On"] = "2026-06-01", ["Occasion"] = "Visit", ["Item1"] = "3", ["Item2"] = "3", ["Total"] = "20" };
        (await nurse.Submit(form, typed)).Errors.Should().Contain(e => e.Contains("合計は出せません"));

        typed["Total"] = "";
        var saved = await nurse.Submit(form, typed);

        saved.Status.Should().Be(303);
        (await nurse.Follow(saved)).Words.Should().Contain("もう一度とってください").And.Contain("項目10は記入なし");
        await desk.Delivered();
        (await Owed(Guid.Parse(saved.Location!.Split('/')[^1]))).Should().Equal("epds-redo Open");

        // Taken again without gaps the same day, it is done.
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/epds/new"), new { On = "2026-06-01", Occasion = "Visit", Total = "3", Item10 = "0" })).Status.Should().Be(303);
        await desk.Delivered();
        (await Owed(Guid.Parse(saved.Location!.Split('/')[^1]))).Should().Equal("epds-redo Settled");
    }

    [Fact]
    public async Task Withdraw_TheQuestionnaire_EndsWhatItAskedFor()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var epds = await desk.Epds(item10: 2);
        await desk.Delivered();
        (await nurse.Submit(await nurse.Get(epds.Path + "/withdraw"), new { Reason = "別の方の票" })).Status.Should().Be(303);
        await desk.Delivered();

        (await Owed(epds.Id)).Should().NotBeEmpty().And.OnlyContain(row => row.EndsWith(" Cancelled"));
        (await nurse.Get(epds.Path)).Words.Should().Contain("別の方の票").And.NotContain("きょうのうちに");
    }
}
