using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class PanelTests
{
    static readonly HouseholdId Home = HouseholdId.New();

    static Person Registered(params (string Column, string Text)[] changes) => Person.Register(Row(changes), PersonId.New(), Home);

    static string Text(Panel panel) => string.Join('\n', panel.Lines.Select(l => $"{l.Label} {l.Text}"));

    [Fact]
    public void Contact_Resident_ShowsTheAddress() => Text(ContactPanel.Of(Registered(), Today)).Should().Contain("〒079-0007").And.Contain("春日台23番26号");

    [Theory]
    [InlineData("支援措置", "1", "住所は秘匿されています。送付・連絡は担当係長に確認してください")]
    [InlineData("死亡日", "2026-03-01", "2026-03-01（令和8年3月1日）に亡くなっています")]
    [InlineData("転出日", "2026-03-01", "2026-03-01（令和8年3月1日）に転出しています")]
    public void Contact_OthersThanResidents_SaysWhyAndShowsNoAddress(string column, string text, string says) =>
        Text(ContactPanel.Of(Registered((column, text)), Today)).Should().Contain(says).And.NotContain("079-0007").And.NotContain("春日台");

    [Fact]
    public void Contact_SealedAndAboutToMove_DoesNotTellThePlan() =>
        Text(ContactPanel.Of(Registered(("支援措置", "1"), ("転出日", "2026-05-01")), Today)).Should().NotContain("転出");

    [Fact]
    public void Contact_OtherLanguage_IsNamed() => Text(ContactPanel.Of(Registered(("使用言語", "vi")), Today)).Should().Contain("ベトナム語");

    [Fact]
    public void Household_LinksTheOthersAndNeverSaysWhere()
    {
        var mother = Registered(("支援措置", "1"));
        var child = Registered(("宛名番号", "3"), ("氏名", "伊藤　湊"), ("続柄", "子"), ("生年月日", "2020-05-05"), ("支援措置", "1"));

        var panel = HouseholdPanel.Of(mother.Id, [child, mother], Today);

        panel.Lines.Select(l => (l.Label, l.Text, l.Href)).Should().Equal(
            ("妻", "伊藤　さくら（34歳・この人）", null),
            ("子", "伊藤　湊（5歳10か月・年長）", $"/families/people/{child.Id}"));
        Text(panel).Should().NotContain("春日台");
    }
}
