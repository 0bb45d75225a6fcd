using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>Facts told to the running program, as another desk tells them.</summary>
static class Telling
{
    /// <summary>Stores the event; the program delivers it. Its id.</summary>
    public static Task<Guid> Tell(this App app, IIntegrationEvent fact) => app.TellFrom<CoreDb>(fact);

    /// <summary>Stores the event in the log of a module of one's choice: what comes from two modules is delivered in no order.</summary>
    public static async Task<Guid> TellFrom<TDb>(this App app, IIntegrationEvent fact) where TDb : ModuleDb
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        scope.ServiceProvider.GetRequiredService<IPublisher>().Publish(db, fact);
        var id = db.ChangeTracker.Entries<OutboxEvent>().Single().Entity.EventId;
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Tells it and waits until everybody knows.</summary>
    public static async Task<Guid> TellAll(this App app, IIntegrationEvent fact)
    {
        var id = await app.Tell(fact);
        await app.Delivered();
        return id;
    }

    public static Task<List<FollowUp>> FollowUps(this App app, Guid subject) =>
        app.With<FollowUpsDb, List<FollowUp>>(db => db.FollowUps.AsNoTracking().Where(f => f.Subject == subject).OrderBy(f => f.Rule).ToListAsync());

    public static async Task<FollowUp> FollowUp(this App app, string rule, Guid subject) =>
        (await app.FollowUps(subject)).Where(f => f.Rule == rule).Should().ContainSingle($"{rule} is owed once").Subject;

    /// <summary>Nothing is owed any more and no night has run.</summary>
    public static Task Forget(this App app)
    {
        app.Clock.Set(App.Monday);
        return app.Database.Execute("truncate follow_ups.follow_up, follow_ups.line_fact, follow_ups.withdrawn_event, follow_ups.notice, follow_ups.job_run");
    }

    /// <summary>Somebody of 若葉小, whose nurse is hokenshi1.</summary>
    public static async Task<PersonId> Woman(this App app, string district = "若葉小") => (await app.Register(new Resident { District = district }))[0];

    public static PregnancyNotified Notified(PersonId woman, PregnancyId pregnancy, DateOnly? on = null, DateOnly? expected = null) =>
        new(woman, pregnancy, on ?? App.Monday, expected ?? new DateOnly(2026, 12, 20), 1, AfterDelivery: false);
}
