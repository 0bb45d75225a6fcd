using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.MotherCare;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.TestKit;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Days of postpartum care, and the table of immunisations.</summary>
public sealed class PostpartumTests
{
    static readonly MaternalHealthSettings Settings = new();

    static Pregnancy Ended(PregnancyOutcome outcome = PregnancyOutcome.LiveBirth)
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.End([new(outcome, Expected, Sex.Female, outcome is PregnancyOutcome.LiveBirth ? 3000 : null)], Today, Nurse);
        return pregnancy;
    }

    static (Pregnancy, Postpartum) Granted(PregnancyOutcome outcome = PregnancyOutcome.LiveBirth)
    {
        var pregnancy = Ended(outcome);
        var postpartum = Postpartum.Of(pregnancy);
        postpartum.Apply(Ids.New(), Expected, "休みたい", Nurse);
        postpartum.Decide(postpartum.Applications[0].EventId, CareDecision.Granted, Expected, "", Nurse);
        return (pregnancy, postpartum);
    }

    [Theory]
    [InlineData(PregnancyOutcome.LiveBirth)]
    [InlineData(PregnancyOutcome.Stillbirth)]
    [InlineData(PregnancyOutcome.Miscarriage)]
    public void Book_UpToSevenShortStays_AlsoAfterALoss(PregnancyOutcome outcome)
    {
        var (pregnancy, postpartum) = Granted(outcome);
        for (var day = 0; day < 7; day++) postpartum.Book(new(Expected.AddDays(day), CareKind.ShortStay, "助産院"), pregnancy, Settings, Nurse);

        postpartum.Left(CareKind.ShortStay, Settings).Should().Be(0);
        postpartum.Invoking(p => p.Book(new(Expected.AddDays(7), CareKind.ShortStay, "助産院"), pregnancy, Settings, Nurse)).Should().Throw<RefusalException>().WithMessage("*7日まで*残りは0日*");
        postpartum.Left(CareKind.Home, Settings).Should().Be(7, "each kind has days of its own");

        postpartum.Withdraw(postpartum.Days[0].EventId, Today, "使わなかった", Nurse);
        postpartum.Left(CareKind.ShortStay, Settings).Should().Be(1);
    }

    [Fact]
    public void Book_TheSameDayTwice_IsOneDay_AndOfAnotherProviderARefusal()
    {
        var (pregnancy, postpartum) = Granted();
        for (var i = 0; i < 2; i++) postpartum.Book(new(Expected, CareKind.DayCare, "助産院"), pregnancy, Settings, Nurse);

        postpartum.Used(CareKind.DayCare).Should().Be(1);
        postpartum.Invoking(p => p.Book(new(Expected, CareKind.DayCare, "病院"), pregnancy, Settings, Nurse)).Should().Throw<RefusalException>().WithMessage("*すでに記録*");
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(364, true)]    // the day before one year after the birth
    [InlineData(365, false)]
    public void Book_FromTheBirthToTheDayBeforeOneYear(int days, bool possible)
    {
        var (pregnancy, postpartum) = Granted();
        var act = postpartum.Invoking(p => p.Book(new(Expected.AddDays(days), CareKind.Home, "助産師会"), pregnancy, Settings, Nurse));
        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>();
    }

    [Fact]
    public void Book_WithoutADecision_IsRefused()
    {
        var pregnancy = Ended();
        var postpartum = Postpartum.Of(pregnancy);
        postpartum.Apply(Ids.New(), Expected, "休みたい", Nurse);
        postpartum.Invoking(p => p.Book(new(Expected, CareKind.Home, "助産師会"), pregnancy, Settings, Nurse)).Should().Throw<RefusalException>().WithMessage("*決定*");
        postpartum.Decide(postpartum.Applications[0].EventId, CareDecision.Refused, Expected, "対象外", Nurse);
        postpartum.Invoking(p => p.Book(new(Expected, CareKind.Home, "助産師会"), pregnancy, Settings, Nurse)).Should().Throw<RefusalException>();
        postpartum.Invoking(p => p.Decide(postpartum.Applications[0].EventId, CareDecision.Granted, Expected, "", Nurse)).Should().Throw<RefusalException>("a decision stands");
    }

    [Theory]
    [InlineData("mr2", "2019-04-01", "2024-04-01", "2025-03-31")]   // the earlier grade
    [InlineData("mr2", "2019-04-02", "2025-04-01", "2026-03-31")]
    [InlineData("hepb", "2026-06-01", "2026-06-01", "2027-05-31")]
    [InlineData("five", "2026-06-01", "2026-08-01", "2033-11-30")]
    [InlineData("rota1", "2026-06-01", "2026-07-13", "2026-11-16")]
    [InlineData("mr1", "2024-02-29", "2025-02-28", "2026-02-27")]
    public void Window_OfAChild_FollowsTheTable(string code, string birth, string from, string until)
    {
        var window = VaccineSchedule.Window(VaccineSchedule.All.Single(v => v.Code == code), DateOnly.Parse(birth, null));
        window.Should().Be((DateOnly.Parse(from, null), DateOnly.Parse(until, null)));
    }

    [Fact]
    public void On_LinesHoldWhileTheyAreValid_AndForTheirSex()
    {
        VaccineSchedule.On(new(2024, 3, 31), Sex.Female).Should().NotContain(v => v.Code == "five");
        VaccineSchedule.On(new(2024, 4, 1), Sex.Female).Should().Contain(v => v.Code == "five").And.Contain(v => v.Code == "hpv");
        VaccineSchedule.On(new(2024, 4, 1), Sex.Male).Should().NotContain(v => v.Code == "hpv");
        VaccineSchedule.All.Should().OnlyContain(v => v.Doses > 0 && VaccineSchedule.Window(v, Today).From <= VaccineSchedule.Window(v, Today).Until);
    }
}

