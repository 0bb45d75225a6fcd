using System.Security.Claims;
using AngleSharp.Dom;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests;

/// <summary>やること一覧 and the way from a line to the form that settles it.</summary>
public sealed class WorklistTests(Board board) : IClassFixture<Board>
{
    static List<string> Rows(Page page) => [.. page.Html.QuerySelectorAll("#worklist tbody tr td a[href^='/follow-ups/']").Select(a => a.GetAttribute("href")!).Distinct()];

    [Fact]
    public async Task Show_TheNurse_SeesTheLinesOfHerDistrictsOnly()
    {
        var women = await board.Register(new Resident { Name = "若葉 区子", District = "若葉小" }, new Resident { Name = "川端 区子", District = "川端小" }, new Resident { Name = "上野 区子", District = "上野沢小" }, new Resident { Name = "遠方 区子", District = "どこか小" });
        foreach (var woman in women) await board.Notified(woman);
        var traces = await Traces.From(board, "follow-ups");

        var mine = await (await board.SignedIn("hokenshi1")).Get("/follow-ups?rule=pregnancy-interview");
        var hers = await (await board.SignedIn("hokenshi2")).Get("/follow-ups?rule=pregnancy-interview");
        var supervisors = await (await board.SignedIn("kakaricho")).Get("/follow-ups?rule=pregnancy-interview");

        mine.Words.Should().Contain("若葉 区子").And.Contain("川端 区子").And.NotContain("上野 区子").And.NotContain("遠方 区子");
        hers.Words.Should().Contain("上野 区子").And.NotContain("若葉 区子").And.NotContain("遠方 区子");
        // Where nobody is in charge, the supervisor is.
        supervisors.Words.Should().Contain("遠方 区子").And.Contain("担当不在").And.NotContain("若葉 区子");
        (await traces.Accesses(await board.Staff("hokenshi1"))).Should().ContainSingle(a => a.Kind == AccessKind.Read).Which.About().Should().Contain(women[0]).And.NotContain(women[2]);
    }

