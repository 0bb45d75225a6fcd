using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Hagukumi.Families.Support;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>主担当と副担当: who is in charge follows from the district, who stands beside them is recorded with a profession.</summary>
public sealed class TeamTests(App app) : IClassFixture<App>
{
    async Task<string> Staff(string account) => (await app.Database.Rows($"select id from staff.account where user_name = '{account}'")).Single();

    static string Bar(Page page) => string.Concat(page.Html.QuerySelector("section.identity")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Record_SecondInCharge_StandsBesideTheNurseOfTheDistrict_ForItsPeriod()
    {
        var person = (await app.Register(new Resident { Name = "二人 担当" }))[0];

        await app.Recorded(person, "team-members", new { Topic = "parentMind", Profession = "psw", Member = await Staff("shinri"), From = "2026-06-01", To = "2026-06-30", Source = "受理会議" });

        Bar(await app.See("hokenshi1", person)).Should().Contain("青木美咲、副担当木村遥（精神保健福祉士）");
        (await app.See("hokenshi1", person, "/facts")).Words.Should().Contain("精神保健福祉士（保護者のこころの不調・依存）").And.Contain("受理会議");
        foreach (var (day, stands) in new[] { (new DateOnly(2026, 5, 31), false), (new(2026, 6, 30), true), (new(2026, 7, 1), false) })
        {
            app.Clock.Set(day);
            Bar(await app.See("hokenshi1", person)).Contains("木村遥", StringComparison.Ordinal).Should().Be(stands, $"{day:yyyy-MM-dd}");
        }
        app.Clock.Set(App.Monday);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Record_WhereTheAddressIsWithheld_NobodyIsNamed(bool herself)
    {
        var home = herself ? "85500001" : "85500002";
        var people = await app.Register(new Resident { Household = home, Sealed = herself }, new Resident { Household = home, Relationship = "子", Born = new(2023, 1, 5), Sealed = !herself });
        await app.Recorded(people[0], "team-members", new { Topic = "violence", Profession = "sw", Member = await Staff("soudan"), Source = "受理会議" });

        foreach (var below in new[] { "", "/facts", "/residences/new" })
        {
            var page = await app.See("kakaricho", people[0], below);
            Bar(page).Should().Contain("表示しません");
            page.Words.Should().NotContain("片山 健").And.NotContain("社会福祉士");
        }
    }

    [Fact]
    public async Task Form_Topic_ProposesTheProfessionAndItsPeopleFirst_AndPeopleDecide()
    {
        var person = (await app.Register(new Resident()))[0];
        var nurse = await app.SignedIn("hokenshi1");

        var proposed = await nurse.Get($"/families/people/{person}/team-members/new?topic=school");

        (proposed.Value("Topic"), proposed.Value("Profession")).Should().Be(("school", "psychologist"));
        proposed.Words.Should().Contain("この相談には「心理士（公認心理師・臨床心理士）」を提案します");
        proposed.Html.QuerySelector<IHtmlSelectElement>("[name=Member]")!.Options.Skip(1).First().Text.Should().Be("木村 遥（心理士（公認心理師・臨床心理士））");
        var empty = await nurse.Get($"/families/people/{person}/team-members/new?topic=%F0%9F");
        (empty.Value("Topic"), empty.Value("Profession")).Should().Be(("", ""));
        // Another profession than the proposed one is taken as it is.
        (await nurse.Submit(proposed, new { Profession = "sw", Member = await Staff("soudan"), Source = "受理会議" })).Status.Should().Be(303);
        Bar(await app.See("hokenshi1", person)).Should().Contain("副担当片山健（社会福祉士）");
        var refused = await nurse.Submit(proposed, new { Profession = "sw", Member = $"{Guid.CreateVersion7()}", Source = "受理会議" });
        (refused.Status, refused.Value("Topic")).Should().Be((422, "school"));
        refused.Errors.Should().ContainSingle(e => e.Contains("職員を選び直してください"));
    }

    [Fact]
    public void Topics_EachProposesAProfessionThatCanBeChosen() =>
        TeamMember.Topics.Should().OnlyContain(t => TeamMember.Professions.Any(p => p.Value == t.Profession)).And.OnlyHaveUniqueItems(t => t.Value);
}
