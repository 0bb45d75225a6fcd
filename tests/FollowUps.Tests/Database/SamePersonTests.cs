using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>
/// Records that turn out to be one person are owed once, whenever that is told; and when they are separated each is owed
/// what it would be owed if they had never been one. Everything is told by two publishers, so it is delivered in no order.
/// </summary>
public sealed class SamePersonTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    const int Orders = 8;

    static readonly DateOnly Day = App.Monday;

    static readonly string[] OfAChild = ["newborn-visit", "low-birth-weight", "infant-visit"];

    public static TheoryData<string> Rules => [.. OfAChild];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Merge_ToldAtAnyTime_OwesWhatOneChildIsOwed(string rule)
    {
        var random = Seeded();
        var control = PersonId.New();
        foreach (var fact in Facts(rule, control)) await app.Tell(fact);
        List<(PersonId Provisional, PersonId Registered, string Order)> children = [];
        for (var n = 0; n < Orders; n++)
        {
            var (provisional, registered) = (PersonId.New(), PersonId.New());
            // Every desk writes under the id it knows.
            var told = Facts(rule, provisional).Zip(Facts(rule, registered), (one, other) => random.Next(2) == 0 ? one : other)
                .Append(Is(provisional, version: 1)).Append(Is(provisional, version: 2, registered)).Append(Is(registered, version: 1)).ToArray();
            random.Shuffle(told);
            foreach (var fact in told) await TellFromEither(fact, random);
            children.Add((provisional, registered, string.Join(' ', told.Select(f => f.GetType().Name))));
        }
        await app.Delivered();

        var expected = Describe(await app.FollowUp(rule, control.Value));
        foreach (var (provisional, registered, order) in children)
        {
            var owed = (await Rows(provisional, registered)).Where(f => f.Rule == rule && f.CloseReason != FollowUp.SamePerson).Should().ContainSingle($"{rule} is owed once, order {order}").Subject;
            Describe(owed).Should().Be(expected, $"order {order}");
            owed.Person.Should().Be(registered);
        }
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Separate_AfterWhateverWasToldMeanwhile_EachIsOwedAsIfTheyHadNeverBeenOne()
    {
        var random = Seeded();
        List<(PersonId Child, PersonId Control, string Rule)> pairs = [];
        for (var n = 0; n < Orders; n++)
        {
            PersonId[] people = [PersonId.New(), PersonId.New(), PersonId.New()];
            List<IIntegrationEvent> told = [];
            foreach (var person in people)
            {
                var control = PersonId.New();
                var rule = OfAChild[random.Next(OfAChild.Length)];
                var keep = random.Next(1, 6);
                told.AddRange(Facts(rule, person).Take(keep));
                foreach (var fact in Facts(rule, control).Take(keep)) await app.Tell(fact);
                pairs.Add((person, control, rule));
            }
            // Merged into each other and separated again and again; the last version of each says that it stands for itself.
            foreach (var person in people)
            {
                for (var version = 1; version <= 4; version++) told.Add(Is(person, version, random.Next(2) == 0 ? null : people.Where(p => p != person).ElementAt(random.Next(2))));
                told.Add(Is(person, version: 5));
            }
            var order = told.ToArray();
            random.Shuffle(order);
            foreach (var fact in order) await TellFromEither(fact, random);
        }
        await app.Delivered();

        foreach (var (child, control, rule) in pairs)
        {
            var rows = await app.FollowUps(child.Value);
            rows.Should().NotContain(f => f.CloseReason == FollowUp.SamePerson);
            rows.Should().OnlyContain(f => f.Person == child);
            (rows.Find(f => f.Rule == rule) is { } owed ? Describe(owed) : "nothing").Should().Be((await app.FollowUps(control.Value)).Find(f => f.Rule == rule) is { } same ? Describe(same) : "nothing", rule);
        }
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Separate_NothingWasToldMeanwhile_EveryRowIsAsItWas()
    {
        var random = Seeded();
        PersonId[] people = [.. (await app.Register([.. Enumerable.Range(0, 5).Select(_ => new Resident { District = "若葉小" })])).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)))];
        foreach (var person in people)
        {
            // Long overdue, so that somebody was told and it was escalated.
            await app.Tell(new BirthRegistered(person, PersonId.New(), PregnancyId.New(), Day.AddDays(-random.Next(60)), Day, Sex.Female, random.Next(2) == 0 ? 1900 : 3000, InHospital: false));
            await app.Tell(Notified(person, PregnancyId.New()));
        }
        await app.Delivered();
        app.Clock.Set(Day.AddDays(200), 23, 30);
        await app.Verb("nightly");
        var before = await Snapshot(people);
        before.Should().Contain(row => row.Contains("GeneralSupportOfficer", StringComparison.Ordinal), "something was escalated");

        var version = 1000;
        Dictionary<PersonId, PersonId?> stands = people.ToDictionary(p => p, _ => (PersonId?)null);
        for (var n = 0; n < 12; n++)
        {
            var alone = people.Where(p => stands[p] is null).ToArray();
            if (alone.Length > 1 && random.Next(3) > 0)
            {
                var (from, into) = (alone[random.Next(alone.Length)], alone[random.Next(alone.Length)]);
                if (from == into) continue;
                foreach (var person in people.Where(p => p == from || stands[p] == from)) stands[person] = into;
            }
            else if (people.Where(p => stands[p] is not null).Select(p => (PersonId?)p).FirstOrDefault() is { } merged)
            {
                stands[merged] = null;
            }
            await app.TellAll(new PeopleChanged([.. people.Select(p => Identity(p, ++version, stands[p], "若葉小"))]));
            foreach (var whole in people.GroupBy(p => stands[p] ?? p))
            {
                var open = (await Rows([.. whole])).Where(f => f.Status == FollowUpStatus.Open && whole.Any(p => p.Value == f.Subject)).ToList();
                open.Select(f => f.Rule).Should().OnlyHaveUniqueItems("merged people are owed once");
            }
        }
        await app.TellAll(new PeopleChanged([.. people.Select(p => Identity(p, ++version, null, "若葉小"))]));

        (await Snapshot(people)).Should().Equal(before);
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Merge_OfTheOneAChildOnceStoodFor_LeavesWhatIsOwedOnceOwedOnce()
    {
        PersonId[] children = [PersonId.New(), PersonId.New(), PersonId.New(), PersonId.New()];
        var (first, light, heavy, other) = (children[0], children[1], children[2], children[3]);
        foreach (var child in children) await app.TellAll(Born(child) with { BirthWeight = child == first || child == light ? 1900 : 3000 });
        var version = 1;

        await Stand(heavy: null, light: heavy);
        await Stand(heavy: null, light: first);
        await Stand(heavy: other, light: first);

        (await Rows(first, light)).Where(f => f.Rule == "low-birth-weight" && f.Status == FollowUpStatus.Open).Should().ContainSingle("they are one child");
        (await Rows(heavy, other)).Should().NotContain(f => f.Rule == "low-birth-weight", "neither of these was light");

        Task Stand(PersonId? heavy, PersonId? light) =>
            app.TellAll(new PeopleChanged([Identity(children[0], ++version), Identity(children[1], version, light), Identity(children[2], version, heavy), Identity(children[3], version)]));
    }

    [Fact]
    public async Task Merge_TheVisitIsRecordedForEither_SettlesForBothAndIsOwedAgainWhenSeparated()
    {
        var (provisional, registered) = (PersonId.New(), PersonId.New());
        await app.Tell(Born(provisional));
        await app.TellAll(new PeopleChanged([Identity(provisional, 2, registered), Identity(registered, 2)]));
        (await Open(registered)).Should().Be(3, "the deadlines of the newborn go on for the registered child");

        await app.TellAll(new InfantHomeVisited(registered, Day.AddDays(20), ChildSeen: true));
        (await app.FollowUp("infant-visit", provisional.Value)).Status.Should().Be(FollowUpStatus.Settled);

        await app.TellAll(new PeopleChanged([Identity(provisional, 3), Identity(registered, 3)]));
        (await app.FollowUp("infant-visit", provisional.Value)).Should().Match<FollowUp>(f => f.Status == FollowUpStatus.Open && f.Person == provisional, "nobody saw this child");
    }

    [Fact]
    public async Task Merge_AtTheMomentAFactArrives_LosesNeither()
    {
        var (provisional, registered) = (PersonId.New(), PersonId.New());
        await app.Tell(Born(provisional));
        await app.TellAll(Born(registered));
        await using var first = app.Services.CreateAsyncScope();
        await using var second = app.Services.CreateAsyncScope();
        var (merging, visiting) = (first.ServiceProvider.GetRequiredService<FollowUpsDb>(), second.ServiceProvider.GetRequiredService<FollowUpsDb>());

        await using var merge = await merging.Database.BeginTransactionAsync();
        await first.ServiceProvider.GetRequiredService<FollowDistrictsOnPeopleChanged>().React(
            new PeopleChanged([Identity(provisional, 5, registered), Identity(registered, 5)]), new(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, CurrentStaff.System, IsReplay: false), default);
        await merging.SaveChangesAsync();
        var visited = Task.Run(async () =>
        {
            await using var visit = await visiting.Database.BeginTransactionAsync();
            var rules = second.ServiceProvider.GetRequiredService<RuleBook>();
            await second.ServiceProvider.GetRequiredService<LineKeeper>().Add(rules.Read(new StoredEvent(Guid.CreateVersion7(), new InfantHomeVisited(registered, Day.AddDays(9), ChildSeen: true), DateTimeOffset.UnixEpoch)), default);
            await visiting.SaveChangesAsync();
            await visit.CommitAsync();
        });
        await Wait.Until(async () => visited.IsCompleted || await app.Database.Scalar<int>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0, "the visit has met the merging");
        visited.IsCompleted.Should().BeFalse("a line of a person who is being merged is not folded");
        await merge.CommitAsync();
        await visited;

        (await Rows(provisional, registered)).Where(f => f.Rule == "infant-visit").Should().NotContain(f => f.Status == FollowUpStatus.Open);
    }

    [Fact]
    public async Task Merge_OfAWoman_HerPregnancyIsHersWhoeverSheIs()
    {
        var people = await app.Register(new Resident { Name = "旧姓 花子", District = "若葉小" }, new Resident { Name = "新姓 花子", District = "川端小" });
        var pregnancy = PregnancyId.New();
        await app.TellAll(Notified(people[0], pregnancy));

        await app.TellAll(new PeopleChanged([Identity(people[0], 50, people[1]), Identity(people[1], 50, district: "川端小") with { Name = "新姓 花子" }]));

        (await app.FollowUps(pregnancy.Value)).Should().OnlyContain(f => f.Person == people[1] && f.District == "川端小");
        var panel = await app.With<IEnumerable<IPanel>, Panel>(async panels => (await panels.Single(p => p.Module == "follow-ups").For([people[0]], Reader(), default))[people[0]]);
        panel.Lines.Select(l => l.Label).Should().Contain("妊娠届時の面談", "the page of the old record shows what is owed for the woman");
        await app.TellAll(new PeopleChanged([Identity(people[0], 51, district: "若葉小"), Identity(people[1], 51, district: "川端小")]));
        (await app.FollowUps(pregnancy.Value)).Should().OnlyContain(f => f.Person == people[0] && f.District == "若葉小");
    }

    static CurrentStaff Reader() => new(new(new System.Security.Claims.ClaimsIdentity([new(CurrentStaff.PermissionClaim, FollowUpPermissions.See.Code)])));

    Random Seeded()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        app.Clock.Set(App.Monday);
        return new Random(seed);
    }

    Task TellFromEither(IIntegrationEvent fact, Random random) => random.Next(2) == 0 ? app.TellFrom<CoreDb>(fact) : app.TellFrom<FollowUpsDb>(fact);

    async Task<int> Open(PersonId person) => (await app.Database.Rows($"select id from follow_ups.follow_up where person = '{person}' and status = 'Open'")).Count;

    Task<List<FollowUp>> Rows(params PersonId[] people)
    {
        var (subjects, ids) = (people.Select(p => p.Value).ToList(), people.ToList());
        return app.With<FollowUpsDb, List<FollowUp>>(db => db.FollowUps.AsNoTracking().Where(f => subjects.Contains(f.Subject) || (f.Person != null && ids.Contains(f.Person.Value))).ToListAsync());
    }

    /// <summary>Everything there is to know of what is owed for these people, except how often a row was saved.</summary>
    async Task<IReadOnlyList<string>> Snapshot(IEnumerable<PersonId> people)
    {
        var columns = (await app.Database.Rows("select column_name from information_schema.columns where table_schema = 'follow_ups' and table_name = 'follow_up' order by 1")).Where(c => c is not ("version" or "person_changed_at"));
        var ids = string.Join(',', people.Select(p => $"'{p}'"));
        return await app.Database.Rows($"select {string.Join(',', columns)} from follow_ups.follow_up where person in ({ids}) or subject in ({ids}) order by id");
    }

    static PeopleChanged Is(PersonId person, int version, PersonId? sameAs = null) => new([Identity(person, version, sameAs)]);

    static PersonIdentity Identity(PersonId person, int version, PersonId? sameAs = null, string? district = null) => new(person, sameAs, version, "試験", "シケン", Day, Sex.Female, "ja", Sealed: false, district);

    static BirthRegistered Born(PersonId child) => new(child, PersonId.New(), PregnancyId.New(), Day, Day.AddDays(1), Sex.Female, 3000, InHospital: false);

    /// <summary>Facts that contradict each other as records of real life do, each on a day of its own.</summary>
    static IIntegrationEvent[] Facts(string rule, PersonId child)
    {
        BirthRegistered Born(int? weight, bool inHospital, int on = 1) => new(child, PersonId.New(), PregnancyId.New(), Day, Day.AddDays(on), Sex.Female, weight, inHospital);
        return rule switch
        {
            "newborn-visit" => [Born(3000, inHospital: true), Born(3000, inHospital: false, on: 3), new HospitalDischarged(child, Day.AddDays(40)), new NewbornVisitDeclined(child, Day.AddDays(42)), new NewbornVisited(child, Day.AddDays(45), ByOtherMunicipality: false), new PersonDied(child, Day.AddDays(50))],
            "low-birth-weight" => [Born(1900, inHospital: true), Born(1800, inHospital: false, on: 3), new HospitalDischarged(child, Day.AddDays(40)), new NewbornVisitDeclined(child, Day.AddDays(42))],
            _ => [Born(3000, inHospital: false), Born(3000, inHospital: false, on: 3), new InfantHomeVisited(child, Day.AddDays(20), ChildSeen: false), new PersonDied(child, Day.AddDays(30)), new InfantHomeVisited(child, Day.AddDays(40), ChildSeen: true)],
        };
    }

    static string Describe(FollowUp f) => string.Join(' ', f.Status, f.Duty, f.OpenedOn, f.CountedFromDay, f.VisibleFrom, f.DueOn, f.DueAt, f.ActBy, f.LateAtOpening, f.DueAfterHold, f.ClosedOn, f.CloseReason, f.HoldUntil, f.HoldReason);
}