    [Fact]
    public async Task Show_Filters_ByRuleAndScope()
    {
        var woman = (await board.Register(new Resident { Name = "絞込 花子", District = "末広小" }))[0];
        await board.Notified(woman, expected: App.Monday);
        var supervisor = await board.SignedIn("kakaricho");

        (await supervisor.Get("/follow-ups")).Words.Should().NotContain("絞込 花子");
        (await supervisor.Get("/follow-ups?scope=all&rule=edd-passed")).Html.QuerySelectorAll("#worklist tbody tr").Where(r => r.TextContent.Contains("絞込 花子")).Should().ContainSingle().Which.TextContent.Should().Contain("出産結果の確認");
        (await supervisor.Get("/follow-ups?scope=all&rule=triage")).Words.Should().NotContain("絞込 花子");
        // The scope of everybody is not the nurse's.
        (await (await board.SignedIn("hokenshi1")).Get("/follow-ups?scope=all")).Words.Should().NotContain("絞込 花子");
        (await supervisor.Get("/follow-ups?scope=all&rule=nonsense&held=%00&after=%F0%9F")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Show_NothingToDo_SaysWhatWillComeHere()
    {
        var page = await (await board.SignedIn("yakan")).Get("/follow-ups");

        page.Words.Should().Contain("いま、やることはありません");
    }

    [Fact]
    public async Task Show_MoreThanFifty_GoesOnBehindTheLastLine_EvenWhenSomeWereSettledMeanwhile()
    {
        var women = await board.Register([.. Enumerable.Range(0, 120).Select(_ => new Resident { District = "神居台小" })]);
        var pregnancies = women.Select(w => (Woman: w, Id: PregnancyId.New())).ToList();
        // Two dates only: the lines of one day are told apart by their key.
        await board.Tell([.. pregnancies.Select((p, i) => new PregnancyNotified(p.Woman, p.Id, App.Monday.AddDays(i % 2 == 0 ? 0 : -3), new(2026, 12, 1), 1, AfterDelivery: false))]);
        var nurse = await board.SignedIn("hokenshi4");

        var first = await nurse.Get("/follow-ups?rule=pregnancy-interview");
        var settled = pregnancies.Where(p => first.Text.Contains($"/maternal-health/pregnancies/{p.Id}/interview")).Take(20).ToList();
        await board.Tell([.. settled.Select(p => new PregnancyInterviewed(p.Woman, p.Id, App.Monday))]);
        var second = await nurse.Get(first.Link("次"));
        var third = await nurse.Get(second.Link("次"));

        first.Url.Should().NotContain("page=");
        Rows(first).Should().HaveCount(50);
        Rows(second).Should().HaveCount(50);
        Rows(third).Should().HaveCount(20);
        Rows(first).Concat(Rows(second)).Concat(Rows(third)).Should().OnlyHaveUniqueItems();
        third.Html.QuerySelectorAll("a").Should().NotContain(a => a.GetAttribute("href")!.Contains("after=") && a.TextContent.Contains('次'));
        first.Html.QuerySelectorAll("#worklist tbody tr").Select(r => r.QuerySelector("time")!.GetAttribute("datetime")).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task Show_PersonWhomTheRegisterDoesNotTellYet_IsNotLeftOut()
    {
        var child = PersonId.New();
        await board.Tell(new BirthRegistered(child, PersonId.New(), PregnancyId.New(), App.Monday, App.Monday, Sex.Female, 3000, InHospital: false));
        await board.Database.Execute($"delete from core.person where id = '{child}'");

        var page = await (await board.SignedIn("kakaricho")).Get("/follow-ups?rule=newborn-visit");

        page.Words.Should().Contain("（台帳にまだない人）");
        page.Text.Should().Contain($"/maternal-health/infants/{child}/newborn-visit");
    }

    [Fact]
    public async Task Subscriptions_EveryEventOfEveryRule_IsSubscribedUnderTheRulesName()
    {
        var subscribed = board.Services.GetRequiredService<Subscriptions>().All.Where(r => r.Module == "follow-ups").Select(r => (r.Event, r.Name)).ToList();
        var rules = (await board.With<RuleBook, RuleBook>(Task.FromResult)).Rules;

        rules.Should().HaveCountGreaterThan(5);
        foreach (var rule in rules)
            foreach (var fact in rule.EventTypes) subscribed.Should().Contain((fact, rule.Slug));
    }

    [Fact]
    public async Task Journey_FromTheNotificationToTheSettledLine_ByTheButtonsOnTheScreens()
    {
        var woman = (await board.Register(new Resident { Name = "道程 花子", District = "緑が丘小" }))[0];
        var clerk = await board.SignedIn("jimu");
        (await clerk.Submit(await clerk.Get($"/maternal-health/pregnancies/new?person={woman}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-12-24", FetusCount = "1", HandbookNumbers = "2026-7" })).Status.Should().Be(303);
        await board.Delivered();
        var nurse = await board.SignedIn("hokenshi3");

        var list = await nurse.Get("/follow-ups");
        var line = await nurse.Get(list.Html.QuerySelectorAll("#worklist tbody tr").Single(r => r.TextContent.Contains("道程 花子")).QuerySelector("td a[href^='/follow-ups/']")!.GetAttribute("href")!);
        line.Words.Should().Contain("妊娠届時の面談").And.Contain("道程 花子").And.Contain("児福法6条の3第22項").And.Contain("田村 翔").And.Contain("2026-06-15");
        var form = await nurse.Get(line.Link("記録する"));
        form.Url.Should().EndWith("/interview");
        var saved = await nurse.Submit(form, new { Result = "held", On = "2026-06-01", Minutes = "30", Note = "会えた" });
        saved.Status.Should().Be(303, saved.Words);
        await board.Delivered();

        var settled = await nurse.Get(line.Url);
        settled.Letters.Should().Contain("状態完了").And.Contain("実施の記録");
        settled.Html.QuerySelectorAll("main .toolbar a").Should().BeEmpty();
        var after = await nurse.Get("/follow-ups");
        after.Html.QuerySelectorAll("#worklist tbody tr").Where(r => r.TextContent.Contains("道程 花子")).Should().ContainSingle().Which.TextContent.Should().Contain("気がかりの判定");

        // Taken back, it is owed again by its original date.
        var record = await nurse.Follow(saved);
        (await nurse.Submit(await nurse.Get(record.Link("取り消す")), new { Reason = "別の方の記録だった" })).Status.Should().Be(303);
        await board.Delivered();
        (await nurse.Get(line.Url)).Letters.Should().Contain("状態未了").And.Contain("期限2026-06-15");
    }

    [Fact]
    public async Task EveryRuleOfADesk_HasAFormThatSettlesIt()
    {
        await using var scope = board.Services.CreateAsyncScope();
        var everything = scope.ServiceProvider.GetServices<IModule>().SelectMany(m => m.Permissions).Select(p => new Claim(CurrentStaff.PermissionClaim, p.Code));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(everything, "test")) };
        var paths = scope.ServiceProvider.GetServices<ISettlingForms>().SelectMany(f => f.Paths).ToDictionary(p => p.Key, p => p.Value);
        var endpoints = board.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.Trim('/').Replace("{id:guid}", "{0}")).ToHashSet();

        foreach (var rule in (await board.With<RuleBook, RuleBook>(Task.FromResult)).Rules.Where(r => !r.IsByHand))
        {
            paths.Should().ContainKey(rule.Slug);
            endpoints.Should().Contain(paths[rule.Slug]);
        }
    }
}
