using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>Who changed whose rights stands in the access log, or nothing is changed.</summary>
public sealed class AccessRowTests(App app) : IClassFixture<App>
{
    /// <summary>Everything that says who may do what, and what the other modules are told of it.</summary>
    const string Rights = """
        select 'member', m::text from staff.member m union all select 'role', r::text from staff.member_role r union all select 'duty', d::text from staff.duty_assignment d
        union all select 'account', id::text || coalesce(password_hash, '') from staff.account union all select 'event', sequence::text from staff.outbox_event order by 1, 2
        """;

    static int counter;

    [Theory]
    [InlineData("open an account")]
    [InlineData("change roles")]
    [InlineData("close an account")]
    [InlineData("give a duty")]
    [InlineData("end a duty")]
    public async Task Save_OfEachKind_LeavesOneRowThatNamesTheDoerAndTheMemberConcerned(string deed)
    {
        var (doer, page, typed, record, concerned) = await About(deed);
        var traces = await Traces.From(app, "staff");

        (await doer.Submit(page, typed)).Status.Should().Be(303);

        var row = (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Write).Subject;
        row.Staff.Value.Should().Be(await Id("kanri"));
        row.Action.Should().Be($"{record} {concerned}");
        row.About().Should().BeEmpty("it is about nobody of the register");
    }

    [Theory]
    [InlineData("open an account")]
    [InlineData("change roles")]
    [InlineData("close an account")]
    [InlineData("give a duty")]
    [InlineData("end a duty")]
    public async Task Save_ThatCannotBeLogged_ChangesNothing(string deed)
    {
        var (doer, page, typed, _, _) = await About(deed);
        var before = await app.Database.Rows(Rights);
        await app.Database.Execute("alter table core.access_entry add constraint closed check (kind <> 'Write') not valid");
        try
        {
            (await doer.Submit(page, typed)).Status.Should().Be(500);
        }
        finally
        {
            await app.Database.Execute("alter table core.access_entry drop constraint closed");
        }

        (await app.Database.Rows(Rights)).Should().Equal(before);
        (await doer.Submit(page, typed)).Status.Should().Be(303, "nothing but the log was in the way");
    }

    [Theory]
    [InlineData("open an account")]
    [InlineData("change roles")]
    [InlineData("give a duty")]
    [InlineData("end a duty")]
    public async Task Save_PressedTwiceAtOnce_LeavesOneRow(string deed)
    {
        var (doer, page, typed, _, _) = await About(deed);
        var traces = await Traces.From(app, "staff");

        (await doer.SubmitTwice(page, typed)).Select(a => a.Status).Should().Equal(303, 303);

        (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Write);
    }

    [Fact]
    public async Task Save_DutiesOfSeveralMembersAtOnce_LeavesOneRowForEach()
    {
        // The demo gave all duties in one save, two districts to each nurse.
        var holders = await app.Database.Rows("select distinct 'DutyAssignment ' || holder::text from staff.duty_assignment where district is null or district not like '試験%' order by 1");
        holders.Count.Should().BeGreaterThan(8);

        (await app.Database.Rows($"select action from core.access_entry where kind = 'Write' and action like 'DutyAssignment %' and staff = '{Guid.Empty}' order by 1")).Should().Equal(holders);
    }

    /// <summary>A deed of the administrator, ready to be sent, and the row it must leave.</summary>
    async Task<(Browser Doer, Page Page, object Typed, string Record, Guid Concerned)> About(string deed)
    {
        var admin = await app.SignedIn("kanri");
        var number = Interlocked.Increment(ref counter);
        switch (deed)
        {
            case "open an account":
                var form = await admin.Get("/staff/members/new");
                return (admin, form, new { Name = "髙橋 𠮷子", Profession = "phn", Roles = "PublicHealthNurse", UserName = $"shokuin{number}", DemoWorld.Password }, "Member", Guid.Parse(form.Value("Press")!));
            case "change roles":
                return (admin, await admin.Get($"/staff/members/{await Opened(number)}"), new { Roles = "Administrator" }, "Member", await Id($"shokuin{number}"));
            case "close an account":
                return (admin, await admin.Get($"/staff/members/{await Opened(number)}"), new { Active = (string?)null }, "Member", await Id($"shokuin{number}"));
            case "give a duty":
                return (admin, await admin.Get("/staff/duties/new"), await Duty(number), "DutyAssignment", await Id("hokenshi2"));
            default:
                (await admin.Submit(await admin.Get("/staff/duties/new"), await Duty(number))).Status.Should().Be(303);
                var id = await app.Database.Scalar<string>($"select id::text from staff.duty_assignment where district = '試験{number}小'");
                return (admin, await admin.Get($"/staff/duties/{id}/end"), new { LastDay = "2026-06-30" }, "DutyAssignment", await Id("hokenshi2"));
        }
    }

    async Task<Guid> Opened(int number)
    {
        var admin = await app.SignedIn("kanri");
        var typed = new { Name = "髙橋 𠮷子", Profession = "phn", Roles = "PublicHealthNurse", UserName = $"shokuin{number}", DemoWorld.Password };
        (await admin.Submit(await admin.Get("/staff/members/new"), typed)).Status.Should().Be(303);
        return await Id(typed.UserName);
    }

    async Task<object> Duty(int number) => new { Holder = $"{await Id("hokenshi2")}", Duty = "PublicHealthNurse", District = $"試験{number}小", From = "2026-06-01" };

    async Task<Guid> Id(string userName) => Guid.Parse(await app.Database.Scalar<string>($"select id::text from staff.account where user_name = '{userName}'"));
}
