using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>センターの構成: who fills the posts today, and which are empty.</summary>
public sealed class CentreTests(App app) : IClassFixture<App>
{
    async Task<Page> Centre() => await (await app.SignedIn("jimu")).Get("/staff/centre");

    static List<string> Posts(Page page) => [.. page.Html.QuerySelectorAll("main tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim())))];

    [Fact]
    public async Task Show_Today_NamesWhoFillsEachPostByRoleOrDuty()
    {
        var page = await Centre();

        Posts(page).Should().Contain(["センター長|鈴木 隆|センター長|全域|本庁 こども家庭センター", "統括支援員|島田 恵子|統括支援員|全域|本庁 こども家庭センター", "母子保健係長|坂本 久美子|保健師|全域|本庁 こども家庭センター", "助産師|小野 真紀|助産師||本庁 こども家庭センター", "家庭児童相談員|片山 健|家庭児童相談員|全域|本庁 こども家庭センター"]);
        Posts(page).Should().ContainSingle(p => p.StartsWith("保健師|青木 美咲|保健師|") && p.Contains("若葉小"));
        page.Words.Should().NotContain("空席").And.NotContain("橋本 和也", "who only looks fills no post");
    }

    [Fact]
    public async Task Show_PostNobodyFillsAndDistrictWithoutNurse_AreSaidPlainly()
    {
        await app.Database.Execute("""
            update staff.member set active = false where name = '小野 真紀';
            update staff.member_role set "from" = '2026-06-02' where role = 'CenterDirector';
            update staff.duty_assignment set "to" = '2026-05-31' where duty = 'CenterDirector' or district = '若葉小';
            """);
        try
        {
            var page = await Centre();

            page.Words.Should().Contain("空席：センター長、助産師").And.Contain("担当の保健師がいない地区：若葉小");
            Posts(page).Should().Contain(["センター長|空席|||", "助産師|空席|||"]).And.NotContain(p => p.Contains("鈴木 隆") || p.Contains("小野 真紀"));
            app.Clock.Set(new(2026, 6, 2));
            Posts(await Centre()).Should().Contain("センター長|鈴木 隆|センター長|担当の割当てなし|本庁 こども家庭センター");
        }
        finally
        {
            app.Clock.Set(App.Monday);
            await app.Database.Execute("""
                update staff.member set active = true where name = '小野 真紀';
                update staff.member_role set "from" = null;
                update staff.duty_assignment set "to" = null where duty <> 'OnCall';
                """);
        }
        (await (await app.SignedIn("kenshu")).Get("/staff/centre")).Status.Should().Be(403);
    }
}
