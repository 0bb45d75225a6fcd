using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>Whoever cannot be logged sees nobody: when the access row cannot be written, the answer carries no data.</summary>
public sealed class ClosedLogTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    const string Name = "記録 残子";

    string pregnancy = "", infant = "", person = "", followUp = "";

    public async Task InitializeAsync()
    {
        foreach (var account in new[] { "kakaricho", "jimu" }) await app.SignedIn(account);
        var people = await app.Register(new Resident { Name = Name, Kana = "キロク ノコ" }, new Resident { Name = Name });
        (pregnancy, infant) = await Household.Records(app, people[0], people[1]);
        person = $"/families/people/{people[0]}";
        followUp = "/follow-ups/" + (await app.Database.Rows($"select id from follow_ups.follow_up where person = '{people[0]}' and status = 'Open' order by due_on")).First();
        await app.Database.Execute("alter table core.access_entry add constraint closed check (kind = 'SignIn') not valid");
    }

    public Task DisposeAsync() => app.Database.Execute("alter table core.access_entry drop constraint closed");

    [Fact]
    public async Task Pages_WithPeople_SendNothing()
    {
        foreach (var url in new[]
        {
            "/families/search?q=%E3%82%AD%E3%83%AD%E3%82%AF", "/families/search?q=%E8%AA%B0%E3%82%82", person, "/maternal-health/pregnancies", "/maternal-health/infants?state=all", pregnancy, pregnancy + "/interview", infant, infant + "/newborn-visit",
            "/maternal-health/pregnancies/new?name=%E8%A8%98%E9%8C%B2", "/follow-ups?scope=all", followUp, followUp + "/postpone", followUp + "/hand-over", "/follow-ups/notices", "/follow-ups/safety-net",
        })
        {
            var page = await (await app.SignedIn("kakaricho")).Get(url);
            // These two lists are empty unless something fell to this reader: then there is nobody to log.
            if (page.Status == 200) page.Text.Should().NotContain("/families/people/");
            else page.Status.Should().Be(500, url);
            page.Text.Should().NotContain(Name).And.NotContain("残子").And.NotContain("ノコ", url);
        }
        app.Errors.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("search")]
    [InlineData("person")]
    [InlineData("list")]
    [InlineData("record")]
    public async Task Page_OfEachKind_IsAFailureWithAReference(string kind)
    {
        var url = kind switch { "search" => "/families/search?q=%E3%82%AD%E3%83%AD%E3%82%AF", "person" => person, "list" => "/maternal-health/pregnancies", _ => pregnancy };

        var page = await (await app.SignedIn("kakaricho")).Get(url);

        page.Status.Should().Be(500);
        page.Words.Should().Contain("処理できませんでした").And.Contain("問い合わせ番号").And.NotContain("Npgsql").And.NotContain("check constraint");
    }

    [Fact]
    public async Task Save_ThatCannotBeLogged_StoresNothing()
    {
        await app.Database.Execute("alter table core.access_entry drop constraint closed");
        var nurse = await app.SignedIn("kakaricho");
        var form = await nurse.Get(pregnancy + "/triage");
        await app.Database.Execute("alter table core.access_entry add constraint closed check (kind = 'SignIn') not valid");
        var events = await app.Database.Scalar<long>("select count(*) from maternal_health.outbox_event");

        var answer = await nurse.Submit(form, new { On = "2026-06-01", Direction = "Ordinary", Reason = "理由" });

        answer.Status.Should().Be(500);
        (await app.Database.Scalar<long>("select count(*) from maternal_health.triage")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from maternal_health.outbox_event")).Should().Be(events);
    }
}
