using System.Globalization;
using System.Text;
using Hagukumi.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>
/// A child is born, has no name and stands in no register, and its deadlines run. Weeks later the register tells of it: it is
/// found to be the same child, and the visit that was owed for the nameless newborn is owed, once, for the registered child.
/// </summary>
public sealed class NewbornJourneyTests(Town town) : IClassFixture<Town>
{
    const string District = "若葉小"; // hokenshi1's
    const string Visit = "乳児家庭全戸訪問";

    [Fact]
    public async Task Newborn_WithoutAName_IsIdentifiedAsTheRegisteredChildAndOwedOnce()
    {
        var mother = await town.WomanWithoutPregnancy(District, number: 7);
        var born = (await town.Today()).AddDays(-2);
        var family = mother.Name.Split([' ', '　'])[0];
        var nameless = $"{family}（名前未定）";

        await using (var nurse = await town.Desk("hokenshi1"))
        {
            await Deliver(nurse, mother, born);
            var row = await RowOnWorklist(nurse, mother, nameless);
            await row.GetByRole(AriaRole.Link, new() { Name = nameless, Exact = true }).ClickAsync();
            await Expect(nurse.Page.Locator("section.identity")).ToContainTextAsync("仮登録（住民票なし）");
            nurse.Complaints.Should().BeEmpty();
        }

        var child = $"{family}　結";
        await RegisterTells(mother, child, born);

        await using (var clerk = await town.Desk("jimu"))
        {
            var row = clerk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = child }).Filter(new() { HasText = nameless });
            await Wait.Until(async () =>
            {
                await clerk.Follow("重複の候補");
                return await row.CountAsync() == 1;
            }, "the register's child is suggested to be the newborn");
            (await row.InnerTextAsync()).Should().Contain("同じ子かもしれない登録");
            await row.GetByRole(AriaRole.Link, new() { Name = "見比べる" }).ClickAsync();
            await Expect(clerk.Page.GetByRole(AriaRole.Region, new() { Name = "二つの記録の比較" })).ToContainTextAsync(Visit);
            await clerk.Page.GetByLabel("同じ人と判断した理由").FillAsync("出生届と母子健康手帳で確かめた");
            await clerk.Press("統合する");
            await Expect(clerk.Page.Locator(".identity-name")).ToContainTextAsync(child);
            await Expect(clerk.Page.GetByText("統合した記録")).ToBeVisibleAsync();
            clerk.Complaints.Should().BeEmpty();
        }

        await using (var nurse = await town.Desk("hokenshi1"))
        {
            var row = await RowOnWorklist(nurse, mother, child);
            await OpenWorklist(nurse);
            (await nurse.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = nameless }).Filter(new() { HasText = Visit }).CountAsync()).Should().Be(0, "the nameless newborn is the registered child");
            await row.GetByRole(AriaRole.Link, new() { Name = "記録する" }).ClickAsync();
            await Expect(nurse.Page.Locator(".identity-name")).ToContainTextAsync(child);
            await nurse.Page.Locator("[name='ChildSeen'][value='yes']").CheckAsync();
            await nurse.Press("記録する");
            await Wait.Until(async () =>
            {
                await OpenWorklist(nurse);
                return await nurse.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = child }).Filter(new() { HasText = Visit }).CountAsync() == 0;
            }, "the visit is settled");
            await SpendWeekends(nurse, child);
            nurse.Complaints.Should().BeEmpty();
        }
        (await HostProcess.Run(town.Database.ConnectionString, "verify")).Output.Should().Contain("kept: no two open follow-ups for one reason").And.Contain("kept: the directory of people equals the register");
    }

    /// <summary>She gives birth before anybody was told of the pregnancy, and the nurse records both.</summary>
    static async Task Deliver(Desk nurse, Woman mother, DateOnly born)
    {
        await nurse.Follow("妊娠届を登録");
        await nurse.Page.GetByLabel("生年月日").FillAsync(mother.Born);
        await nurse.Press("探す");
        await nurse.Follow(mother.Name);
        await nurse.Page.Locator("[name='ExpectedDeliveryOn']").FillAsync(Text(born.AddDays(5)));
        await nurse.Page.GetByLabel("母子健康手帳の番号").FillAsync($"N-{mother.Id[..8]}");
        await nurse.Page.GetByLabel("届出の前に出産している").CheckAsync();
        await nurse.Press("登録する");
        await nurse.Page.Locator("[name='Fetuses[0].Outcome'][value='LiveBirth']").CheckAsync();
        await nurse.Page.Locator("[name='Fetuses[0].On']").FillAsync(Text(born));
        await nurse.Page.Locator("[name='Fetuses[0].Sex'][value='Female']").CheckAsync();
        await nurse.Page.Locator("main form.form button[data-kind=primary]").ClickAsync();
        (await nurse.Heading()).Should().Be("妊婦の記録");
    }

    /// <summary>The child belongs to a second household too, and its page shows both.</summary>
    async Task SpendWeekends(Desk nurse, string child)
    {
        var aunt = await town.WomanWithoutPregnancy(District, number: 9);
        await nurse.Go($"/families/people/{await town.Database.Scalar<string>($"select id::text from families.person where name = '{child}'")}");
        await nurse.Follow("家族の事実を開く");
        await nurse.Follow("もう一つの世帯を記録する");
        await nurse.Page.GetByLabel("宛名番号で選ぶ").FillAsync(await town.Database.Scalar<string>($"select register_number from families.person where id = '{aunt.Id}'"));
        await nurse.Page.GetByLabel("その人の生年月日").FillAsync(aunt.Born);
        await nurse.Page.GetByLabel("どのくらいの割合か").FillAsync("週末");
        await nurse.Page.GetByLabel("何で確かめたか").FillAsync("母の話");
        await nurse.Press("記録する");
        (await nurse.Heading()).Should().Be("家族の事実");
        await nurse.Follow(child);
        var household = nurse.Page.Locator("main");
        await Expect(household).ToContainTextAsync($"{aunt.Name}の世帯、週末");
        await Expect(household).ToContainTextAsync("もう一つの世帯の");
    }

    /// <summary>The register's next file brings the child into her household.</summary>
    async Task RegisterTells(Woman mother, string child, DateOnly born)
    {
        var row = (await town.Database.Rows($"""
            select '9700000001', h.register_number, '{child}', split_part(p.kana, ' ', 1) || ' ユイ', '', '{Text(born)}', '女', '子', p.address_postal_code, p.address_town, p.address_block, p.address_building, p.elementary_district, '', '', '', '日本', 'ja', ''
            from families.person p join families.household h on h.id = p.household_id where p.id = '{mother.Id}'
            """))[0];
        var file = Path.Combine(Path.GetTempPath(), $"register-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllLinesAsync(file, ["宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,小学校区,転入日,転出日,死亡日,国籍,使用言語,支援措置", row.Replace('\t', ',')], Encoding.UTF8);
        try
        {
            var run = await HostProcess.Run(town.Database.ConnectionString, "import-register", file, "--changes-only");
            run.ExitCode.Should().Be(0, run.Output + run.Progress);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static async Task<ILocator> RowOnWorklist(Desk desk, Woman mother, string child)
    {
        var row = desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = child }).Filter(new() { HasText = Visit });
        await Wait.Until(async () =>
        {
            await OpenWorklist(desk);
            for (; await row.CountAsync() == 0; await desk.Page.GetByRole(AriaRole.Link, new() { Name = "次へ" }).ClickAsync())
                if (await desk.Page.GetByRole(AriaRole.Link, new() { Name = "次へ" }).CountAsync() == 0) return false;
            return await row.CountAsync() == 1;
        }, $"「{Visit}」 of the child of {mother.Id} is on the worklist");
        // What is not yet pressing is folded.
        foreach (var more in await desk.Page.Locator("details.more").AllAsync()) await more.EvaluateAsync("d => d.open = true");
        return row;
    }

    static async Task OpenWorklist(Desk desk) => await desk.Go("/follow-ups?rule=infant-visit");

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
