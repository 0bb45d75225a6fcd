using AngleSharp.Dom;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.Staff.Tests;

/// <summary>異動: what changes hands on one day, all at once; a duty without successor falls to the supervisor, and that is said before.</summary>
public sealed class TransferTests(App app) : IClassFixture<App>
{
    static int counter;

    static string NewDistrict() => $"異動{Interlocked.Increment(ref counter)}小";

    async Task<string> Id(string userName) => (await app.Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single();

    async Task<string> Assign(string district, string holder, string duty = "PublicHealthNurse")
    {
        var supervisor = await app.SignedIn("kakaricho");
        (await supervisor.Submit(await supervisor.Get("/staff/duties/new"), new { Holder = await Id(holder), Duty = duty, District = district, From = "2026-06-01" })).Status.Should().Be(303);
        return await app.Database.Scalar<string>($"select id::text from staff.duty_assignment where district = '{district}' and duty = '{duty}'");
    }

    /// <summary>Form name of the choice of a successor.</summary>
    static string Successor(Page form, string assignment) => form.Html.QuerySelectorAll("[name$='.Assignment']").Single(f => f.GetAttribute("value") == assignment).GetAttribute("name")!.Replace("Assignment", "Successor", StringComparison.Ordinal);

    static Dictionary<string, string?> Choose(Page form, params (string Assignment, string Successor)[] chosen) => chosen.ToDictionary(c => Successor(form, c.Assignment), c => (string?)c.Successor);

    Task<IReadOnlyList<string>> Holders(string district, string day) =>
        app.Database.Rows($"select m.name from follow_ups.duty_holder d join staff.member m on m.id = d.holder where d.district = '{district}' and d.\"from\" <= '{day}' and (d.\"to\" is null or d.\"to\" >= '{day}')");

    [Fact]
    public async Task Save_ForTheFirstOfApril_ChangesHandsOnThatDayAndNotBefore_OnceHoweverOftenItIsPressed()
    {
        var (handed, open, kept) = (NewDistrict(), NewDistrict(), NewDistrict());
        var (one, two, _) = (await Assign(handed, "hokenshi1"), await Assign(open, "hokenshi1"), await Assign(kept, "hokenshi1"));
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get("/staff/transfers/new");
        form.Value("On").Should().Be("2027-04-01", "the next first of April unless another day is asked");
        var traces = await Traces.From(app, "staff");

        var preview = await supervisor.Submit(form, Choose(form, (one, await Id("hokenshi3")), (two, "open")));
        (await traces.Events()).Should().BeEmpty("nothing is saved before it was seen");
        var answers = await supervisor.SubmitTwice(preview);
        var again = await supervisor.Submit(preview);

        answers.Append(again).Select(a => a.Status).Should().Equal(303, 303, 303);
        answers.Append(again).Select(a => a.Location).Distinct().Should().ContainSingle();
        (await traces.Events()).Should().Equal("staff.duty-assigned", "staff.duty-assigned", "staff.duty-assigned");
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Write).Select(a => a.Action).Should().BeEquivalentTo($"DutyAssignment {await Id("hokenshi1")}", $"DutyAssignment {await Id("hokenshi3")}");
        await app.Delivered();
        (await Holders(handed, "2027-03-31")).Should().Equal("青木 美咲");
        (await Holders(handed, "2027-04-01")).Should().Equal("上田 千夏");
        (await Holders(open, "2027-03-31")).Should().Equal("青木 美咲");
        (await Holders(open, "2027-04-01")).Should().BeEmpty();
        (await Holders(kept, "2027-04-01")).Should().Equal("青木 美咲");
        var shown = await supervisor.Get(again.Location!);
        shown.Letters.Should().Contain($"{handed}青木美咲上田千夏").And.Contain($"{open}青木美咲未定").And.NotContain(kept);
        (await supervisor.Get("/staff/transfers")).Letters.Should().Contain("2027-04-012件1件0人坂本久美子2026-06-01");
    }

