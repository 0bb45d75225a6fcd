using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.Families.SafeContacts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>安全な連絡先: how somebody asked to be reached is obeyed by every letter and every call.</summary>
public sealed class SafeContactTests(App app) : IClassFixture<App>
{
    static readonly DateOnly Today = App.Monday;

    static SafeContact Recorded(int minute, string phone, DateOnly from, DateOnly? to = null) =>
        SafeContact.Record(Ids.New(), PersonId.New(), new() { Phone = phone, From = from, To = to }, StaffId.New(), new DateTimeOffset(2026, 6, 1, 0, minute, 0, TimeSpan.Zero));

    static string Page(PersonId person) => $"/families/people/{person}";

    async Task<Page> Record(PersonId person, object typed, string account = "soudan")
    {
        var browser = await app.SignedIn(account);
        return await browser.Submit(await browser.Get(Page(person) + "/safe-contact"), typed);
    }

    async Task<CallDecision> MayCall(PersonId person) => (await app.With<IContactGate, IReadOnlyDictionary<PersonId, CallDecision>>(g => g.MayCall([person], default)))[person];

    async Task<ContactDecision> MaySend(PersonId person) => (await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(g => g.MaySend([person], default)))[person];

    [Fact]
    public void On_OfSeveral_TheOneRecordedLastCountsFromItsFirstDayOn()
    {
        var (old, now, ahead) = (Recorded(1, "1", Today.AddDays(-9)), Recorded(2, "2", Today), Recorded(3, "3", Today.AddDays(5)));

        SafeContact.On(Today.AddDays(-1), [old, now, ahead])!.Facts.Phone.Should().Be("1");
        SafeContact.On(Today, [now, old, ahead])!.Facts.Phone.Should().Be("2");
        SafeContact.On(Today.AddDays(5), [old, now, ahead])!.Facts.Phone.Should().Be("3");
        SafeContact.On(Today.AddDays(-10), [old, now, ahead]).Should().BeNull();
    }

    [Fact]
    public void On_OneThatIsOver_NeverFallsBackToAnOlderNumber()
    {
        var (old, limited) = (Recorded(1, "1", Today.AddDays(-9)), Recorded(2, "2", Today.AddDays(-3), Today));

        SafeContact.On(Today, [old, limited])!.Facts.Phone.Should().Be("2");
        SafeContact.On(Today.AddDays(1), [old, limited]).Should().BeNull("the older number was replaced because it was not safe any more");
    }

