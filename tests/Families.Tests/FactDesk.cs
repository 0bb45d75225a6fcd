using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Families.Tests;

/// <summary>What tests of recorded facts do again and again.</summary>
static class FactDesk
{
    /// <summary>Fills in the form of a kind of fact and sends it.</summary>
    public static async Task<Page> Fill(this App app, string account, PersonId person, string kind, object typed)
    {
        var browser = await app.SignedIn(account);
        return await browser.Submit(await browser.Get($"/families/people/{person}/{kind}/new"), typed);
    }

    /// <summary>Records a fact that must be taken.</summary>
    public static async Task Recorded(this App app, PersonId person, string kind, object typed)
    {
        var answer = await app.Fill("kakaricho", person, kind, typed);
        answer.Status.Should().Be(303, string.Join('、', answer.Errors));
        await app.Delivered();
    }

    /// <summary>The page of a person, or one below it.</summary>
    public static async Task<Page> See(this App app, string account, PersonId person, string below = "") => await (await app.SignedIn(account)).Get($"/families/people/{person}{below}");

    /// <summary>The way to end or withdraw the newest fact of a kind.</summary>
    public static async Task<string> Way(this App app, string table, PersonId person, string kind, string what) =>
        $"/families/facts/{(await app.Database.Rows($"select id from families.{table} where person = '{person}' and withdrawn_on is null order by recorded_at desc"))[0]}/{what}?kind={kind}";

    /// <summary>Ends a fact.</summary>
    public static async Task End(this App app, string table, PersonId person, string kind, string lastDay)
    {
        var browser = await app.SignedIn("kakaricho");
        (await browser.Submit(await browser.Get(await app.Way(table, person, kind, "end")), new { LastDay = lastDay })).Status.Should().Be(303);
        await app.Delivered();
    }

    /// <summary>Withdraws a fact.</summary>
    public static async Task Withdraw(this App app, string table, PersonId person, string kind)
    {
        var browser = await app.SignedIn("kakaricho");
        (await browser.Submit(await browser.Get(await app.Way(table, person, kind, "withdraw")), new { Reason = "別の方の記録だった" })).Status.Should().Be(303);
        await app.Delivered();
    }

    /// <summary>Runs a job for a date, as its engine would.</summary>
    public static async Task Run(this App app, string job, DateOnly date)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Id == job).Run(date, default);
        await app.Delivered();
    }

    /// <summary>The district the other modules know.</summary>
    public static async Task<string> KnownDistrict(this App app, PersonId person) => (await app.Database.Rows($"select coalesce(district, '') from core.person where id = '{person}'")).Single();
}