    [Fact]
    public async Task Preview_OfADutyWithoutSuccessor_NamesWhoAnswersForIt_AsTheWorklistDoesOnThatDay()
    {
        var (alone, shared) = (NewDistrict(), NewDistrict());
        var (one, two) = (await Assign(alone, "hokenshi2"), await Assign(shared, "hokenshi2"));
        await app.Database.Execute($"insert into staff.duty_assignment (id, version, holder, duty, district, \"from\", published) values ('{Guid.CreateVersion7()}', 0, '{await Id("hokenshi4")}', 'PublicHealthNurse', '{shared}', '2026-06-01', 1)");
        var caseWorker = await app.Database.Scalar<string>("select id::text from staff.duty_assignment where duty = 'CaseWorker'");
        var head = await app.Database.Scalar<string>("select id::text from staff.duty_assignment where duty = 'CenterDirector'");
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get("/staff/transfers/new?on=2026-07-01");

        var preview = await supervisor.Submit(form, Choose(form, (one, "open"), (two, "open"), (caseWorker, "open"), (head, "open")));

        preview.Status.Should().Be(200);
        string Of(string starts) => string.Join('|', preview.Html.QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains(starts)).Children.Select(c => c.TextContent.Trim()));
        Of(alone).Should().Be($"地区担当保健師|{alone}|石田 由香|2026-06-30|母子保健係長：坂本 久美子");
        Of(shared).Should().Be($"地区担当保健師|{shared}|石田 由香|2026-06-30|ほかの地区担当保健師：遠藤 彩");
        Of("児童福祉の主担当").Should().EndWith("|児童福祉係長：坂本 久美子");
        Of("鈴木 隆").Should().EndWith("|引き受ける職員がいません");
        preview.Words.Should().Contain("引き受ける職員がいない担当があります");
        (await supervisor.Submit(preview, new { Edit = "true" })).Value(Successor(form, one)).Should().Be("open", "what was chosen is still there");
        (await app.Database.Scalar<long>("select count(*) from staff.transfer where \"on\" = '2026-07-01'")).Should().Be(0);

