using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What would lose a family between two municipalities: a move nobody noticed, a sheet without its risks, a sending taken for a receipt.</summary>
public sealed class MoveTests(Desk desk) : IClassFixture<Desk>
{
    static readonly DateOnly Toddler = new(2024, 10, 1);

    async Task<PersonId> Resident(Resident resident) => (await desk.Register(resident)).Single();

    async Task<IReadOnlyList<string>> Moves(PersonId person)
    {
        await desk.Delivered();
        return await desk.Database.Rows($"select direction || ' ' || closed from maternal_health.move where person = '{person}'");
    }

    async Task Triage(Desk.Case pregnancy, string direction)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/triage"), new { On = "2026-06-01", Direction = direction, Reason = "上の子の一時保護の歴がある" })).Status.Should().Be(303);
    }

    async Task LeaveTown(PersonId person)
    {
        var number = await desk.Database.Scalar<string>($"select register_number from families.person where id = '{person}'");
        var name = await desk.Database.Scalar<string>($"select name from families.person where id = '{person}'");
        await Resident(new Resident { Number = number, Name = name, MovedOutOn = App.Monday });
    }

    [Fact]
    public async Task MovedOut_WomanWhoIsFollowed_IsToBeHandedOver_AndOneWhoIsNotIsLeftInPeace()
    {
        var (followed, ordinary) = (await desk.Pregnancy(), await desk.Pregnancy());
        await Triage(followed, "NurseFollowUp");
        await Triage(ordinary, "Ordinary");

        await LeaveTown(followed.Person);
        await LeaveTown(ordinary.Person);

        (await Moves(followed.Person)).Should().Equal("Out false");
        (await Moves(ordinary.Person)).Should().BeEmpty();
        (await desk.Database.Rows($"select status from follow_ups.follow_up where rule = 'case-transfer' and person = '{followed.Person}'")).Should().Equal("Open");
    }

    [Fact]
    public async Task MovedOut_AfterItWasPlanned_StaysOneHandingOver_WithTheDayOfTheRegister()
    {
        var move = await desk.Move("Out");

        await LeaveTown(move.Person);

        (await Moves(move.Person)).Should().Equal("Out false");
        (await desk.Database.Scalar<string>($"select moves_on::text from maternal_health.move where id = '{move.Id}'")).Should().Be("2026-06-01");
    }

    [Fact]
    public async Task MovedIn_ChildBeforeSchool_IsAskedAbout_AndNeitherAPupilNorAnAdult()
    {
        var child = await Resident(new Resident { Born = Toddler, MovedInOn = App.Monday });
        var pupil = await Resident(new Resident { Born = new DateOnly(2018, 5, 1), MovedInOn = App.Monday });
        var born = await Resident(new Resident { Born = App.Monday, MovedInOn = App.Monday });

        (await Moves(child)).Should().Equal("In false");
        (await Moves(pupil)).Should().BeEmpty();
        (await Moves(born)).Should().BeEmpty("it was born here");
        (await desk.Database.Rows($"select status from follow_ups.follow_up where rule = 'move-in' and person = '{child}'")).Should().Equal("Open");
    }

    [Fact]
    public async Task Sent_IsNotReceived_AndOnlyTheNameOfWhoTookItEndsIt()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var move = await desk.Move("Out");

        (await nurse.Submit(await nurse.Get(move.Path), new { Kind = "Sent", On = "2026-06-01", With = "青空町健康課", SheetSent = "true" })).Status.Should().Be(303);
        (await Moves(move.Person)).Should().Equal("Out false");
        (await nurse.Submit(await nurse.Get(move.Path), new { Kind = "Accepted", On = "2026-06-01" })).Errors.Should().ContainSingle(e => e.Contains("相手の課名と氏名"));
        (await nurse.Submit(await nurse.Get(move.Path), new { Kind = "Accepted", On = "2026-06-01", With = "青空町健康課 大空" })).Status.Should().Be(303);

        (await Moves(move.Person)).Should().Equal("Out true");
        (await desk.Database.Rows($"select status from follow_ups.follow_up where rule = 'case-transfer' and subject = '{move.Id}'")).Should().Equal("Settled");
        (await nurse.Submit(await nurse.Get(move.Path), new { Kind = "StaysHere", On = "2026-06-01", Note = "取りやめ" })).Errors.Should().ContainSingle(e => e.Contains("先にその記録を取り消して"));
    }

    [Fact]
    public async Task Accepted_ByMistake_IsTakenBack_AndOwedAgain()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var move = await desk.Move("Out");
        (await nurse.Submit(await nurse.Get(move.Path), new { Kind = "Accepted", On = "2026-06-01", With = "青空町健康課 大空" })).Status.Should().Be(303);

        var withdrawn = await nurse.Submit(await nurse.Get((await nurse.Get(move.Path)).Link("取り消す")), new { Reason = "別の方の返事だった" });

        withdrawn.Status.Should().Be(303, withdrawn.Words);
        (await Moves(move.Person)).Should().Equal("Out false");
        (await desk.Database.Rows($"select status from follow_ups.follow_up where rule = 'case-transfer' and subject = '{move.Id}'")).Should().Equal("Open");
    }

    [Fact]
    public async Task Sheet_CarriesWhatWasFoundAndDecided()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/interview"), new Dictionary<string, string?> { ["Minutes"] = "25", ["Note"] = "元気です。", ["Items"] = "P13" })).Status.Should().Be(303);
        await Triage(pregnancy, "SpecifiedPregnantCandidate");
        var planned = await nurse.Submit(await nurse.Get($"/maternal-health/moves/new?person={pregnancy.Person}"), new { Direction = "Out", KnownOn = "2026-06-01" });

        var sheet = await nurse.Get(planned.Location + "/sheet");

        sheet.Status.Should().Be(200);
        sheet.Words.Should().Contain(pregnancy.Name).And.Contain("上の子に虐待・要対協・施設入所歴").And.Contain("上の子の一時保護の歴がある").And.Contain("特定妊婦の候補");
    }

    [Fact]
    public async Task Sealed_WhereTheyWentStandsOnNoPage()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var hidden = await Resident(new Resident { Born = Toddler, Sealed = true });
        var planned = await nurse.Submit(await nurse.Get($"/maternal-health/moves/new?person={hidden}"), new { Direction = "Out", KnownOn = "2026-06-01", Place = "隠里町" });
        (await nurse.Submit(await nurse.Get(planned.Location!), new { Kind = "Sent", On = "2026-06-01", With = "隠里町健康課", SheetSent = "true" })).Status.Should().Be(303);

        foreach (var url in new[] { planned.Location!, planned.Location + "/sheet", "/maternal-health/moves", "/maternal-health/moves?state=all", $"/families/people/{hidden}" }) (await nurse.Get(url)).Text.Should().NotContain("隠里町", url);
    }

    [Fact]
    public async Task TakenOver_IsMet_BeforeTheArrivalIsClosed()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var move = await desk.Move("In");
        async Task Step(object typed) => (await nurse.Submit(await nurse.Get(move.Path), typed)).Status.Should().Be(303);

        await Step(new { Kind = "TakenOverUnseen", On = "2026-06-01", With = "青空町健康課 大空" });
        await Step(new { Kind = "HistoryReceived", On = "2026-06-01" });
        (await Moves(move.Person)).Should().Equal("In false");
        await Step(new { Kind = "Met", On = "2026-06-01", Note = "家庭訪問で母子に会った" });

        (await Moves(move.Person)).Should().Equal("In true");
        (await desk.Database.Rows($"select rule || ' ' || status from follow_ups.follow_up where subject = '{move.Id}' order by 1")).Should().Equal("move-in Settled", "move-in-first Settled");
    }

    [Fact]
    public async Task RearingSupport_Twice_IsRefused_AndAfterItsEndBegunAnew()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var support = await desk.RearingSupport();
        var again = new { DecidedOn = "2026-06-01", Content = "both", Times = "3", Reason = "再び疲れている", ReviewOn = "2026-08-01" };
        var form = $"/maternal-health/rearing-supports/new?person={support.Person}";

        (await nurse.Submit(await nurse.Get(form), again)).Errors.Should().ContainSingle(e => e.Contains("すでに決定されています"));
        (await nurse.Submit(await nurse.Get(support.Path), new { Kind = "End", On = "2026-06-01", Note = "落ち着いた" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(form), again)).Status.Should().Be(303);
    }

    [Fact]
    public async Task Surveys_SentTogether_WaitUntilAnswered_AndConcernsAreListedUntilSomebodySpoke()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (first, second, later) = (await desk.Pregnancy("2026-08-10"), await desk.Pregnancy("2026-08-11"), await desk.Pregnancy("2026-12-24"));
        var list = await nurse.Get("/maternal-health/surveys");
        list.Words.Should().Contain(first.Name).And.Contain(second.Name).And.NotContain(later.Name, "it is not the eighth month yet");

        var token = list.Html.QuerySelector("main form[method=post] input[name^=__]")!;
        var sent = await nurse.Post("/maternal-health/surveys", (token.GetAttribute("name")!, token.GetAttribute("value")!), ("Pregnancies", $"{first.Id}"), ("Pregnancies", $"{second.Id}"), ("SentOn", "2026-06-01"));
        sent.Status.Should().Be(303, sent.Words);
        (await nurse.Submit(await nurse.Get(first.Path + "/survey"), new { On = "2026-06-01", Concern = "yes", Note = "眠れない" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(second.Path + "/survey"), new { On = "2026-06-01", Concern = "no" })).Status.Should().Be(303);
        await desk.Delivered();

        (await nurse.Get("/maternal-health/surveys")).Words.Should().NotContain(first.Name);
        (await nurse.Get("/maternal-health/surveys?state=waiting")).Words.Should().NotContain(first.Name);
        (await nurse.Get("/maternal-health/surveys?state=concern")).Words.Should().Contain(first.Name).And.NotContain(second.Name);
        (await desk.Database.Rows($"select status from follow_ups.follow_up where rule = 'eight-month' and subject in ('{first.Id}', '{second.Id}') order by subject = '{second.Id}'")).Should().Equal("Open", "Settled");
    }
}
