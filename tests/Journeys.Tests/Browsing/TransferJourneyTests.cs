using Hagukumi.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>
/// 四月の異動, in a real browser: the supervisor registers who goes and who comes, with a day that lies ahead; whoever goes writes a note for
/// each case; whoever comes receives each; and a duty without successor stands on the safety net and on the supervisor's list.
/// </summary>
public sealed class TransferJourneyTests(Town town) : IClassFixture<Town>
{
    const string Inherited = "上野沢小"; // hokenshi2's
    const string Orphaned = "春日台小"; // hokenshi2's too

    [Fact]
    public async Task Transfer_WithAFutureDay_LeavesNoCaseWithoutSomebodyWhoKnowsOfIt()
    {
        var day = await town.Database.Scalar<string>("select ((now() at time zone 'Asia/Tokyo')::date + 14)::text");
        var cases = await town.Database.Scalar<long>($"select count(distinct person) from follow_ups.follow_up where status = 'Open' and person is not null and district = '{Inherited}' and duty = 'PublicHealthNurse'");
        cases.Should().BeGreaterThan(0, "the demo's nurses have cases");

        await using (var supervisor = await town.Desk("kakaricho"))
        {
            await supervisor.Go($"/staff/transfers/new?on={day}");
            await supervisor.Page.GetByLabel("石田 由香", new() { Exact = true }).CheckAsync();
            await supervisor.Page.GetByLabel($"地区担当保健師 {Inherited} 石田 由香の後任").SelectOptionAsync(new SelectOptionValue { Label = "上田 千夏" });
            await supervisor.Press("確認する");
            await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("坂本 久美子"); // to whom the other district falls
            await supervisor.Page.Locator("main form.form button[data-kind=primary]").ClickAsync();
            await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("未定");
            supervisor.Complaints.Should().BeEmpty();
        }

        await Wait.Until(async () => await town.Database.Scalar<long>($"select count(*) from follow_ups.handover where district = '{Inherited}'") == cases, "every case is prepared");
        await using (var old = await town.Desk("hokenshi2"))
        {
            await old.Follow("引継ぎ");
            await old.Page.GetByRole(AriaRole.Link, new() { Name = $"地区担当保健師（{Inherited}）" }).ClickAsync();
            await old.Page.Locator("textarea").First.FillAsync("夜は電話に出ない。訪問は午前に。");
            await old.Page.GetByLabel("書いていない人は").CheckAsync();
            await old.Press("保存する");
            await Expect(old.Page.Locator("textarea").Nth(0)).ToHaveValueAsync("夜は電話に出ない。訪問は午前に。");
            old.Complaints.Should().BeEmpty();
        }

        await using (var next = await town.Desk("hokenshi3"))
        {
            await next.Follow("引継ぎ");
            await next.Page.GetByRole(AriaRole.Link, new() { Name = $"地区担当保健師（{Inherited}）" }).ClickAsync();
            await Expect(next.Page.Locator("main")).ToContainTextAsync("夜は電話に出ない。");
            foreach (var box in await next.Page.GetByLabel("受け取りました").AllAsync()) await box.CheckAsync();
            await next.Press("保存する");
            await Expect(next.Page.GetByText("受領済み").First).ToBeVisibleAsync();
            next.Complaints.Should().BeEmpty();
        }

        await Wait.Until(async () => await town.Database.Scalar<long>($"select count(*) from follow_ups.follow_up f join follow_ups.handover h on h.id = f.subject where h.district = '{Inherited}' and f.status = 'Open'") == 0, "every case is noted and received");
        await using var leader = await town.Desk("kakaricho");
        await leader.Follow("引継ぎ");
        await Expect(leader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Orphaned })).ToContainTextAsync("後任未定");
        await Expect(leader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Inherited })).ToHaveCountAsync(0);
    }
}
