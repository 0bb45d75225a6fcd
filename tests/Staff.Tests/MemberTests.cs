using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>職員: who may sign in, and with which roles; a change counts from the next request.</summary>
public sealed class MemberTests(App app) : IClassFixture<App>
{
    const string Password = "hajimete-no-password";

    static int counter;

    static string NewName() => $"shokuin{Interlocked.Increment(ref counter)}";

    // A role list is one field sent once for each choice; these tests choose one.
    static Dictionary<string, string?> Filled(string userName, string role = "PublicHealthNurse") =>
        new() { ["Name"] = "髙橋 𠮷子", ["Profession"] = "phn", ["Roles"] = role, ["UserName"] = userName, ["Password"] = Password };

    async Task<Guid> Open(string userName, string role = "PublicHealthNurse")
    {
        var admin = await app.SignedIn("kanri");
        (await admin.Submit(await admin.Get("/staff/members/new"), Filled(userName, role))).Status.Should().Be(303);
        return Guid.Parse((await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single());
    }

    async Task<Browser> SignIn(string userName)
    {
        var browser = app.Anonymous();
        (await browser.Submit(await browser.Get("/sign-in"), new { UserName = userName, Password })).Status.Should().Be(303);
        return browser;
    }

    [Fact]
    public async Task Add_Valid_OpensTheAccountTellsItAndTheListShowsIt()
    {
        var userName = NewName();
        var traces = await Traces.From(app, "staff");

        await Open(userName);

        (await traces.Events()).Should().Equal("staff.staff-changed");
        (await (await app.SignedIn("kanri")).Get("/staff/members")).Letters.Should().Contain("髙橋𠮷子保健師保健師利用中");
        (await (await SignIn(userName)).Get("/follow-ups")).Status.Should().Be(200);
        await app.Delivered();
        (await app.Database.Scalar<long>("select count(*) from core.staff_member where name = '髙橋 𠮷子'")).Should().BeGreaterThan(0);
    }

    [Theory]
    [InlineData("Name", "", "氏名を入力してください")]
    [InlineData("Name", "長", "氏名は100文字以内")]
    [InlineData("Profession", "", "職種を選んでください")]
    [InlineData("Profession", "king", "職種を選んでください")]
    [InlineData("Roles", null, "役割を一つ以上選んでください")]
    [InlineData("Roles", "Emperor", "役割を選び直してください")]
    [InlineData("Roles", "長", "役割を選び直してください")]
    [InlineData("UserName", "", "ユーザー名を入力してください")]
    [InlineData("UserName", "長", "ユーザー名は60文字以内")]
    [InlineData("UserName", "hokenshi1", "すでに使われています")]
    [InlineData("UserName", "HOKENSHI1", "すでに使われています")]
    [InlineData("UserName", "保健師", "半角の英数字")]
    [InlineData("Password", "", "最初のパスワードを入力してください")]
    [InlineData("Password", "short", "12文字以上")]
    public async Task Add_Invalid_SaysWhyAndKeepsEverythingButThePassword(string field, string? typed, string says)
    {
        var admin = await app.SignedIn("kanri");
        var userName = NewName();
        var all = Filled(userName);
        all[field] = typed == "長" ? new string('a', 101) : typed;

        var page = await admin.Submit(await admin.Get("/staff/members/new"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var name in new[] { "Name", "UserName" }) page.Value(name).Should().Be(all[name]);
        if (field != "Profession") page.Value("Profession").Should().Be("phn");
        page.Text.Should().NotContain(Password);
        (await app.Database.Scalar<long>($"select count(*) from staff.account where user_name = '{userName}'")).Should().Be(0);
    }

    [Fact]
    public async Task Add_PressedTwiceAtOnce_OpensOneAccount()
    {
        var admin = await app.SignedIn("kanri");
        var userName = NewName();
        var before = await app.Database.Scalar<long>("select count(*) from staff.member");

        var answers = await admin.SubmitTwice(await admin.Get("/staff/members/new"), Filled(userName));

        answers.Select(a => a.Status).Should().Equal([303, 303], string.Join('\n', app.Errors));
        (await app.Database.Scalar<long>("select count(*) from staff.member")).Should().Be(before + 1);
    }

    [Fact]
    public async Task Add_TheSameUserNameOnTwoPagesAtOnce_OpensOneAndTellsTheOther()
    {
        var admin = await app.SignedIn("kanri");
        var typed = Filled(NewName());
        var (one, two) = (await admin.Get("/staff/members/new"), await admin.Get("/staff/members/new"));

        var answers = await Task.WhenAll(admin.Submit(one, typed), admin.Submit(two, typed));

        answers.Select(a => a.Status).Should().BeEquivalentTo([303, 422]);
    }

    [Fact]
    public async Task Change_Valid_TellsItAndCountsFromTheNextRequest()
    {
        var userName = NewName();
        var id = await Open(userName);
        var session = await SignIn(userName);
        (await session.Get("/maternal-health/pregnancies")).Status.Should().Be(200);
        var admin = await app.SignedIn("kanri");
        var traces = await Traces.From(app, "staff");

        var saved = await admin.Submit(await admin.Get($"/staff/members/{id}"), new { Name = "改名 花子", Profession = "clerk", Roles = "Clerk" });

        saved.Status.Should().Be(303);
        (await traces.Events()).Should().Equal("staff.staff-changed");
        (await session.Get("/maternal-health/pregnancies")).Status.Should().Be(403);
        var clerks = await session.Get("/maternal-health/pregnancies/new");
        clerks.Status.Should().Be(200);
        clerks.Text.Should().Contain("改名 花子");
        (await admin.Get("/staff/members")).Letters.Should().Contain("改名花子事務事務利用中");
    }

    [Fact]
    public async Task MailAddress_IsToldOnce_AndTakenAway()
    {
        var id = await Open(NewName());
        var admin = await app.SignedIn("kanri");
        var traces = await Traces.From(app, "staff");

        (await admin.Submit(await admin.Get($"/staff/members/{id}"), new { MailAddress = " hana@wakaba.example.jp " })).Status.Should().Be(303);
        (await admin.Submit(await admin.Get($"/staff/members/{id}"), new { Name = "改名 花子" })).Status.Should().Be(303);
        (await admin.Get($"/staff/members/{id}")).Value("MailAddress").Should().Be("hana@wakaba.example.jp");
        (await admin.Submit(await admin.Get($"/staff/members/{id}"), new { MailAddress = "" })).Status.Should().Be(303);

        (await traces.Events()).Should().Equal("staff.staff-changed", "staff.staff-changed", "staff.staff-changed");
        await app.Delivered();
        (await app.Database.Rows($"select mail_address is null, name from core.staff_member where id = '{id}'")).Should().Equal("True\t改名 花子");
    }

    [Theory]
    [InlineData("hana")]
    [InlineData("花子 <hana@wakaba.example.jp>")]
    [InlineData("a@wakaba.example.jp, b@wakaba.example.jp")]
    [InlineData("hana@@wakaba")]
    public async Task MailAddress_ThatIsNone_KeepsWhatWasTyped(string typed)
    {
        var admin = await app.SignedIn("kanri");

        var page = await admin.Submit(await admin.Get($"/staff/members/{await Open(NewName())}"), new { MailAddress = typed });

        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle().Which.Should().Contain("メールアドレスは");
        page.Value("MailAddress").Should().Be(typed);
    }

    [Fact]
    public async Task Change_Closed_EndsTheSessionAtTheNextRequestAndLetsNobodyIn()
    {
        var userName = NewName();
        var id = await Open(userName);
        var session = await SignIn(userName);
        var form = await session.Get("/follow-ups");
        var admin = await app.SignedIn("kanri");

        (await admin.Submit(await admin.Get($"/staff/members/{id}"), new { Active = (string?)null })).Status.Should().Be(303);

        (await session.Get("/follow-ups")).Location.Should().Contain("/sign-in");
        (await session.Submit(form, null, "form[action='/sign-out']")).Location.Should().Contain("/sign-in");
        var again = await session.Submit(await session.Get("/sign-in"), new { UserName = userName, Password });
        again.Status.Should().Be(422);
        again.Errors.Should().ContainSingle().Which.Should().Be("ユーザー名かパスワードが違います。確かめてもう一度入力してください。");
        (await admin.Get("/staff/members")).Words.Should().Contain("停止");

        // Opened again, the account works again.
        (await admin.Submit(await admin.Get($"/staff/members/{id}"), new { Active = "true" })).Status.Should().Be(303);
        await SignIn(userName);
    }

    [Fact]
    public async Task Change_APermissionTakenFromARole_CountsFromTheNextRequest()
    {
        var userName = NewName();
        await Open(userName, "NightDuty");
        var session = await SignIn(userName);
        (await session.Get("/follow-ups")).Status.Should().Be(200);

        await app.Database.Execute("delete from staff.role_permission where role_code = 'NightDuty' and permission = 'follow-ups.work'");

        (await session.Get("/follow-ups")).Status.Should().Be(403);
    }

    [Theory]
    [InlineData("Name", "", "氏名を入力してください")]
    [InlineData("Profession", "9", "職種を選んでください")]
    [InlineData("Roles", null, "役割を一つ以上選んでください")]
    [InlineData("Roles", "Emperor", "役割を選び直してください")]
    [InlineData("Active", "perhaps", "選び直してください")]
    public async Task Change_Invalid_SaysWhyAndKeepsEverythingTyped(string field, string? typed, string says)
    {
        var id = await Open(NewName());
        var admin = await app.SignedIn("kanri");
        var all = new Dictionary<string, string?> { ["Name"] = "葛󠄀城 花子", [field] = typed };

        var page = await admin.Submit(await admin.Get($"/staff/members/{id}"), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("Name").Should().Be(all["Name"]);
        (await app.Database.Rows($"select name, active from staff.member where id = '{id}'")).Should().Equal("髙橋 𠮷子\tTrue");
    }

    [Fact]
    public async Task Change_AfterAColleague_ShowsBothVersionsAndOverwritesNothing()
    {
        var id = await Open(NewName());
        var (admin, other) = (await app.SignedIn("kanri"), await app.SignInAnew("kanri"));
        var (mine, theirs) = (await admin.Get($"/staff/members/{id}"), await other.Get($"/staff/members/{id}"));
        (await other.Submit(theirs, new { Name = "先に 変えた" })).Status.Should().Be(303);

        var answer = await admin.Submit(mine, new { Name = "後から 変えた", Roles = "Clerk" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("先に 変えた").And.Contain("後から 変えた").And.Contain("ほかの職員がこの記録を変更しました");
        answer.Value("Name").Should().Be("後から 変えた");
        (await app.Database.Rows($"select name from staff.member where id = '{id}'")).Should().Equal("先に 変えた");
        (await admin.Submit(answer)).Status.Should().Be(303);
        (await app.Database.Rows($"select name from staff.member where id = '{id}'")).Should().Equal("後から 変えた");
    }

    [Fact]
    public async Task Change_PressedTwiceAtOnce_IsOneChange()
    {
        var id = await Open(NewName());
        var admin = await app.SignedIn("kanri");
        var traces = await Traces.From(app, "staff");

        var answers = await admin.SubmitTwice(await admin.Get($"/staff/members/{id}"), new { Name = "二度 押子" });

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await traces.Events()).Should().ContainSingle();
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredWithASentence()
    {
        var admin = await app.SignedIn("kanri");

        (await Garbage.ThrownAt(admin, () => Task.FromResult("/staff/members/new"))).Concat(await Garbage.ThrownAt(admin, async () => $"/staff/members/{await Open(NewName())}")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("hokenshi1")]
    [InlineData("kakaricho")]
    [InlineData("jimu")]
    [InlineData("gaibu")]
    public async Task Forms_WithoutPermission_AreForbidden(string account)
    {
        var id = await Open(NewName());
        var browser = await app.SignedIn(account);
        foreach (var url in new[] { "/staff/members/new", $"/staff/members/{id}" })
        {
            var page = await browser.Get(url);
            page.Status.Should().Be(403);
            page.Text.Should().NotContain("髙橋 𠮷子");
            (await browser.Post(url, ("Name", "x"))).Status.Should().Be(403);
        }
    }
}
