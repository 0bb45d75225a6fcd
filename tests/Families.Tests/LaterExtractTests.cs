using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;
using static Hagukumi.Families.Tests.Extracts;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

/// <summary>A later extract: who moved in, out, died, was born and changed household is seen, told to the other modules and opened from the summary.</summary>
public sealed class LaterExtractTests(App app) : IClassFixture<App>
{
    static string Of(int number, params (string Column, string Text)[] changes) => Line([("宛名番号", $"{number}"), ("世帯番号", "100"), .. changes]);

    async Task<string> Run() => await app.Database.Scalar<string>("select id::text from families.import_run order by number desc limit 1");

    async Task<IReadOnlyList<string>> Told(Traces traces) => [.. (await traces.Events()).Where(e => e != "families.people-changed")];

    [Fact]
    public async Task Import_LaterExtract_TellsWhatHappened_OnceEach_AndTheSummaryOpensThePeople()
    {
        await app.Import(File(Of(1), Of(2), Of(3), Of(4), Of(5), Of(6, ("支援措置", "1"), ("世帯番号", "101"))), ("as-of", "2026-05-01"));
        var clerk = await app.SignedIn("jimu");

        var later = File(
            Of(1, ("転出日", "2026-05-20")),
            Of(2, ("転出日", "2026-06-20")),
            Of(3, ("死亡日", "2026-05-21")),
            Of(4, ("世帯番号", "102")),
            Of(5),
            Of(6, ("世帯番号", "101")),
            Of(7, ("転入日", "2026-05-25"), ("氏名", "転入　一子")),
            Of(8, ("生年月日", "2026-05-10"), ("氏名", "出生　一太")),
            Of(9, ("氏名", "職権　一子")));
        var traces = await Traces.From(app, "families");

        var result = await app.Import(later);

        result.ExitCode.Should().Be(0);
        result.Changed().Should().Be(8, "number 5 is as before");
        (await Told(traces)).Should().BeEquivalentTo("families.person-moved-out", "families.person-died", "families.household-changed", "families.person-moved-in", "families.protection-mark-gone");
        result.Lines.Should().Contain(["転入 1人", "転出 1人", "転出の予定 1人", "出生 1人", "死亡 1人", "世帯の変更 1人", "そのほかの新規登録 1人", "支援措置の印の消滅 1人"]);
        var page = await clerk.Get($"/families/register/imports/{await Run()}");
        foreach (var (what, number) in new[] { ("転入", 7), ("転出", 1), ("転出の予定", 2), ("出生", 8), ("死亡", 3), ("世帯の変更", 4), ("そのほかの新規登録", 9), ("支援措置の印の消滅", 6) })
        {
            var link = page.Html.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == what).GetAttribute("href")!;
            var seen = await Traces.From(app, "families");
            var people = await clerk.Get(link);
            var id = await app.IdOf($"{number}");
            people.Html.QuerySelectorAll("main a[href^='/families/people/']").Select(a => a.GetAttribute("href")).Should().Equal([$"/families/people/{id}"], what);
            (await seen.Accesses()).Should().ContainSingle().Which.About().Select(p => $"{p}").Should().Equal(id);
        }
        (await Told(await Traces.From(app, "families"))).Should().BeEmpty();

