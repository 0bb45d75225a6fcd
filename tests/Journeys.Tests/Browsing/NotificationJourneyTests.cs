using System.Globalization;
using System.Text.RegularExpressions;
using Hagukumi.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>From the counter to the nurse to the supervisor, in a real browser: nothing that was noticed gets lost on the way.</summary>
public sealed partial class NotificationJourneyTests(Town town) : IClassFixture<Town>
{
    const string District = "若葉小"; // hokenshi1's
    const string Interview = "妊娠届時の面談";
    const string Triage = "気がかりの判定";

    [Fact]
    public async Task Notification_RegisteredAtTheCounter_IsSettledByTheNurseAndWhatIsMissedReachesTheSupervisor()
    {
        var woman = await town.WomanWithoutPregnancy(District);
        await using (var counter = await town.Desk("jimu"))
        {
            await RegisterNotification(counter, woman);
            await Expect(counter.Page.GetByText("妊娠届を登録しました")).ToBeVisibleAsync();
            counter.Complaints.Should().BeEmpty();
        }

        await using (var nurse = await town.Desk("hokenshi1"))
        {
            (await nurse.Heading()).Should().Be("やること一覧", "work begins at the worklist");
            var row = await RowOnWorklist(nurse, woman, Interview);
            await row.GetByRole(AriaRole.Link, new() { Name = "記録する" }).ClickAsync();
            await RecordInterview(nurse);
            (await nurse.Heading()).Should().Be("妊婦の記録");

            await RowOnWorklist(nurse, woman, Triage);
            await GoneFromWorklist(nurse, woman, Interview);
            nurse.Complaints.Should().BeEmpty();
        }

        DateOnly due;
        await using (var nurse = await town.Desk("hokenshi1"))
        {
            due = DateOnly.Parse((await (await RowOnWorklist(nurse, woman, Triage)).Locator("time").First.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        }
        var night = due.AddDays(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var run = await HostProcess.Run(town.Database.ConnectionString, "nightly", "--date", night, "--json");
        run.ExitCode.Should().Be(0, run.Progress);
        run.Json.GetProperty("escalated").GetInt32().Should().BeGreaterThan(0);

        await using (var supervisor = await town.Desk("kakaricho"))
        {
            var row = await RowOnWorklist(supervisor, woman, Triage);
            (await row.InnerTextAsync()).Should().Contain("引上げ");

            await supervisor.Follow("お知らせ");
            var notice = supervisor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = woman.Name }).Filter(new() { HasText = Triage }).Filter(new() { HasText = "引き上げ" });
            await Expect(notice.First).ToBeVisibleAsync();

            await supervisor.Follow("落ちているもの");
            await supervisor.Page.GetByRole(AriaRole.Region, new() { Name = "期限を過ぎたもの（種類別）" }).GetByRole(AriaRole.Link, new() { Name = Triage }).ClickAsync();
            await Expect(supervisor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = woman.Name }).First).ToBeVisibleAsync();
            supervisor.Complaints.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Notification_WithoutScripts_IsRegisteredAndSettledTheSame()
    {
        var woman = await town.WomanWithoutPregnancy(District, number: 1);
        await using var nurse = await town.Desk("hokenshi1", scripts: false);
        await RegisterNotification(nurse, woman);
        (await nurse.Heading()).Should().Be("妊婦の記録");

        var row = await RowOnWorklist(nurse, woman, Interview);
        await row.GetByRole(AriaRole.Link, new() { Name = "記録する" }).ClickAsync();
        await nurse.Press("記録する"); // nothing said yet of how long
        (await nurse.Page.Locator(".error-summary").InnerTextAsync()).Should().Contain("所要時間");
        await RecordInterview(nurse);

        await RowOnWorklist(nurse, woman, Triage);
        await GoneFromWorklist(nurse, woman, Interview);
    }

    static async Task RegisterNotification(Desk desk, Woman woman)
    {
        await desk.Follow("妊娠届を登録");
        await desk.Page.GetByLabel("生年月日").FillAsync(woman.Born);
        await desk.Press("探す");
        await desk.Follow(woman.Name);
        await Expect(desk.Page.Locator(".identity-name")).ToContainTextAsync(woman.Name);
        await desk.Page.GetByLabel("最終月経の始まりの日").FillAsync(DateOnly.Parse(await desk.Page.GetByLabel("届出日").InputValueAsync(), CultureInfo.InvariantCulture).AddDays(-63).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await desk.Page.GetByLabel("母子健康手帳の番号").FillAsync($"B-{woman.Id[..8]}");
        await desk.Press("登録する");
    }

    static async Task RecordInterview(Desk nurse)
    {
        await nurse.Page.GetByLabel("所要時間").FillAsync("25");
        await nurse.Page.GetByLabel("面談の内容").FillAsync("体調はよい。実家が近い。");
        await nurse.Press("記録する");
    }

    /// <summary>The row once every module has heard of it; the list is narrowed to the kind, as somebody who looks for it would.</summary>
    static async Task<ILocator> RowOnWorklist(Desk desk, Woman woman, string what)
    {
        var row = desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = woman.Name }).Filter(new() { HasText = what });
        await Wait.Until(async () =>
        {
            await OpenWorklist(desk, what);
            return await row.CountAsync() == 1;
        }, $"「{what}」 of {woman.Name} is on the worklist");
        return row;
    }

    static async Task GoneFromWorklist(Desk desk, Woman woman, string what)
    {
        await OpenWorklist(desk, what);
        (await desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = woman.Name }).CountAsync()).Should().Be(0, "what is settled is owed no more");
    }

    static async Task OpenWorklist(Desk desk, string what)
    {
        await desk.Follow("やること一覧");
        await desk.Page.GetByLabel("種類").SelectOptionAsync(new SelectOptionValue { Label = what });
        await desk.Press("絞り込む");
        // By what the page shows: the load of a page that the script has replaced already is never told.
        await Expect(desk.Page.GetByLabel("種類")).Not.ToHaveValueAsync("");
        await Expect(desk.Page).ToHaveURLAsync(Narrowed());
    }

    [GeneratedRegex("rule=[^&]", RegexOptions.None, 1000)]
    private static partial Regex Narrowed();
}