        // The worklist on that day says the same of the one that nobody else holds.
        form = await supervisor.Get("/staff/transfers/new?on=2026-07-01");
        (await supervisor.Submit(await supervisor.Submit(form, Choose(form, (one, "open"))))).Status.Should().Be(303);
        await app.Delivered();
        var woman = (await app.Register(new Resident { District = alone }))[0];
        (await supervisor.Submit(await supervisor.Get($"/follow-ups/new?person={woman}"), new { What = "異動の用事", DueOn = "2026-07-10", Owner = "PublicHealthNurse" })).Status.Should().Be(303);
        var nurse = await app.SignedIn("hokenshi2");
        foreach (var (day, nurses) in new[] { (new DateOnly(2026, 6, 30), true), (new DateOnly(2026, 7, 1), false) })
        {
            app.Clock.Set(day);
            (await nurse.Get("/follow-ups")).Text.Contains("異動の用事").Should().Be(nurses, $"{day:yyyy-MM-dd}");
            (await supervisor.Get("/follow-ups")).Text.Contains("異動の用事").Should().Be(!nurses, $"{day:yyyy-MM-dd}");
        }
        app.Clock.Set(App.Monday);
    }

    [Fact]
    public async Task Save_OfSomebodyWhoLeaves_EndsTheirDutiesAndRolesWithTheDayBefore_AndClosesNothingToday()
    {
        var district = NewDistrict();
        await Assign(district, "hokenshi4");
        var (admin, session) = (await app.SignedIn("kanri"), await app.SignInAnew("hokenshi4"));
        var form = await admin.Get("/staff/transfers/new?on=2026-06-08");

        var preview = await admin.Submit(form, new { Leavers = await Id("hokenshi4") });

        preview.Words.Should().Contain("遠藤 彩").And.Contain(district).And.Contain("役割は").And.Contain("母子保健係長：坂本 久美子");
        preview.Words.Should().Contain("当番", "what they were to do later is named too");
        (await admin.Submit(preview)).Status.Should().Be(303);
        await app.Delivered();
        (await Holders(district, "2026-06-07")).Should().Equal("遠藤 彩");
        (await Holders(district, "2026-06-08")).Should().BeEmpty();
        (await app.Database.Scalar<long>($"select count(*) from staff.duty_assignment where holder = '{await Id("hokenshi4")}' and (\"to\" is null or (\"to\" >= '2026-06-08' and \"to\" >= \"from\"))")).Should().Be(0);
        (await session.Get("/follow-ups")).Status.Should().Be(200, "today everything is as it was");
        try
        {
            app.Clock.Set(new(2026, 6, 7));
            (await session.Get("/follow-ups")).Status.Should().Be(200);
            app.Clock.Set(new(2026, 6, 8));
            (await session.Get("/follow-ups")).Status.Should().Be(403);
        }
        finally
        {
            app.Clock.Set(App.Monday);
        }
        (await app.Database.Scalar<bool>($"select active from staff.member where id = '{await Id("hokenshi4")}'")).Should().BeTrue();
    }

    [Fact]
    public async Task Save_ByWhoeverGivesNoRoles_TakesNone_AndSaysSo()
    {
        var district = NewDistrict();
        await Assign(district, "josanshi", "Clerk");
        var supervisor = await app.SignedIn("kakaricho");

        var preview = await supervisor.Submit(await supervisor.Get("/staff/transfers/new?on=2026-09-01"), new { Leavers = await Id("josanshi") });

        preview.Words.Should().Contain("役割は終わりません");
        (await supervisor.Submit(preview)).Status.Should().Be(303);
        (await app.Database.Scalar<long>($"select count(*) from staff.member_role where member_id = '{await Id("josanshi")}' and \"to\" is null")).Should().Be(1);
        (await app.Database.Scalar<string>($"select \"to\"::text from staff.duty_assignment where district = '{district}'")).Should().Be("2026-08-31");
    }

    [Fact]
    public async Task Save_SixtyDuties_InOneFormAndOneTransaction()
    {
        var to = await Id("hokenshi2");
        await app.Database.Execute(string.Join(';', Enumerable.Range(0, 60).Select(i =>
            $"insert into staff.duty_assignment (id, version, holder, duty, district, \"from\", published) select gen_random_uuid(), 0, id, 'Clerk', '六十{i:00}小', '2026-06-01', 1 from staff.account where user_name = 'jimu'")));
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get("/staff/transfers/new?on=2026-10-01");
        var sixty = form.Html.QuerySelectorAll("main tbody tr").Where(r => r.TextContent.Contains("六十")).Select(r => r.QuerySelector("select")!.GetAttribute("name")!).ToList();
        sixty.Should().HaveCount(60);
        var traces = await Traces.From(app, "staff");

        var preview = await supervisor.Submit(form, sixty.ToDictionary(n => n, _ => (string?)to));
        (await app.Database.Execute("alter table staff.transfer add constraint closed check (\"on\" <> '2026-10-01') not valid")).Should().Be(-1);
        (await supervisor.Submit(preview)).Status.Should().Be(500);
        await app.Database.Execute("alter table staff.transfer drop constraint closed");
        (await traces.Events()).Should().BeEmpty("all or nothing");
        (await supervisor.Submit(preview)).Status.Should().Be(303);

        (await app.Database.Scalar<long>("select count(*) from staff.duty_assignment where district like '六十%' and \"to\" = '2026-09-30'")).Should().Be(60);
        (await app.Database.Scalar<long>($"select count(*) from staff.duty_assignment where district like '六十%' and \"from\" = '2026-10-01' and holder = '{to}'")).Should().Be(60);
        (await traces.Events()).Should().HaveCount(120);
    }

    [Fact]
    public async Task Save_ADutyThatSomebodyChangedMeanwhile_ShowsBothAndSavesNothing()
    {
        var (district, late) = (NewDistrict(), NewDistrict());
        var id = await Assign(district, "hokenshi3");
        var (supervisor, other) = (await app.SignedIn("kakaricho"), await app.SignedIn("kanri"));
        var form = await supervisor.Get("/staff/transfers/new?on=2026-11-01");
        var preview = await supervisor.Submit(form, Choose(form, (id, await Id("hokenshi2"))));
        (await other.Submit(await other.Get($"/staff/duties/{id}/end"), new { LastDay = "2026-12-31" })).Status.Should().Be(303);
        await Assign(late, "hokenshi3");

        var answer = await supervisor.Submit(preview);

        answer.Status.Should().Be(409);
        answer.Html.QuerySelector(".conflict")!.TextContent.Should().Contain(district).And.Contain("R8.12.31まで").And.Contain("後任：石田 由香").And.Contain(late);
        (await app.Database.Scalar<long>("select count(*) from staff.transfer where \"on\" = '2026-11-01'")).Should().Be(0);
        answer.Value(Successor(answer, id)).Should().Be(await Id("hokenshi2"), "what was chosen is still there");
        (await supervisor.Submit(await supervisor.Submit(answer))).Status.Should().Be(303);
        (await app.Database.Rows($"select \"to\" from staff.duty_assignment where district = '{district}' order by \"from\"")).Should().HaveCount(2).And.Contain(r => r.Contains("10/31") || r.Contains("2026-10-31"));
        (await app.Database.Scalar<string>($"select \"to\"::text from staff.duty_assignment where district = '{district}' and \"from\" = '2026-11-01'")).Should().Be("2026-12-31", "a duty that was for a time is for that time");
    }

    [Theory]
    [InlineData("On", "2026-05-31", "今日以後")]
    [InlineData("On", "四月", "異動の日は")]
    [InlineData("successor", "00000000-0000-0000-0000-000000000009", "後任を選び直してください")]
    [InlineData("Leavers", "somebody", "職員を選び直してください")]
    [InlineData("", "", "変わる担当がありません")]
    public async Task Save_Invalid_SaysWhy(string field, string typed, string says)
    {
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get("/staff/transfers/new?on=2027-02-01");
        var name = field == "successor" ? "Lines[0].Successor" : field;

        var page = await supervisor.Submit(form, new Dictionary<string, string?> { [name] = typed });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        (await supervisor.Get("/staff/transfers/new?on=2026-05-31")).Errors.Should().Contain(e => e.Contains("今日以後"));
    }

    [Fact]
    public async Task Save_SuccessorWhoLeavesToo_IsAskedFor()
    {
        var id = await Assign(NewDistrict(), "hokenshi1");
        var supervisor = await app.SignedIn("kakaricho");
        var form = await supervisor.Get("/staff/transfers/new?on=2027-02-01");
        var typed = Choose(form, (id, await Id("hokenshi2")));
        typed["Leavers"] = await Id("hokenshi2");

        (await supervisor.Submit(form, typed)).Errors.Should().Contain(e => e.Contains("後任は、異動・退職する職員です"));
        app.Errors.Clear();
        (await Garbage.ThrownAt(supervisor, () => Task.FromResult("/staff/transfers/new?on=2027-02-01"))).Should().BeEmpty();
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Save_OfTheLastAdministrator_IsRefusedWithASentence()
    {
        await Assign(NewDistrict(), "kanri");
        var admin = await app.SignedIn("kanri");
        var preview = await admin.Submit(await admin.Get("/staff/transfers/new?on=2027-03-01"), new { Leavers = await Id("kanri") });

        var answer = await admin.Submit(preview);

        answer.Status.Should().Be(422);
        answer.Errors.Should().ContainSingle().Which.Should().Contain("2027-03-01").And.Contain("一人もいなくなります");
        (await app.Database.Scalar<long>("select count(*) from staff.transfer where \"on\" = '2027-03-01'")).Should().Be(0);
    }
}