        var again = await Traces.From(app, "families");
        (await app.Import(later)).Changed().Should().Be(0);
        (await again.Events()).Should().BeEmpty();
    }

    [Fact]
    public async Task D11_MarkOfProtectionGone_UnsealsNothing_AndOpensAFollowUpUntilItIsBack()
    {
        string[] With(string mark) => [Line(("宛名番号", "21"), ("世帯番号", "121"), ("支援措置", mark)), Line(("宛名番号", "22"), ("世帯番号", "121"))];
        await app.Import(File(With("1")));
        var (marked, child) = (await app.IdOf("21"), await app.IdOf("22"));
        Task<IReadOnlyList<string>> Sealed() => app.Database.Rows("select sealed from families.person where household_id = (select household_id from families.person where register_number = '21')");
        Task<IReadOnlyList<string>> Owed() => app.Database.Rows($"select status, duty, desk from follow_ups.follow_up where rule = 'protection-mark-gone' and person in ('{marked}', '{child}')");
        (await Sealed()).Should().Equal("True", "True");

        await app.Import(File(With("")));

        (await Sealed()).Should().Equal("True", "True");
        (await app.Database.Rows($"select sealed, district from core.person where id in ('{marked}', '{child}')")).Should().Equal("True\t", "True\t");
        (await Owed()).Should().Equal("Open\tRegisterClerk\tfamilies");

        await app.Import(File(With("")));
        (await Owed()).Should().ContainSingle("it is told once");

        await app.Import(File(With("1")));
        (await Owed()).Should().Equal("Cancelled\tRegisterClerk\tfamilies");
    }

    [Fact]
    public async Task Import_NewMark_SealsWhoeverLivesThere_ThoseWithoutARowIncluded()
    {
        await app.Import(File(Line(("宛名番号", "31"), ("世帯番号", "131")), Line(("宛名番号", "32"), ("世帯番号", "131")), Line(("宛名番号", "33"), ("世帯番号", "132"))));

        await app.Import(File(Line(("宛名番号", "31"), ("世帯番号", "131"), ("支援措置", "1"))));
        (await app.Database.Rows("select register_number, sealed, sealed_in_register from families.person where register_number in ('31', '32', '33') order by 1")).Should().Equal("31\tTrue\tTrue", "32\tTrue\tFalse", "33\tFalse\tFalse");

        await app.Import(File(Line(("宛名番号", "33"), ("世帯番号", "131"))));
        (await app.Database.Scalar<bool>("select sealed from families.person where register_number = '33'")).Should().BeTrue("who moves in with them would tell where they live");
    }

    [Fact]
    public async Task Import_PlannedMove_IsToldByTheNightWhenItHasCome()
    {
        await app.Import(File(Line(("宛名番号", "41"), ("世帯番号", "141"), ("転出日", "2026-06-10"))));
        var traces = await Traces.From(app, "families");
        Task Night(DateOnly day) => app.With<IEnumerable<IJob>>(jobs => jobs.Single(j => j.Id == "moves-that-came").Run(day, default));

        await Night(new(2026, 6, 9));
        (await traces.Events()).Should().BeEmpty();
        await Night(new(2026, 6, 10));
        await Night(new(2026, 6, 10));
        await Night(new(2026, 6, 11));

        (await traces.Events()).Should().Equal("families.person-moved-out");
        (await traces.Accesses()).Should().ContainSingle().Which.Kind.Should().Be(AccessKind.Write);
        (await app.Import(File(Line(("宛名番号", "41"), ("世帯番号", "141"), ("転出日", "2026-06-10"), ("番地", "2番"))))).Changed().Should().Be(1);
        (await traces.Events()).Should().Equal("families.person-moved-out", "families.people-changed");
    }

    [Fact]
    public async Task Import_MoveTakenBack_WithdrawsWhatWasTold_AndThePersonIsHereAgain()
    {
        string[] Leaving(string day) => [Line(("宛名番号", "51"), ("世帯番号", "151"), ("転出日", day))];
        await app.Import(File(Leaving("2026-05-20")));
        var person = await app.IdOf("51");
        var told = await app.Database.Scalar<Guid>($"select event_id from families.outbox_event where name = 'families.person-moved-out' and body like '%{person}%'");
        var traces = await Traces.From(app, "families");

        var result = await app.Import(File(Leaving("")));

        result.Lines.Should().Contain("転出の取消し 1人");
        (await Told(traces)).Should().Equal("hagukumi.fact-withdrawn");
        (await app.Database.Scalar<long>($"select count(*) from follow_ups.withdrawn_event where event_id = '{told}'")).Should().Be(1, "whatever the move closed is owed again");
        (await (await app.SignedIn("jimu")).Get($"/families/search?q=51")).Words.Should().NotContain("転出");
        (await app.Import(File(Leaving("")))).Changed().Should().Be(0);
        await app.With<IEnumerable<IJob>>(jobs => jobs.Single(j => j.Id == "moves-that-came").Run(new(2026, 7, 1), default));
        (await Told(traces)).Should().Equal("hagukumi.fact-withdrawn");
    }

    [Fact]
    public async Task Import_DeathTakenBack_TheVisitToTheChildIsOwedAgain()
    {
        string[] Dead(string day) => [Line(("宛名番号", "61"), ("世帯番号", "161"), ("生年月日", "2026-05-10"), ("死亡日", day))];
        await app.Import(File(Dead("")));
        var child = new PersonId(Guid.Parse(await app.IdOf("61")));
        await Births.Tell(app, new BirthRegistered(child, PersonId.New(), PregnancyId.New(), new(2026, 5, 10), App.Monday, Sex.Female, 2900, InHospital: false));
        Task<string> Visit() => app.Database.Scalar<string>($"select status from follow_ups.follow_up where rule = 'infant-visit' and person = '{child}'");
        (await Visit()).Should().Be("Open");

        await app.Import(File(Dead("2026-05-20")));
        (await Visit()).Should().Be("Cancelled");
        (await app.Import(File(Dead("")))).Lines.Should().Contain("死亡の取消し 1人");

        (await Visit()).Should().Be("Open");
    }

    [Fact]
    public async Task Import_ManyPeople_AreOneAccessRowAndEventsOfFiveHundred()
    {
        var traces = await Traces.From(app, "families");

        (await app.Import(File(Alone(1203, from: 500_000)))).Changed().Should().Be(1203);
        (await traces.Events()).Should().Equal(Enumerable.Repeat("families.people-changed", 3));
        (await traces.Accesses()).Should().ContainSingle().Which.About().Should().HaveCount(1203);

        var version = await app.Database.Scalar<long>("select sum(version) from families.person where register_number::bigint >= 500000");
        (await app.Import(File([.. Alone(1200, from: 500_000), .. Alone(3, from: 501_200, ("番地", "9番"))]))).Changed().Should().Be(3);
        (await app.Database.Scalar<long>("select sum(version) from families.person where register_number::bigint >= 500000")).Should().Be(version + 3, "who read one of them before is refused");
        (await app.Database.Scalar<long>("select count(*) from families.person where address_block = '9番' and identity_version = 2")).Should().Be(3);
        (await traces.Accesses())[^1].About().Should().HaveCount(3);
        (await app.Verb("verify")).ExitCode.Should().Be(0);
    }
}
