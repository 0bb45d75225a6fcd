using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>
/// A fiscal year of a desk of five, who work as people do: most in time, some late, now and then something forgotten until they are reminded.
/// The page that counts calls says afterwards how loud the program was.
/// </summary>
public sealed class QuietYearTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    const int PregnanciesAYear = 250;
    const double Fitting = 0.95;

    static readonly string[] Nurses = ["hokenshi1", "hokenshi2", "hokenshi3", "hokenshi4", "josanshi"];
    static readonly DateOnly First = new(2026, 4, 1);
    static readonly DateOnly Last = new(2027, 3, 31);

    [Fact]
    public async Task AYear_TodaysWorkStandsUnfolded_OnNineteenOfTwentyMornings()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var desk = new Desk(app, new Random(seed));
        await desk.Begin();
        for (var day = First; day <= Last; day = day.AddDays(1)) await desk.Live(day);

        app.Clock.Set(Last, 18);
        var page = await (await app.SignedIn("kakaricho")).Get("/follow-ups/alerts?year=2026");
        var sum = page.Html.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "合計").QuerySelectorAll("td").Select(c => int.Parse(c.FirstChild!.TextContent, CultureInfo.InvariantCulture)).ToList();
        var (mornings, fitting, longest, urgent, others, escalated) = (sum[0], sum[1], sum[2], sum[3], sum[4], sum[5]);
        output.WriteLine($"mornings {mornings}, fitting {fitting}, longest {longest}, class S {urgent}, others {others}, escalated {escalated}");
        mornings.Should().BeGreaterThan(500, "they had work");
        urgent.Should().BePositive("calls were forgotten");
        escalated.Should().BePositive("and visits");
        ((double)fitting / mornings).Should().BeGreaterThanOrEqualTo(Fitting, $"seed {seed}");
        app.Errors.Should().BeEmpty($"seed {seed}");
    }

    sealed class Desk(App app, Random random)
    {
        readonly PriorityQueue<Func<DateOnly, IEnumerable<IIntegrationEvent>>, DateOnly> ahead = new();
        readonly Dictionary<Guid, DateOnly> planned = [];
        readonly List<StaffId> nurses = [];
        Queue<PersonId> women = new();

        public async Task Begin()
        {
            foreach (var name in Nurses) nurses.Add(new StaffId(Guid.Parse((await app.Database.Rows($"select id from staff.account where user_name = '{name}'")).Single())));
            women = new(await app.Register([.. Enumerable.Range(0, 2 * PregnanciesAYear).Select(n => new Resident { Name = $"年 {n}", District = DemoWorld.Districts[n % DemoWorld.Districts.Count] })]));
            // Who is pregnant when the year begins was notified, met and triaged week by week before.
            for (var day = First.AddDays(-7 * 30); day < First; day = day.AddDays(7))
            {
                app.Clock.Set(day, 10);
                List<IIntegrationEvent> facts = [];
                for (var n = 0; n < PregnanciesAYear / 52; n++)
                {
                    var notified = Notified(day);
                    facts.AddRange([notified, new PregnancyInterviewed(notified.Person, notified.Pregnancy, day), new RiskTriaged(notified.Person, notified.Pregnancy, day, TriageDirection.Ordinary)]);
                }
                await Tell(facts);
            }
        }

        public async Task Live(DateOnly day)
        {
            app.Clock.Set(day, 8);
            await using (var morning = app.Services.CreateAsyncScope())
            {
                if (!morning.ServiceProvider.GetRequiredService<BusinessDays>().IsOpen(day)) return;
                await morning.ServiceProvider.GetRequiredService<NightlyRun>().RunUpTo(day.AddDays(-1), default);
                await morning.ServiceProvider.GetServices<IJob>().Single(j => j.Id == "digest").Run(day, default);
            }
            app.Clock.Set(day, 10);
            await Tell([.. Arrives(day), .. await Done(day)]);
            app.Clock.Set(day, 17);
            await using var evening = app.Services.CreateAsyncScope();
            await evening.ServiceProvider.GetServices<IJob>().Single(j => j.Id == "watch-instants").Run(day, default);
        }

        /// <summary>What comes in on a day: notifications, births that are told by then, calls, referrals.</summary>
        IEnumerable<IIntegrationEvent> Arrives(DateOnly day)
        {
            if (random.Next(245) < PregnanciesAYear) yield return Notified(day);
            while (ahead.TryPeek(out _, out var on) && on <= day)
                foreach (var fact in ahead.Dequeue()(day)) yield return fact;
            for (var n = random.Next(6); n > 0; n--)
            {
                var (note, by) = (NoteId.New(), nurses[random.Next(nurses.Count)]);
                yield return new QuickNoteSaved(note, null, by, day);
                if (random.Next(3) == 0) yield return new CallbackPromised(note, null, by, day, app.Clock.GetUtcNow().AddHours(random.Next(1, 30)));
            }
            if (random.Next(5) == 0 && women.TryPeek(out var woman)) yield return new ReferralMade(ReferralId.New(), woman, nurses[random.Next(nurses.Count)], Duty.PublicHealthNurse, day);
        }

        PregnancyNotified Notified(DateOnly day)
        {
            var notified = new PregnancyNotified(women.Dequeue(), PregnancyId.New(), day, day.AddDays(280 - random.Next(50, 90)), 1, AfterDelivery: false);
            var born = notified.ExpectedDeliveryOn.AddDays(random.Next(-20, 10));
            ahead.Enqueue(told => Born(notified, born, told), born.AddDays(random.Next(3, 12)));
            return notified;
        }

        IEnumerable<IIntegrationEvent> Born(PregnancyNotified of, DateOnly born, DateOnly told)
        {
            var child = PersonId.New();
            var small = random.Next(12) == 0;
            yield return new PregnancyEnded(of.Person, of.Pregnancy, born, PregnancyOutcome.LiveBirth);
            yield return new BirthRegistered(child, of.Person, of.Pregnancy, born, told, Sex.Female, small ? 2300 : 3000, InHospital: small);
            ahead.Enqueue(on => [new PersonRegistered(child, child, on)], born.AddDays(random.Next(8, 16)));
            if (small) ahead.Enqueue(on => [new HospitalDischarged(child, on)], born.AddDays(random.Next(14, 40)));
        }

        /// <summary>What somebody does on a day of what stands on the lists: each at a moment of its own.</summary>
        async Task<IReadOnlyList<IIntegrationEvent>> Done(DateOnly day)
        {
            var open = await app.With<FollowUpsDb, List<FollowUp>>(db => db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= day && (f.HoldUntil == null || f.HoldUntil <= day)).OrderBy(f => f.Id).ToListAsync());
            List<IIntegrationEvent> facts = [];
            foreach (var f in open.Where(f => PlannedFor(f) <= day)) facts.AddRange(Work.Settling(f, day));
            return facts;
        }

        DateOnly PlannedFor(FollowUp f)
        {
            if (planned.TryGetValue(f.Id, out var plan)) return plan;
            var days = Math.Max(0, f.DueOn.DayNumber - f.VisibleFrom.DayNumber);
            return planned[f.Id] = random.Next(100) switch
            {
                < 90 => f.VisibleFrom.AddDays(random.Next(days + 1)),
                < 97 => f.DueOn.AddDays(random.Next(4)),
                _ => f.DueOn.AddDays(random.Next(2, 20)),
            };
        }

        async Task Tell(IReadOnlyList<IIntegrationEvent> facts)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
            var publisher = scope.ServiceProvider.GetRequiredService<IPublisher>();
            foreach (var fact in facts) publisher.Publish(db, fact);
            await db.SaveChangesAsync();
            await app.Delivered();
        }
    }
}
