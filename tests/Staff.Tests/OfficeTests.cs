using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>組織と所属: which offices there are and who belongs to which, from when to when.</summary>
public sealed class OfficeTests(App app) : IClassFixture<App>
{
    static int counter;

    async Task<string> Id(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    static string NewName() => $"試験支所{Interlocked.Increment(ref counter)}";

    async Task<string> Open(string name)
    {
        var admin = await app.SignedIn("kanri");
        (await admin.SubmitTwice(await admin.Get("/staff/offices/new"), new { Name = name, Organ = "Other", Kind = "Branch", From = "2026-06-01" })).Select(a => a.Status).Should().Equal(303, 303);
        return await app.Database.Scalar<string>($"select id::text from staff.office where name = '{name}'");
    }

    [Fact]
    public async Task Office_Opened_IsOneAndListedByItsOrgan_UntilItIsClosed()
    {
        var name = NewName();
        var id = await Open(name);
        var (admin, reader) = (await app.SignedIn("kanri"), await app.SignedIn("etsuran"));

        (await reader.Get("/staff/offices")).Letters.Should().Contain($"{name}その他区・支所2026-06-01期限なし0人").And.Contain("教育委員会学校教育課教育委員会本庁").And.Contain("本庁こども家庭センター市長部局センター");
        (await admin.Submit(await admin.Get($"/staff/offices/{id}"), new { Name = $"{name}改", To = "2026-06-30" })).Status.Should().Be(303);
        app.Clock.Set(new(2026, 7, 1));
        try
        {
            (await reader.Get("/staff/offices")).Letters.Should().Contain($"{name}改廃止");
            (await admin.Submit(await admin.Get($"/staff/members/{await Id("jimu")}/postings/new"), new { Office = id, From = "2026-07-01" })).Errors.Should().Contain(e => e.Contains("始めの日にある組織"));
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
    }

    [Fact]
    public async Task Posting_BesideAnother_ShowsBothFromItsFirstDayToItsLast()
    {
        var name = NewName();
        var (office, admin) = (await Open(name), await app.SignedIn("kanri"));
        var member = $"/staff/members/{await Id("chosei")}";

        (await admin.SubmitTwice(await admin.Get($"{member}/postings/new"), new { Office = office, From = "2026-06-10" })).Select(a => a.Status).Should().Equal(303, 303);
        (await admin.Submit(await admin.Get($"{member}/postings/new"), new { Office = office, From = "2026-07-01" })).Errors.Should().Contain(e => e.Contains("すでにこの組織に所属"));
        var posting = await app.Database.Scalar<string>($"select id::text from staff.posting where office = '{office}'");
        (await admin.Submit(await admin.Get($"/staff/postings/{posting}/end"), new { LastDay = "2026-06-20" })).Status.Should().Be(303);

        (await admin.Get(member)).Letters.Should().Contain($"{name}2026-06-102026-06-20所属を終える");
        foreach (var (day, both) in new[] { (new DateOnly(2026, 6, 9), false), (new(2026, 6, 10), true), (new(2026, 6, 20), true), (new(2026, 6, 21), false) })
        {
            app.Clock.Set(day);
            var row = (await admin.Get("/staff/members")).Html.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("関口 直美")).TextContent;
            row.Should().Contain("本庁 こども家庭センター");
            row.Contains(name).Should().Be(both, $"{day:yyyy-MM-dd}");
        }
        app.Clock.Set(App.Monday);
    }

    [Theory]
    [InlineData("Name", "", "組織の名称を入力してください")]
    [InlineData("Organ", "Court", "機関を選んでください")]
    [InlineData("Kind", "7", "種類を選んでください")]
    [InlineData("From", "", "始めの日を入力してください")]
    [InlineData("To", "2026-05-31", "終わりの日は始めの日以後")]
    public async Task Office_Invalid_SaysWhyAndKeepsWhatWasTyped(string field, string typed, string says)
    {
        var admin = await app.SignedIn("kanri");
        var all = new Dictionary<string, string?> { ["Name"] = NewName(), ["Organ"] = "Mayor", ["Kind"] = "Main", ["From"] = "R8.6.1", ["To"] = "R8.6.2", [field] = typed };

        var page = await admin.Submit(await admin.Get("/staff/offices/new"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var name in new[] { "Name", "From", "To" }) page.Value(name).Should().Be(all[name]);
    }

    [Fact]
    public async Task Office_AfterAColleague_ShowsBoth()
    {
        var id = await Open(NewName());
        var (one, other) = (await app.SignedIn("kanri"), await app.SignInAnew("kanri"));
        var (mine, theirs) = (await one.Get($"/staff/offices/{id}"), await other.Get($"/staff/offices/{id}"));
        (await other.Submit(theirs, new { Name = "先に変えた支所" })).Status.Should().Be(303);

        var answer = await one.Submit(mine, new { Name = "後から変えた支所" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("先に変えた支所").And.Contain("後から変えた支所");
        (await one.Submit(answer)).Status.Should().Be(303);
        (await app.Database.Scalar<string>($"select name from staff.office where id = '{id}'")).Should().Be("後から変えた支所");
    }

    [Fact]
    public async Task Forms_GarbageOrWithoutPermission_AreRefused()
    {
        var admin = await app.SignedIn("kanri");
        app.Errors.Clear();
        var (member, office) = (await Id("sentacho"), await Open(NewName()));
        List<string> wrong = [];

        foreach (var url in new[] { "/staff/offices/new", $"/staff/offices/{office}", $"/staff/members/{member}/postings/new" }) wrong.AddRange(await Garbage.ThrownAt(admin, () => Task.FromResult(url)));
        var posting = await app.Database.Scalar<string>($"select id::text from staff.posting where staff = '{member}' limit 1");
        wrong.AddRange(await Garbage.ThrownAt(admin, () => Task.FromResult($"/staff/postings/{posting}/end")));

        wrong.Should().BeEmpty();
        app.Errors.Should().BeEmpty();
        foreach (var url in new[] { "/staff/offices/new", $"/staff/offices/{office}", $"/staff/members/{member}/postings/new", $"/staff/postings/{posting}/end" })
            (await (await app.SignedIn("kakaricho")).Get(url)).Status.Should().Be(403, url);
    }
}
