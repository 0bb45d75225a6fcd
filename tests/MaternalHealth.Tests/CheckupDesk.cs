using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The check-ups over HTTP: children of the register, sessions planned through the screens.</summary>
internal static class CheckupDesk
{
    /// <summary>Nineteen months old on the first day of the tests.</summary>
    public static readonly DateOnly Born = new(2024, 10, 20);

    public static Task<IReadOnlyList<PersonId>> Children(this App app, int count, Func<Resident, int, Resident>? with = null) =>
        app.Register([.. Enumerable.Range(0, count).Select(n => (with ?? ((r, _) => r))(new Resident { Born = Born.AddDays(n % 20) }, n))]);

    /// <summary>A session of the eighteen-month check-up; its page.</summary>
    public static async Task<string> Session(this App app, string on = "2026-06-10", int capacity = 40)
    {
        var nurse = await app.SignedIn("hokenshi1");
        var saved = await nurse.Submit(await nurse.Get("/maternal-health/sessions/new"), new { Kind = "EighteenMonths", On = on, Place = "保健センター", Capacity = $"{capacity}", From = "13:00", Until = "15:30" });
        saved.Status.Should().Be(303, saved.Words);
        return saved.Location!;
    }

    /// <summary>Invites children, as the boxes of the page send them.</summary>
    public static async Task<Page> Invite(this Browser nurse, string session, IEnumerable<PersonId> children)
    {
        var page = await nurse.Get(session + "/invite");
        var token = page.Html.QuerySelector("main form[method=post] input[name^=__]")!;
        return await nurse.Post(session + "/invite", [(token.GetAttribute("name")!, token.GetAttribute("value")!), .. children.Select(c => ("Children", $"{c}"))]);
    }

    public static async Task MissedRun(this App app, DateOnly date)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Id == Hagukumi.MaternalHealth.Checkups.MissedRun.JobId).Run(date, default);
    }

    public static Task<IReadOnlyList<string>> Seats(this App app, string session) =>
        app.Database.Rows($"select seat || coalesce(' ' || waiting_number, '') from maternal_health.child_checkup where session = '{session.Split('/')[^1]}' order by seat, waiting_number");

    public static Task<long> Count(this App app, string what) => app.Database.Scalar<long>($"select count(*) from maternal_health.{what}");
}
