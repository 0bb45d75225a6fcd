using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>What was typed survives the end of the session, and only for who typed it.</summary>
public sealed class KeptFormTests(App app) : IClassFixture<App>
{
    const string Typed = "節目の面談では母の体調を「よく」聞く";

    [Fact]
    public async Task Post_AfterTheSessionEnded_IsThereAgainUnsavedAfterSigningIn()
    {
        var browser = await app.SignInAnew("hokenshi1");
        var form = await Form(browser);
        await EndSessions("hokenshi1");

        var signIn = await browser.Submit(form, new { What = Typed, DueOn = "2026-06-30" });

        signIn.Status.Should().Be(401);
        signIn.Text.Should().NotContain("体調");
        var between = await browser.Submit(signIn, new { UserName = "hokenshi1", Hagukumi.BuildingBlocks.Modules.DemoWorld.Password });
        between.Status.Should().Be(200);
        var again = await browser.Submit(between);
        again.Status.Should().Be(422);
        again.Url.Should().Be(form.Url);
        again.Value("What").Should().Be(Typed);
        again.Value("DueOn").Should().Be("2026-06-30");
        again.Errors.Should().Contain("まだ保存していません。内容を確かめて、もう一度保存してください。");
        (await Stored()).Should().Be(0);
        (await browser.Submit(again, new { Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        (await Stored()).Should().Be(1);
        await app.Database.Execute("delete from follow_ups.follow_up");
    }

    [Fact]
    public async Task Post_AfterTheSessionEnded_IsNotGivenToSomebodyElse()
    {
        var browser = await app.SignInAnew("hokenshi2");
        var form = await Form(browser);
        await EndSessions("hokenshi2");

        var signIn = await browser.Submit(form, new { What = Typed });
        var answer = await browser.Submit(signIn, new { UserName = "hokenshi3", Hagukumi.BuildingBlocks.Modules.DemoWorld.Password });

        answer.Status.Should().Be(303);
        answer.Location.Should().Be("/");
    }

    [Fact]
    public async Task Post_WithTheTokenOfAnotherSession_IsOfferedBackAndNotSaved()
    {
        var browser = await app.SignInAnew("hokenshi4");
        var form = await Form(browser);

        var refused = await browser.Submit(form, new { What = Typed, DueOn = "2026-06-30", Owner = "PublicHealthNurse", __RequestVerificationToken = "of another session" });

        refused.Status.Should().Be(400);
        (await Stored()).Should().Be(0);
        var again = await browser.Submit(refused);
        again.Status.Should().Be(422);
        again.Value("What").Should().Be(Typed);
        (await Stored()).Should().Be(0);
    }

    [Fact]
    public async Task Post_SignedOutWithoutAnybodysSession_LeadsToSignInAndKeepsNothing()
    {
        var page = await app.Anonymous().Post("/follow-ups/new", ("What", Typed));

        page.Status.Should().Be(302);
        page.Location.Should().Contain("/sign-in");
    }

    [Fact]
    public async Task Refresh_AfterTheSessionEnded_LeadsToSignInInsteadOfAnEmptyList()
    {
        var page = await app.Anonymous().Refresh("/follow-ups?rule=triage");

        page.Status.Should().Be(401);
        page.Headers["HX-Redirect"].Should().Contain("/sign-in?to=%2Ffollow-ups");
        (await (await app.SignedIn("kakaricho")).Refresh("/follow-ups?rule=triage")).Status.Should().Be(200);
    }

    async Task<Page> Form(Browser browser)
    {
        var person = (await app.Register(new Resident()))[0];
        var page = await browser.Get($"/follow-ups/new?person={person}");
        page.Status.Should().Be(200);
        return page;
    }

    Task<int> EndSessions(string userName) => app.Database.Execute($"update staff.account set security_stamp = 'ended' where user_name = '{userName}'");

    Task<int> Stored() => app.Database.Scalar<int>("select count(*) from follow_ups.follow_up where rule = 'manual'");
}