/// <summary>What only named readers see, and days that two desks book at once, over HTTP.</summary>
public sealed class MotherPageTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Illness_IsReadByThoseItNames_AndEachReadingIsLogged()
    {
        var (nurse, colleague, supervisor) = (await desk.SignedIn("hokenshi1"), await desk.SignedIn("hokenshi2"), await desk.SignedIn("kakaricho"));
        var pregnancy = await desk.Pregnancy();
        var hokenshi2 = (await desk.Database.Rows("select id from staff.account where user_name = 'hokenshi2'")).Single();
        var url = pregnancy.Path + "/illness";
        var form = await nurse.Get(url);
        (await nurse.Submit(form, new { Doctor = "白樺医院", Medicine = "夜に一錠", Admissions = "三年前に一度" })).Status.Should().Be(303);

        foreach (var other in new[] { colleague, supervisor })
        {
            var traces = await Traces.From(desk, "maternal-health");
            var page = await other.Get(url);
            page.Status.Should().Be(403);
            page.Words.Should().Contain("閲覧できる職員が限られた記録があります");
            page.Text.Should().NotContain("白樺").And.NotContain("夜に一錠").And.NotContain("三年前");
            var token = (await other.Get(pregnancy.Path + "/epds/new")).Html.QuerySelector("main form[method=post] [name^=__]")!;
            var written = await other.Post(url, (token.GetAttribute("name")!, token.GetAttribute("value")!), ("Version", "1"), ("Doctor", "書き換え"), ("Readers", hokenshi2));
            written.Status.Should().Be(403);
            (await traces.Accesses()).Should().NotContain(a => a.Purpose == KeepIllness.Purpose);
        }

        var read = await Traces.From(desk, "maternal-health");
        var own = await nurse.Get(url);
        own.Value("Doctor").Should().Be("白樺医院");
        (await read.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Read && a.Purpose == KeepIllness.Purpose).Which.About().Should().Contain(pregnancy.Person);
        foreach (var page in new[] { pregnancy.Path, $"/families/people/{pregnancy.Person}" }) (await nurse.Get(page)).Text.Should().NotContain("白樺");

        // Named, she reads; and only then.
        var again = await nurse.Get(url);
        var named = again.Html.QuerySelectorAll("input[name=Readers]").First(i => i.GetAttribute("value") == hokenshi2);
        named.SetAttribute("checked", "checked");
        (await nurse.Submit(again)).Status.Should().Be(303);
        (await colleague.Get(url)).Value("Medicine").Should().Be("夜に一錠");
        (await supervisor.Get(url)).Status.Should().Be(403);
    }

    [Fact]
    public async Task Illness_WithoutAReaderOrByAStaleForm_IsNotKept()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();
        var url = pregnancy.Path + "/illness";
        var (first, second) = (await nurse.Get(url), await nurse.Get(url));
        (await nurse.Submit(first, new Dictionary<string, string?> { ["Doctor"] = "白樺医院", ["Readers"] = null })).Status.Should().Be(422);
        (await nurse.Submit(first, new { Doctor = "白樺医院" })).Status.Should().Be(303);
        (await nurse.Submit(first, new { Doctor = "白樺医院" })).Status.Should().Be(303, "the same press twice");
        (await nurse.Submit(second, new { Doctor = "別の医院" })).Status.Should().Be(409);
        (await nurse.Get(url)).Value("Doctor").Should().Be("白樺医院");
    }

    /// <summary>One short stay is left; two desks book another day each at the same moment.</summary>
    [Fact]
    public async Task Book_TheLastDayTwiceAtOnce_GivesItToOne()
    {
        var (nurse, colleague) = (await desk.SignedIn("hokenshi1"), await desk.SignedIn("kakaricho"));
        var infant = await desk.Infant();
        var pregnancy = "/maternal-health/pregnancies/" + (await desk.Database.Rows($"select pregnancy from maternal_health.infant where id = '{infant.Id}'")).Single();
        (await nurse.Submit(await nurse.Get(pregnancy + "/postpartum/applications/new"), new { On = "2026-06-01", Reason = "休みたい" })).Status.Should().Be(303);
        var shown = await nurse.Get(pregnancy + "/postpartum");
        (await nurse.Submit(await nurse.Get(shown.Link("申請の決定を記録する")), new { On = "2026-06-01", Decision = "Granted" })).Status.Should().Be(303);
        var form = await nurse.Get(pregnancy + "/postpartum/days/new");
        for (var day = 1; day <= 6; day++) (await nurse.Submit(form, new { Kind = "ShortStay", On = $"2026-06-0{day}", Provider = "助産院" })).Status.Should().Be(303);
        var theirs = await colleague.Get(pregnancy + "/postpartum/days/new");

        var answers = await Task.WhenAll(nurse.Submit(form, new { Kind = "ShortStay", On = "2026-06-07", Provider = "助産院" }), colleague.Submit(theirs, new { Kind = "ShortStay", On = "2026-06-08", Provider = "病院" }));

        answers.Select(a => a.Status).Should().BeEquivalentTo([303, 422]);
        answers.Single(a => a.Status == 422).Errors.Should().ContainSingle().Which.Should().Contain("残りは0日");
        (await nurse.Get(pregnancy + "/postpartum")).Letters.Should().Contain("短期入所（宿泊）7日7日0日");

        // What was used is reported, once.
        var report = await nurse.Get((await nurse.Get(pregnancy + "/postpartum")).Link("実績報告を記録する"));
        (await nurse.Submit(report, new { On = "2026-06-01", Report = "よく眠れた" })).Status.Should().Be(303);
        (await nurse.Get(pregnancy + "/postpartum")).Words.Should().Contain("よく眠れた").And.NotContain("実績報告を記録する");
    }

    [Fact]
    public async Task Growth_FromTheMeasuringToTheDayToMeasureAgain()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var child = await desk.Child();
        var form = await nurse.Get(child.Path + "/growth/new");

        // Ten times too much is asked about with everything kept, and taken once confirmed.
        var asked = await nurse.Submit(form, new { On = "2026-06-01", Place = "Home", Weight = "27.5" });
        asked.Status.Should().Be(422);
        asked.Value("Weight").Should().Be("27.5");
        (await nurse.Submit(asked, new { Confirmed = "true" })).Status.Should().Be(303);
        var page = await nurse.Get(child.Path + "/growth");
        page.Letters.Should().Contain("27.5kg97パーセンタイルより上");
        page.Html.QuerySelectorAll("svg.growth[role=img][aria-label]").Should().HaveCount(1);

        (await nurse.Submit(await nurse.Get(page.Link("取り消す")), new { Reason = "桁の誤り" })).Location.Should().Be(child.Path + "/growth");
        (await nurse.Submit(await nurse.Get(child.Path + "/growth/new"), new { On = "2026-06-01", Place = "Home", Weight = "2.75" })).Status.Should().Be(303);
        page = await nurse.Get(child.Path + "/growth");
        page.Words.Should().Contain("より150g少ない").And.Contain("桁の誤り").And.NotContain("正常").And.NotContain("異常");

        (await nurse.Submit(await nurse.Get(child.Path + "/growth/remeasure"), new { On = "2026-06-10", Reason = "体重" })).Status.Should().Be(303);
        await desk.Delivered();
        Task<IReadOnlyList<string>> Owed() => desk.Database.Rows($"select status || ' ' || due_on from follow_ups.follow_up where subject = '{child.Person}' and rule = 'remeasure'");
        (await Owed()).Should().Equal("Open 2026-06-10");
        (await nurse.Submit(await nurse.Get(child.Path + "/growth/new"), new { On = "2026-06-01", Place = "Home", Weight = "2.8" })).Status.Should().Be(303);
        await desk.Delivered();
        (await Owed()).Should().Equal("Settled 2026-06-10");
        (await (await desk.SignedIn("soudan")).Get(child.Path + "/growth")).Status.Should().Be(403);
    }
}
