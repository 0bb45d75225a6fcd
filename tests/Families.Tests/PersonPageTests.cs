using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>人の記録 over HTTP: who this is, how to reach them, who lives together; and the gate for all that is sent.</summary>
public sealed class PersonPageTests(App app) : IClassFixture<App>
{
    static Resident In(string household, string name, string relationship) => new() { Household = household, Name = name, Relationship = relationship, Town = "春日台二丁目", Block = "23番26号" };

    [Fact]
    public async Task Show_Person_SaysWhoWhereAndWithWhom_AndLogsEverybodyShown()
    {
        var people = await app.Register(In("91000001", "家族 母子", "妻"), In("91000001", "家族 父男", "世帯主") with { Sex = "男" }, In("91000001", "家族 子太", "子") with { Sex = "男", Born = new(2025, 9, 1) });
        var traces = await Traces.From(app, "families");

        var page = await (await app.SignedIn("soudan")).Get($"/families/people/{people[0]}");

        page.Status.Should().Be(200);
        var bar = page.Html.QuerySelector("section.identity")!.TextContent;
        bar.Should().Contain("家族 母子").And.Contain("30歳").And.Contain("若葉小").And.Contain("1996-04-22");
        page.Words.Should().Contain("079-0001").And.Contain("春日台二丁目23番26号");
        page.Words.Should().Contain("家族 父男").And.Contain("家族 子太（9か月").And.Contain("この人");
        page.Link("家族 子太").Should().Be($"/families/people/{people[2]}");
        var access = (await traces.Accesses()).Should().ContainSingle().Which;
        access.Kind.Should().Be(AccessKind.Read);
        access.About().Should().BeEquivalentTo(people);
    }

    [Fact]
    public async Task Show_Person_NamesTheNurseOfTheDistrict_ButNotOfASealedPerson()
    {
        var people = await app.Register(new Resident(), new Resident { Sealed = true });
        var supervisor = await app.SignedIn("kakaricho");

        async Task<string> Bar(PersonId person) => (await supervisor.Get($"/families/people/{person}")).Html.QuerySelector("section.identity")!.TextContent;
        (await Bar(people[0])).Should().Contain("担当青木 美咲");
        (await Bar(people[1])).Should().Contain("担当表示しません").And.NotContain("青木");
    }

    [Fact]
    public async Task Show_Unknown_IsNotFound() => (await (await app.SignedIn("soudan")).Get($"/families/people/{Guid.CreateVersion7()}")).Status.Should().Be(404);

    [Theory]
    [InlineData("died", "に亡くなっています")]
    [InlineData("moved", "に転出しています")]
    [InlineData("sealed", "住所は秘匿されています")]
    [InlineData("unknown", "住所が分かりません")]
    public async Task Show_WhoeverMayNotBeSentTo_HasNoAddress(string why, string says)
    {
        var resident = In($"910001{why.Length}0", "宛名 無子", "世帯主");
        var id = (await app.Register(why switch
        {
            "died" => resident with { DiedOn = new(2026, 5, 1) },
            "moved" => resident with { MovedOutOn = new(2026, 5, 1) },
            "sealed" => resident with { Sealed = true },
            _ => resident with { Town = "", Block = "" },
        }))[0];

        var page = await (await app.SignedIn("kakaricho")).Get($"/families/people/{id}");
        var decision = await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(gate => gate.MaySend([id], default));

        page.Words.Should().Contain(says).And.NotContain("春日台").And.NotContain("079-0001");
        decision[id].Refusal.Should().Be(why switch { "died" => ContactRefusal.Died, "moved" => ContactRefusal.MovedOut, "sealed" => ContactRefusal.Sealed, _ => ContactRefusal.NoAddress });
    }

    [Fact]
    public async Task Gate_KnowsResidentsAndStrangers()
    {
        var resident = (await app.Register(In("91000009", "宛名 有子", "世帯主")))[0];
        var stranger = PersonId.New();

        var decisions = await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(gate => gate.MaySend([resident, stranger], default));

        decisions[resident].IsAllowed.Should().BeTrue();
        decisions[stranger].Refusal.Should().Be(ContactRefusal.Unknown);
    }

    [Fact]
    public async Task Gate_AsksAtTheMoment_WhenADeathArrivesTheNextAnswerIsNo()
    {
        var resident = In("91000010", "宛名 急子", "世帯主") with { Number = "9100000010" };
        var id = (await app.Register(resident))[0];
        Task<IReadOnlyDictionary<PersonId, ContactDecision>> Ask() => app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(gate => gate.MaySend([id], default));
        (await Ask())[id].IsAllowed.Should().BeTrue();

        await app.Register(resident with { DiedOn = new(2026, 5, 31) });

        (await Ask())[id].Refusal.Should().Be(ContactRefusal.Died);
    }

    [Fact]
    public async Task Birth_RegistersTheNewbornInTheMothersHousehold_BeforeTheRegisterKnows()
    {
        var mother = (await app.Register(In("91000011", "産後 母子", "世帯主")))[0];
        var child = await Born(mother);

        var page = await (await app.SignedIn("hokenshi1")).Get($"/families/people/{child}");

        page.Words.Should().Contain("産後（名前未定）").And.Contain("仮登録").And.Contain("春日台二丁目").And.Contain("産後 母子").And.Contain("2026-05-31");
        (await (await app.SignedIn("hokenshi1")).Get($"/families/people/{mother}")).Words.Should().Contain("産後（名前未定）");
        (await app.Database.Scalar<long>($"select count(*) from core.person where id = '{child}' and district = '若葉小'")).Should().Be(1);
    }

    [Fact]
    public async Task Birth_OfASealedMother_IsSealedToo()
    {
        var mother = (await app.Register(In("91000012", "秘匿 母子", "世帯主") with { Sealed = true }))[0];

        var page = await (await app.SignedIn("kakaricho")).Get($"/families/people/{await Born(mother)}");

        page.Words.Should().Contain("住所秘匿").And.NotContain("春日台").And.NotContain("若葉小");
    }

    [Fact]
    public async Task Birth_OfAMotherNobodyKnows_IsAPersonAllTheSame()
    {
        var page = await (await app.SignedIn("kakaricho")).Get($"/families/people/{await Born(PersonId.New())}");

        page.Status.Should().Be(200);
        page.Words.Should().Contain("（名前未定）").And.Contain("住所が分かりません");
    }

    Task<PersonId> Born(PersonId mother) => Births.Of(app, mother);
}
