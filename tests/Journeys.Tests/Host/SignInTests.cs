using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>サインイン, サインアウト and what keeps guessing from paying.</summary>
public sealed class SignInTests(App app) : IClassFixture<App>
{
    const string Wrong = "ユーザー名かパスワードが違います。確かめてもう一度入力してください。";

    async Task<Page> Try(Browser browser, string? userName, string? password, string url = "/sign-in") => await browser.Submit(await browser.Get(url), new { UserName = userName, Password = password });

    [Fact]
    public async Task SignIn_RightPassword_LeadsToTheFirstPageOfTheRole()
    {
        var browser = app.Anonymous();

        var answer = await Try(browser, " HOKENSHI2 ", DemoWorld.Password);

        answer.Status.Should().Be(303);
        (await browser.Follow(await browser.Follow(answer))).Words.Should().Contain("やること一覧");
        (await app.Database.Scalar<long>("select count(*) from core.access_entry where kind = 'SignIn' and action like 'signed in%'")).Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task SignIn_EveryDemoAccount_ReachesAPage()
    {
        foreach (var account in await app.Database.Rows("select user_name from staff.account"))
        {
            var browser = await app.SignedIn(account);
            var page = await browser.Follow(await browser.Get("/"));
            page.Status.Should().Be(200, account);
        }
    }

    [Theory]
    [InlineData("hokenshi3", "wakaba-demo-2027", Wrong)]
    [InlineData("nobody", DemoWorld.Password, Wrong)]
    [InlineData("'; drop table staff.account; --", "x", Wrong)]
    [InlineData("\0hokenshi9", "\0", Wrong)]
    [InlineData("", "x", "ユーザー名を入力してください。")]
    [InlineData("hokenshi3", "", "パスワードを入力してください。")]
    [InlineData(null, null, "ユーザー名を入力してください。")]
    public async Task SignIn_Wrong_SaysSoAndKeepsOnlyTheName(string? userName, string? password, string says)
    {
        var answer = await Try(app.Anonymous(), userName, password);

        answer.Status.Should().Be(422);
        answer.Errors.Should().Contain(says);
        answer.Value("UserName").Should().Be(userName?.Replace("\0", "") ?? "");
        answer.Value("Password").Should().BeEmpty();
    }

    [Fact]
    public async Task SignIn_VeryLongText_IsRefusedLikeAnyOther()
    {
        var answer = await Try(app.Anonymous(), new string('漢', 20_000), new string('x', 20_000));

        answer.Status.Should().Be(422);
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LocksTheAccountEvenForTheRightOne()
    {
        var browser = app.Anonymous();
        for (var i = 0; i < 4; i++) (await Try(browser, "hokenshi4", $"wrong-password-{i}")).Errors.Should().Equal(Wrong);

        var fifth = await Try(browser, "hokenshi4", "wrong-password-5");
        var right = await Try(browser, "hokenshi4", DemoWorld.Password);

        fifth.Errors.Should().ContainSingle().Which.Should().Contain("15分のあいだサインインできません");
        right.Status.Should().Be(422);
        right.Errors.Should().ContainSingle().Which.Should().Contain("15分のあいだサインインできません");
        (await browser.Get("/follow-ups")).Location.Should().Contain("/sign-in");
        (await app.Database.Scalar<long>("select count(*) from core.access_entry where kind = 'SignIn' and action = 'refused: locked out'")).Should().Be(1);

        // The clock of the lock is the system's.
        await app.Database.Execute("update staff.account set lockout_end = now() - interval '1 second' where user_name = 'hokenshi4'");
        (await Try(browser, "hokenshi4", DemoWorld.Password)).Status.Should().Be(303);
    }

    [Fact]
    public async Task SignIn_RightPasswordBetween_StartsTheCountAnew()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++) await Try(app.Anonymous(), "josanshi", "wrong-password");
            (await Try(app.Anonymous(), "josanshi", DemoWorld.Password)).Status.Should().Be(303);
        }
    }

    [Theory]
    [InlineData("/sign-in?to=%2Fstaff%2Fmembers%3Fx%3D1", "/staff/members?x=1")]
    [InlineData("/sign-in?to=https%3A%2F%2Fevil.example", "/")]
    [InlineData("/sign-in?to=%2F%2Fevil.example", "/")]
    [InlineData("/sign-in?to=%2F%5Cevil.example", "/")]
    [InlineData("/sign-in?to=%2F%0D%0ALocation%3A%20x", "/")]
    [InlineData("/sign-in?to=%00", "/")]
    public async Task SignIn_GoesOnOnlyWithinTheProgram(string url, string to)
    {
        var answer = await Try(app.Anonymous(), "kanri", DemoWorld.Password, url);

        answer.Location.Should().Be(to);
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused() =>
        (await app.Anonymous().Post("/sign-in", ("UserName", "kanri"), ("Password", DemoWorld.Password))).Status.Should().Be(400);

    [Fact]
    public async Task Cookie_IsOutOfReachOfScriptsAndOtherSites()
    {
        var answer = await Try(app.Anonymous(), "kanri", DemoWorld.Password);

        answer.Headers["Set-Cookie"].Should().Contain("hagukumi=").And.Contain("httponly").And.Contain("samesite=lax");
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var browser = await app.SignInAnew("soudan");
        var page = await browser.Follow(await browser.Get("/"));

        var answer = await browser.Submit(page, null, "form[action='/sign-out']");

        answer.Location.Should().Be("/sign-in");
        (await browser.Get("/follow-ups")).Location.Should().Contain("/sign-in");
    }

    [Fact]
    public async Task SignOut_WithoutToken_KeepsTheSession()
    {
        var browser = await app.SignInAnew("soudan");

        (await browser.Post("/sign-out")).Status.Should().Be(400);

        (await browser.Get("/follow-ups")).Status.Should().Be(200);
    }
}
