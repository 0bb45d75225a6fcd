using System.Globalization;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The year's report: every number is what an independent count of the tables finds, opens exactly its cases, and stays as it was reported.</summary>
public sealed class ReportTests(Desk desk, ITestOutputHelper output) : IClassFixture<Desk>
{
    const string Year = "notified_on between '{0}-04-01' and '{1}-03-31' and withdrawn_on is null";
    const string Weeks = "((notified_on - (expected_delivery_on - 280)) / 7)";
    const string Stands = "withdrawn_on is null";

    static readonly IReadOnlyDictionary<string, string> Counts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["notified"] = $"select count(*) from maternal_health.pregnancy where {Year}",
        ["notified-le11w"] = $"select count(*) from maternal_health.pregnancy where {Year} and not after_delivery and {Weeks} <= 11",
        ["notified-12to19"] = $"select count(*) from maternal_health.pregnancy where {Year} and not after_delivery and {Weeks} between 12 and 19",
        ["notified-20to27"] = $"select count(*) from maternal_health.pregnancy where {Year} and not after_delivery and {Weeks} between 20 and 27",
        ["notified-ge28"] = $"select count(*) from maternal_health.pregnancy where {Year} and not after_delivery and {Weeks} >= 28",
        ["notified-after-birth"] = $"select count(*) from maternal_health.pregnancy where {Year} and after_delivery",
        ["interview-held"] = $"select count(*) from maternal_health.pregnancy where {Year} and id in (select pregnancy_id from maternal_health.interview where {Stands} and not declined)",
        ["interview-declined"] = $"select count(*) from maternal_health.pregnancy where {Year} and id in (select pregnancy_id from maternal_health.interview where {Stands} and declined)",
        ["interview-none"] = $"select count(*) from maternal_health.pregnancy where {Year} and id not in (select pregnancy_id from maternal_health.interview where {Stands})",
        ["eight-month-held"] = $"select count(*) from maternal_health.eight_month_interview where {Stands} and not declined and \"on\" between '{{0}}-04-01' and '{{1}}-03-31'",
        ["born"] = "select count(*) from maternal_health.infant where born_on between '{0}-04-01' and '{1}-03-31'",
        ["born-low-weight"] = "select count(*) from maternal_health.infant where born_on between '{0}-04-01' and '{1}-03-31' and birth_weight < 2500",
        ["newborn-visited"] = $"select count(*) from maternal_health.infant where born_on between '{{0}}-04-01' and '{{1}}-03-31' and id in (select infant_id from maternal_health.newborn_visit where {Stands} and kind <> 'Declined')",
        ["infant-visited"] = $"select count(*) from maternal_health.infant where born_on between '{{0}}-04-01' and '{{1}}-03-31' and id in (select infant_id from maternal_health.infant_visit where {Stands} and child_seen)",
        ["infant-not-seen"] = $"select count(*) from maternal_health.infant where born_on between '{{0}}-04-01' and '{{1}}-03-31' and id not in (select infant_id from maternal_health.infant_visit where {Stands} and child_seen)",
        ["guided-pregnant"] = $"select count(distinct p.person_id) from maternal_health.pregnancy p join (select pregnancy_id, \"on\" from maternal_health.interview where {Stands} and not declined union all select pregnancy_id, \"on\" from maternal_health.eight_month_interview where {Stands} and not declined) g on g.pregnancy_id = p.id where p.{Stands} and g.\"on\" between '{{0}}-04-01' and '{{1}}-03-31'",
        ["guided-pregnant-times"] = $"select count(*) from maternal_health.pregnancy p join (select pregnancy_id, \"on\" from maternal_health.interview where {Stands} and not declined union all select pregnancy_id, \"on\" from maternal_health.eight_month_interview where {Stands} and not declined) g on g.pregnancy_id = p.id where p.{Stands} and g.\"on\" between '{{0}}-04-01' and '{{1}}-03-31'",
        ["visited-premature-times"] = $"select count(*) from maternal_health.newborn_visit v join maternal_health.infant i on i.id = v.infant_id where v.{Stands} and v.kind = 'Visited' and i.birth_weight < 2500 and v.\"on\" between '{{0}}-04-01' and '{{1}}-03-31'",
        ["visited-infant-times"] = $"select count(*) from maternal_health.infant_visit v where v.{Stands} and v.child_seen and v.\"on\" between '{{0}}-04-01' and '{{1}}-03-31'",
    };

    async Task Fill(int seed)
    {
        if (await desk.Database.Scalar<long>("select count(*) from maternal_health.pregnancy") > 0) return;
        await desk.Register([.. Enumerable.Range(0, 280).Select(n => new Resident { Name = $"集計 {n}", District = DemoWorld.Districts[n % DemoWorld.Districts.Count] })]);
        await using var scope = desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IDemo>().OfType<MaternalHealthDemo>().Single().Fill(new DemoWorld(new Random(seed), App.Monday), default);
        await desk.Delivered();
    }

    async Task<long> Counted(string code, int year, string more = "") => await desk.Database.Scalar<long>(string.Format(CultureInfo.InvariantCulture, Counts[code], year, year + 1) + more);

    [Fact]
    public async Task Report_OfAGeneratedYear_EqualsACountOfTheTables_AndOpensItsCases()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        await Fill(seed);
        var supervisor = await desk.SignedIn("kakaricho");
        foreach (var year in new[] { 2025, 2026 })
        {
            var report = await supervisor.Get($"/maternal-health/reports?year={year}");
            report.Status.Should().Be(200);
            foreach (var code in Counts.Keys)
            {
                var link = report.Html.QuerySelectorAll($"a[href='/maternal-health/reports/{year}/{code}']").Should().ContainSingle(code).Subject;
                var count = await Counted(code, year);
                link.FirstChild!.TextContent.Should().Be($"{count}", $"{code} of {year}, seed {seed}");
                var cases = await supervisor.Get(link.GetAttribute("href")!);
                cases.Status.Should().Be(200);
                if (count == 0) cases.Words.Should().Contain("数えた人はいません");
                else cases.Words.Should().Contain($"（全{count}件）", $"{code} of {year} opens its cases, seed {seed}");
            }
        }
        (await Counted("notified", 2026) + await Counted("notified", 2025)).Should().BeGreaterThan(200, "there was something to count");
    }

    [Fact]
    public async Task Report_OfADistrict_CountsThoseWhoLiveThere()
    {
        await Fill(1);
        const string district = "若葉小";

        var report = await (await desk.SignedIn("kakaricho")).Get($"/maternal-health/reports?year=2025&district={Uri.EscapeDataString(district)}");

        var link = report.Html.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.StartsWith("/maternal-health/reports/2025/notified?", StringComparison.Ordinal));
        var count = await Counted("notified", 2025, $" and person_id in (select id from core.person where district = '{district}')");
        count.Should().BePositive();
        link.FirstChild!.TextContent.Should().Be($"{count}");
        (await (await desk.SignedIn("kakaricho")).Get(link.GetAttribute("href")!)).Words.Should().Contain($"（全{count}件）");
    }

    [Fact]
    public async Task Freeze_TheReportedNumberStays_WhateverBecomesOfTheRecords()
    {
        await Fill(1);
        var supervisor = await desk.SignedIn("kakaricho");
        var before = await Counted("notified", 2026);
        var page = await supervisor.Get("/maternal-health/reports?year=2026");
        const string form = "main form[action*='/freeze']";

        (await supervisor.SubmitTwice(page, form: form)).Select(a => a.Status).Should().AllBeEquivalentTo(303);

        (await desk.Database.Scalar<long>("select count(*) from maternal_health.frozen_report where year = 2026")).Should().Be(1, "one press, one report");
        await desk.Pregnancy();
        var after = await supervisor.Get("/maternal-health/reports?year=2026");
        var row = after.Html.QuerySelectorAll("main tbody tr").First(r => r.QuerySelector("th")!.TextContent == "総数").QuerySelectorAll("td");
        row[0].FirstElementChild!.FirstChild!.TextContent.Should().Be($"{before + 1}");
        row[1].TextContent.Should().StartWith($"{before}").And.Contain("今日と違います");
        after.Words.Should().Contain("坂本 久美子");
        (await desk.Database.Scalar<long>("select count(*) from maternal_health.frozen_figure")).Should().BeGreaterThan(20);

        var nurse = await desk.SignedIn("hokenshi1");
        (await nurse.Get("/maternal-health/reports?year=2026")).Html.QuerySelector(form).Should().BeNull();
        (await nurse.Submit(page, form: form)).Status.Should().Be(403);
    }

    [Theory]
    [InlineData("/maternal-health/reports?year=x&district=%00", 200)]
    [InlineData("/maternal-health/reports?year=999999999999", 200)]
    [InlineData("/maternal-health/reports/2026/none", 404)]
    [InlineData("/maternal-health/reports/0/notified", 404)]
    [InlineData("/maternal-health/reports/2026/notified?page=-5", 200)]
    public async Task Address_ThatIsNone_IsAnswered(string url, int status) => (await (await desk.SignedIn("kakaricho")).Get(url)).Status.Should().Be(status);
}