    [Fact]
    public async Task Record_OnItsScreen_StandsFirstOnThePageAndBindsEveryCaller()
    {
        var person = (await app.Register(new Resident { Name = "安全 花子" }))[0];
        (await MayCall(person)).Should().Be(new CallDecision(null), "nobody said how");

        var saved = await Record(person, new { Phone = "070-0000-4321", Hours = "平日の10時から15時", NoVoicemail = "true", MustNotAnswer = "夫", Language = "ゆっくり話す", NeutralEnvelope = "true" });

        saved.Status.Should().Be(303, saved.Words);
        (await MayCall(person)).Should().Be(new CallDecision(null, new SafeCall("070-0000-4321", "平日の10時から15時", NoVoicemail: true, "夫", "ゆっくり話す")));
        (await MaySend(person)).Should().Be(ContactDecision.Allowed with { NeutralEnvelope = true });
        var contact = (await (await app.SignedIn("jimu")).Get(Page(person))).Html.QuerySelector("section[aria-label='連絡先']")!.TextContent;
        contact.Should().Contain("070-0000-4321").And.Contain("平日の10時から15時").And.Contain("残さないでください").And.Contain("夫が出たら、名乗らずに切ってください").And.Contain("無地の封筒");
        contact.IndexOf("070-0000-4321", StringComparison.Ordinal).Should().BeLessThan(contact.IndexOf("若葉一丁目", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_WhoMustNotBeCalled_IsRefusedToEveryCaller()
    {
        var person = (await app.Register(new Resident()))[0];

        (await Record(person, new { NoCalls = "true", Phone = "070-9999-9999" })).Status.Should().Be(303);

        (await MayCall(person)).Refusal.Should().Be(ContactRefusal.NoCalls);
        var page = await (await app.SignedIn("hokenshi1")).Get(Page(person));
        page.Words.Should().Contain("電話をしないでください").And.NotContain("070-9999-9999");
    }

    [Fact]
    public async Task Envelope_OfOneAdult_IsNeutralForEveryoneOfTheHousehold()
    {
        var people = await app.Register(new Resident { Household = "97000001" }, new Resident { Household = "97000001", Born = new(2020, 1, 1), Relationship = "子" });
        await Record(people[0], new { Phone = "070-0000-1111", NeutralEnvelope = "true" });

        (await MaySend(people[1])).NeutralEnvelope.Should().BeTrue("it falls into the same letter box");
        (await MayCall(people[1])).Only.Should().BeNull("the number is the mother's");
    }

    [Fact]
    public async Task Sealed_MayBeCalledAtTheSafeNumberAndAtNoOther()
    {
        var people = await app.Register(new Resident { Sealed = true }, new Resident { Sealed = true });
        await Record(people[0], new { Phone = "070-0000-2222" });

        (await MayCall(people[0])).Only!.Phone.Should().Be("070-0000-2222");
        (await MaySend(people[0])).Refusal.Should().Be(ContactRefusal.Sealed);
        (await MayCall(people[1])).Refusal.Should().Be(ContactRefusal.Sealed);
    }

    [Fact]
    public async Task Record_WithoutANumber_AsksForOneAndKeepsWhatWasTyped()
    {
        var person = (await app.Register(new Resident()))[0];

        var page = await Record(person, new { Hours = "夜", NoVoicemail = "true" });

        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle().Which.Should().Contain("安全な電話番号");
        page.Value("Hours").Should().Be("夜");
        (await MayCall(person)).Only.Should().BeNull();
    }

    [Fact]
    public async Task Record_ReplacedMeanwhile_ShowsWhatTheOtherWroteAndSavesNothing()
    {
        var person = (await app.Register(new Resident()))[0];
        var nurse = await app.SignedIn("hokenshi1");
        var form = await nurse.Get(Page(person) + "/safe-contact");
        await Record(person, new { Phone = "070-0000-3333" });

        var answer = await nurse.Submit(form, new { Phone = "070-0000-4444" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("070-0000-3333");
        answer.Value("Phone").Should().Be("070-0000-4444");
        (await MayCall(person)).Only!.Phone.Should().Be("070-0000-3333");
        (await nurse.Submit(answer)).Status.Should().Be(303);
        (await MayCall(person)).Only!.Phone.Should().Be("070-0000-4444");
        (await app.Database.Scalar<long>($"select count(*) from families.safe_contact where person = '{person}'")).Should().Be(2, "what was known before stays");
    }

    [Fact]
    public async Task Record_PressedTwice_IsRecordedOnce()
    {
        var person = (await app.Register(new Resident()))[0];
        var nurse = await app.SignedIn("hokenshi1");

        var answers = await nurse.SubmitTwice(await nurse.Get(Page(person) + "/safe-contact"), new { Phone = "070-0000-5555" });

        answers.Should().OnlyContain(a => a.Status == 303);
        (await app.Database.Scalar<long>($"select count(*) from families.safe_contact where person = '{person}'")).Should().Be(1);
    }

    [Fact]
    public async Task Number_OfMergedPeople_IsThatOfThePersonTheyAre()
    {
        var people = await app.Register(new Resident { Name = "同じ 花子" }, new Resident { Name = "同じ 花子" });
        await Record(people[0], new { Phone = "070-0000-6666", NeutralEnvelope = "true" });
        var clerk = await app.SignedIn("jimu");
        (await clerk.Submit(await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}"), new { Keep = $"{people[1]}", Reason = "同じ人" })).Status.Should().Be(303);

        (await MayCall(people[1])).Only!.Phone.Should().Be("070-0000-6666");
        (await MaySend(people[1])).NeutralEnvelope.Should().BeTrue();
    }

    [Fact]
    public async Task Form_Garbage_IsAnsweredInWords()
    {
        app.Errors.Clear();
        var person = (await app.Register(new Resident()))[0];

        (await Garbage.ThrownAt(await app.SignedIn("soudan"), () => Task.FromResult(Page(person) + "/safe-contact"))).Should().BeEmpty();
        app.Errors.Should().BeEmpty();
    }
}
