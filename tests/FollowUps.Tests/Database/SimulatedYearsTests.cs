using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.SafetyNet;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>
/// Ten thousand days of a small town: pregnancies, births, losses, visits, refusals, mistakes taken back, calls, referrals, leave, transfers
/// with and without successor, accounts that are closed, the clock set back. At every step nothing open is without an owner and
/// nothing that was overdue is silent; at the end <c>verify</c> is clean.
/// </summary>
public sealed class SimulatedYearsTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    const int Days = 10_000;
    const int Step = 56;
    const int FactsAStep = 24;

    static readonly string[] Nurses = ["hokenshi1", "hokenshi2", "hokenshi3", "hokenshi4", "josanshi"];

    [Fact]
    public async Task TenThousandDays_NothingIsWithoutAnOwner_AndNothingMissesItsNotice()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var town = new SmallTown(app, new Random(seed));
        await town.Begin();
        for (var day = App.Monday; day < App.Monday.AddDays(Days); day = day.AddDays(Step))
        {
            app.Clock.Set(day, 10);
            await town.Live(day);
            // Once a year or so the clock is found wrong and set back for a day.
            if (town.Happens(1, 7)) app.Clock.Set(day.AddDays(-1), 22);
            app.Clock.Set(day.AddDays(Step - 1), 23, 30);
            await town.Night(day.AddDays(Step - 1));
            (await town.Ownerless()).Should().BeEmpty($"seed {seed}, {day}");
            (await town.Silent()).Should().Be(0, $"seed {seed}, {day}");
        }

        await using var scope = app.Services.CreateAsyncScope();
        foreach (var promise in scope.ServiceProvider.GetServices<IPromise>())
        {
            List<string> broken = [];
            await foreach (var line in promise.Broken(default)) broken.Add(line);
            broken.Should().BeEmpty($"seed {seed}: {promise.Name}");
        }
        app.Errors.Should().BeEmpty($"seed {seed}");
        (await app.Database.Scalar<long>("select count(*) from follow_ups.follow_up")).Should().BeGreaterThan(Days / 10, "something did happen");
    }

    /// <summary>What happens in it is drawn from one source of chance.</summary>
    sealed class SmallTown(App app, Random random)
    {
        readonly List<(Guid Event, PersonId Person)> told = [];
        readonly List<(PersonId Woman, PregnancyId Pregnancy, DateOnly Expected)> pregnant = [];
        readonly List<(PersonId Child, DateOnly Born)> infants = [];
        readonly List<(Guid Assignment, int Version, StaffId Holder, string District, DateOnly From)> duties = [];
        readonly Dictionary<string, StaffId> staff = [];
        readonly HashSet<StaffId> closed = [];
        int staffVersion = 100;
        int residents;
        IReadOnlyList<PersonId> women = [];

        public bool Happens(int times, int outOf) => random.Next(outOf) < times;

        public async Task Begin()
        {
            foreach (var name in Nurses) staff[name] = new StaffId(Guid.Parse((await app.Database.Rows($"select id from staff.account where user_name = '{name}'")).Single()));
            foreach (var row in await app.Database.Rows("select assignment, assignment_version, holder, district, \"from\"::text from follow_ups.duty_holder where duty = 'PublicHealthNurse'"))
            {
                var part = row.Split('\t');
                duties.Add((Guid.Parse(part[0]), int.Parse(part[1], null), new StaffId(Guid.Parse(part[2])), part[3], DateOnly.Parse(part[4], null)));
            }
            women = await app.Register([.. Enumerable.Range(0, 60).Select(n => new Resident { Name = $"年月 {n}", District = DemoWorld.Districts[n % DemoWorld.Districts.Count] })]);
        }

        public async Task Live(DateOnly day)
        {
            List<IIntegrationEvent> facts = [];
            for (var n = 0; n < FactsAStep; n++) facts.AddRange(Something(day.AddDays(random.Next(-20, 1))));
            facts.AddRange(await Done(day));
            if (Happens(2, 3)) facts.AddRange(Leave(day));
            if (Happens(1, 5)) facts.AddRange(Transfer(day));
            foreach (var (id, person) in await Tell(facts)) told.Add((id, person));
            if (told.Count > 0 && Happens(2, 5)) await Tell([new FactWithdrawn(told[^1].Event, told[^1].Person, day)]);
            if (Happens(1, 10)) await CloseOrOpenAnAccount();
            await app.Delivered();
        }

        IEnumerable<IIntegrationEvent> Something(DateOnly on)
        {
            switch (random.Next(10))
            {
                case 0 or 1 or 2:
                    var woman = women[residents++ % women.Count];
                    var pregnancy = PregnancyId.New();
                    var expected = on.AddDays(random.Next(20, 240));
                    pregnant.Add((woman, pregnancy, expected));
                    yield return new PregnancyNotified(woman, pregnancy, on, expected, 1, AfterDelivery: Happens(1, 20));
                    break;
                case 3 when pregnant.Count > 0:
                    var visited = pregnant[random.Next(pregnant.Count)];
                    yield return Happens(1, 6) ? new PregnancyInterviewDeclined(visited.Woman, visited.Pregnancy, on) : new PregnancyInterviewed(visited.Woman, visited.Pregnancy, on);
                    if (Happens(1, 2)) yield return new EightMonthInterviewHeld(visited.Woman, visited.Pregnancy, on);
                    if (Happens(1, 2)) yield return new RiskTriaged(visited.Woman, visited.Pregnancy, on, TriageDirection.Ordinary);
                    break;
                case 4 when pregnant.Count > 0:
                    var ended = pregnant[random.Next(pregnant.Count)];
                    pregnant.Remove(ended);
                    var isLoss = Happens(1, 6);
                    yield return new PregnancyEnded(ended.Woman, ended.Pregnancy, on, isLoss ? PregnancyOutcome.Miscarriage : PregnancyOutcome.LiveBirth);
                    if (isLoss) break;
                    var child = PersonId.New();
                    infants.Add((child, on));
                    yield return new BirthRegistered(child, ended.Woman, ended.Pregnancy, on, on, Sex.Male, random.Next(1500, 3600), Happens(1, 8));
                    break;
                case 5 when infants.Count > 0:
                    var seen = infants[random.Next(infants.Count)];
                    yield return Happens(1, 5) ? new NewbornVisitDeclined(seen.Child, on) : new NewbornVisited(seen.Child, on, ByOtherMunicipality: Happens(1, 9));
                    if (Happens(1, 2)) yield return new InfantHomeVisited(seen.Child, on, ChildSeen: Happens(4, 5));
                    if (Happens(1, 2)) yield return new PersonRegistered(seen.Child, seen.Child, on);
                    if (Happens(1, 12)) yield return new HospitalDischarged(seen.Child, on);
                    break;
                case 6 when infants.Count > 0:
                    var left = infants[random.Next(infants.Count)];
                    yield return Happens(1, 3) ? new PersonDied(left.Child, on, left.Born) : new PersonMovedOut(left.Child, on);
                    break;
                case 7:
                    var note = NoteId.New();
                    var by = staff[Nurses[random.Next(Nurses.Length)]];
                    yield return new QuickNoteSaved(note, null, by, on);
                    if (Happens(1, 3)) yield return new CallbackPromised(note, null, by, on, app.Clock.GetUtcNow().AddHours(random.Next(1, 90)));
                    if (Happens(1, 4)) yield return new AfterHoursReceived(note, null, by, on, app.Clock.GetUtcNow());
                    if (Happens(3, 4)) yield return new NoteFiled(note, null, null, on);
                    if (Happens(1, 2)) yield return new HandedOver(note, null, by, on);
                    break;
                default:
                    var referral = ReferralId.New();
                    var referred = women[random.Next(women.Count)];
                    yield return new ReferralMade(referral, referred, staff[Nurses[random.Next(Nurses.Length)]], Duty.PublicHealthNurse, on);
                    if (Happens(1, 2)) yield return new ReferralConfirmed(referral, referred, on);
                    break;
            }
        }

        /// <summary>Two in three of what is open; the rest is chased.</summary>
        async Task<IReadOnlyList<IIntegrationEvent>> Done(DateOnly day)
        {
            var open = await app.With<FollowUpsDb, List<FollowUp>>(db => db.FollowUps.AsNoTracking().Where(f => f.Status == Rules.FollowUpStatus.Open).OrderBy(f => f.Id).ToListAsync());
            return [.. open.Where(_ => Happens(2, 3)).SelectMany(f => f.Rule switch
            {
                "edd-passed" => [new PregnancyEnded(f.Person!.Value, new PregnancyId(f.Subject), day, PregnancyOutcome.LiveBirth)],
                "unregistered-birth" => [new PersonRegistered(f.Person!.Value, f.Person!.Value, day)],
                "after-hours" => [new HandedOver(new NoteId(f.Subject), null, staff[Nurses[random.Next(Nurses.Length)]], day)],
                "handover-note" or "handover-receipt" => [new HandoverAccepted(new HandoverId(f.Subject), f.Person!.Value, day)],
                _ => Work.Settling(f, day),
            })];
        }

        IEnumerable<IIntegrationEvent> Leave(DateOnly day)
        {
            var away = staff[Nurses[random.Next(Nurses.Length)]];
            yield return new AbsenceRecorded(Guid.CreateVersion7(), 1, away, day.AddDays(random.Next(0, 5)), Happens(1, 10) ? null : day.AddDays(random.Next(5, 40)), Withdrawn: false);
            if (Happens(1, 2)) yield return new DeputyNamed(Guid.CreateVersion7(), 1, away, staff[Nurses[random.Next(Nurses.Length)]], 1, day, day.AddDays(60), Withdrawn: false);
            if (Happens(1, 5)) yield return new WorkingDaysSet(Guid.CreateVersion7(), 1, away, day, day.AddDays(120), (Weekdays)random.Next(1, 32), Withdrawn: false);
        }

        /// <summary>A duty ends on a day ahead; three times in four somebody follows.</summary>
        IEnumerable<IIntegrationEvent> Transfer(DateOnly day)
        {
            if (duties.Count == 0) yield break;
            var at = random.Next(duties.Count);
            var (assignment, version, holder, district, from) = duties[at];
            var last = day.AddDays(random.Next(0, 30));
            duties.RemoveAt(at);
            yield return new DutyAssigned(assignment, version + 1, holder, Duty.PublicHealthNurse, district, from, last);
            if (Happens(1, 4)) yield break;
            var next = (Guid.CreateVersion7(), 1, staff[Nurses[random.Next(Nurses.Length)]], district, last.AddDays(1));
            duties.Add(next);
            yield return new DutyAssigned(next.Item1, 1, next.Item3, Duty.PublicHealthNurse, district, next.Item5, null);
        }

        async Task CloseOrOpenAnAccount()
        {
            var who = staff[Nurses[random.Next(Nurses.Length)]];
            var opens = !closed.Add(who);
            if (opens) closed.Remove(who);
            await Tell([new StaffChanged([new StaffIdentity(who, ++staffVersion, "異動 する人", "phn", opens)])]);
        }

        async Task<IReadOnlyList<(Guid Event, PersonId Person)>> Tell(IReadOnlyList<IIntegrationEvent> facts)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
            var publisher = scope.ServiceProvider.GetRequiredService<IPublisher>();
            foreach (var fact in facts) publisher.Publish(db, fact);
            var stored = db.ChangeTracker.Entries<OutboxEvent>().Select(e => e.Entity.EventId).ToList();
            await db.SaveChangesAsync();
            return [.. stored.Zip(facts).Where(x => x.Second is PregnancyInterviewed or NewbornVisited or InfantHomeVisited or PregnancyEnded).Select(x => (x.First, x.Second switch
            {
                PregnancyInterviewed e => e.Person, NewbornVisited e => e.Person, InfantHomeVisited e => e.Person, PregnancyEnded e => e.Person, _ => default,
            }))];
        }

        public async Task Night(DateOnly date)
        {
            await using (var scope = app.Services.CreateAsyncScope())
            {
                foreach (var job in scope.ServiceProvider.GetServices<IJob>().Where(j => j.Id is "handovers" or "watch-duties")) await job.Run(date, default);
            }
            await app.Delivered();
            await using var night = app.Services.CreateAsyncScope();
            foreach (var id in new[] { "nightly", "watch-instants", "digest" }) await night.ServiceProvider.GetServices<IJob>().Single(j => j.Id == id).Run(date, default);
        }

        public async Task<IReadOnlyList<string>> Ownerless()
        {
            await using var scope = app.Services.CreateAsyncScope();
            var roster = await scope.ServiceProvider.GetRequiredService<Rosters>().On(app.Clock.Today, default);
            var open = await scope.ServiceProvider.GetRequiredService<FollowUpsDb>().FollowUps.AsNoTracking().Where(f => f.Status == Rules.FollowUpStatus.Open).ToListAsync();
            return [.. open.Where(f => !roster.OwnersOf(f).Acting.Any(roster.IsActive)).Select(f => $"{f.Rule} {f.DutyKey}")];
        }

        public Task<int> Silent() => app.With<FollowUpsDb, int>(db => Silence.Of(db).CountAsync());
    }
}
