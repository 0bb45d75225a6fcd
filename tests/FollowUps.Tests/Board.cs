using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The worklist over HTTP: what is owed is told by events, or added by hand.</summary>
public class Board : App
{
    /// <summary>Tells the events, as a department does, and waits until they have their effect.</summary>
    public async Task Tell(params IIntegrationEvent[] facts)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(Services);
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<FollowUpsDb>(scope.ServiceProvider);
        var publisher = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IPublisher>(scope.ServiceProvider);
        foreach (var fact in facts) publisher.Publish(db, fact);
        await db.SaveChangesAsync();
        await Delivered();
    }

    /// <summary>A pregnancy that was notified today.</summary>
    public async Task<PregnancyId> Notified(PersonId woman, DateOnly? expected = null)
    {
        var pregnancy = PregnancyId.New();
        await Tell(new PregnancyNotified(woman, pregnancy, Monday, expected ?? new(2026, 12, 1), 1, AfterDelivery: false));
        return pregnancy;
    }

    /// <summary>What is owed for a subject by a rule.</summary>
    public async Task<Guid> Line(Guid subject, string rule) =>
        Guid.Parse((await Database.Rows($"select id from follow_ups.follow_up where subject = '{subject}' and rule = '{rule}'")).Single());

    /// <summary>Something added by hand for a new resident of 若葉小, owed by hokenshi1.</summary>
    public async Task<(Guid Id, PersonId Person, string Name)> Manual(string what = "電話をする", string due = "2026-06-20")
    {
        var name = $"手動 {Guid.CreateVersion7():N}"[..12];
        var person = (await Register(new Resident { Name = name }))[0];
        var nurse = await SignedIn("hokenshi1");
        var saved = await nurse.Submit(await nurse.Get($"/follow-ups/new?person={person}"), new { What = what, DueOn = due, Owner = "PublicHealthNurse" });
        saved.Status.Should().Be(303, saved.Words);
        return (Guid.Parse((await Database.Rows($"select id from follow_ups.follow_up where person = '{person}'")).Single()), person, name);
    }

    /// <summary>Whether a worklist shows the follow-up on any of its pages.</summary>
    public static async Task<bool> Lists(Browser browser, Guid id, string url = "/follow-ups")
    {
        for (var page = await browser.Get(url); ; page = await browser.Get(page.Link("次へ")))
        {
            page.Status.Should().Be(200);
            if (page.Text.Contains($"/follow-ups/{id}\"", StringComparison.Ordinal)) return true;
            if (page.Html.QuerySelector("a[rel=next]") is null) return false;
        }
    }

    /// <summary>Id of a member of the demo's staff.</summary>
    public async Task<StaffId> Staff(string userName) => new(Guid.Parse((await Database.Rows($"select id from staff.account where user_name = '{userName}'")).Single()));
}
