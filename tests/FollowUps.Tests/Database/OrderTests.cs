using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>Facts of two publishers are delivered in no order, and two hosts may handle them at once; the follow-ups are the same.</summary>
public sealed class OrderTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    const int Orders = 12;

    static readonly DateOnly Day = App.Monday;

    public static TheoryData<string> Rules => ["pregnancy-interview", "triage", "eight-month", "edd-passed", "newborn-visit", "low-birth-weight", "infant-visit"];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Deliver_FactsInAnyOrder_OweTheSame(string rule)
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        List<(Guid Subject, string Order)> lines = [];
        for (var n = 0; n < Orders; n++)
        {
            var subject = Guid.CreateVersion7();
            var facts = Facts(rule, subject).ToArray();
            if (n > 0) random.Shuffle(facts);
            foreach (var fact in facts) await (random.Next(2) == 0 ? app.TellFrom<CoreDb>(fact) : app.TellFrom<FollowUpsDb>(fact));
            lines.Add((subject, string.Join(' ', facts.Select(f => f.GetType().Name))));
        }
        await app.Delivered();

        var expected = Describe(await app.FollowUp(rule, lines[0].Subject));
        foreach (var (subject, order) in lines) Describe(await app.FollowUp(rule, subject)).Should().Be(expected, $"order {order}, seed {seed}");
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Add_AnotherHostAddsAFactOfTheLineAtTheSameMoment_SeesIt()
    {
        var (child, mother) = (PersonId.New(), PersonId.New());
        await using var first = app.Services.CreateAsyncScope();
        await using var second = app.Services.CreateAsyncScope();
        var (death, birth) = (first.ServiceProvider.GetRequiredService<FollowUpsDb>(), second.ServiceProvider.GetRequiredService<FollowUpsDb>());

        await using var dying = await death.Database.BeginTransactionAsync();
        await Add(first, death, new PersonDied(child, Day.AddDays(1)));
        var born = Task.Run(async () =>
        {
            await using var opening = await birth.Database.BeginTransactionAsync();
            await Add(second, birth, new BirthRegistered(child, mother, PregnancyId.New(), Day, Day, Sex.Male, 3000, InHospital: false));
            await opening.CommitAsync();
        });
        await Wait.Until(async () => born.IsCompleted || await app.Database.Scalar<int>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0, "the second has met the first");
        await dying.CommitAsync();
        // The loser of the race is delivered again.
        if (await Record.ExceptionAsync(() => born) is not null)
        {
            await using var third = app.Services.CreateAsyncScope();
            var again = third.ServiceProvider.GetRequiredService<FollowUpsDb>();
            await using var opening = await again.Database.BeginTransactionAsync();
            await Add(third, again, new BirthRegistered(child, mother, PregnancyId.New(), Day, Day, Sex.Male, 3000, InHospital: false));
            await opening.CommitAsync();
        }

        (await app.FollowUp("infant-visit", child.Value)).Status.Should().Be(FollowUpStatus.Cancelled);
    }

    static async Task Add(AsyncServiceScope scope, FollowUpsDb db, IIntegrationEvent fact)
    {
        var rules = scope.ServiceProvider.GetRequiredService<RuleBook>();
        await scope.ServiceProvider.GetRequiredService<LineKeeper>().Add(rules.Read(new StoredEvent(Guid.CreateVersion7(), fact, DateTimeOffset.UnixEpoch)), default);
        await db.SaveChangesAsync();
    }

    /// <summary>Facts that contradict each other as records of real life do, each on a day of its own.</summary>
    static IIntegrationEvent[] Facts(string rule, Guid subject)
    {
        var (woman, child, pregnancy) = (PersonId.New(), new PersonId(subject), new PregnancyId(subject));
        var expected = Day.AddDays(200);
        BirthRegistered Born(int? weight, bool inHospital) => new(child, woman, PregnancyId.New(), Day, Day.AddDays(1), Sex.Female, weight, inHospital);
        return rule switch
        {
            "pregnancy-interview" => [Notified(woman, pregnancy, Day, expected), Notified(woman, pregnancy, Day.AddDays(1), expected), new PregnancyInterviewDeclined(woman, pregnancy, Day.AddDays(2)), new PregnancyInterviewed(woman, pregnancy, Day.AddDays(5)), new PregnancyEnded(woman, pregnancy, Day.AddDays(8), PregnancyOutcome.Miscarriage)],
            "triage" => [new PregnancyInterviewed(woman, pregnancy, Day), new PregnancyInterviewed(woman, pregnancy, Day.AddDays(10)), new PregnancyEnded(woman, pregnancy, Day.AddDays(12), PregnancyOutcome.Stillbirth)],
            "eight-month" => [Notified(woman, pregnancy, Day, expected), new ExpectedDeliveryChanged(woman, pregnancy, Day.AddDays(1), expected.AddDays(7)), new ExpectedDeliveryChanged(woman, pregnancy, Day.AddDays(2), expected.AddDays(4)), new EightMonthInterviewDeclined(woman, pregnancy, Day.AddDays(100)), new EightMonthInterviewHeld(woman, pregnancy, Day.AddDays(110)), new PregnancyEnded(woman, pregnancy, Day.AddDays(120), PregnancyOutcome.LiveBirth)],
            "edd-passed" => [Notified(woman, pregnancy, Day, expected), new ExpectedDeliveryChanged(woman, pregnancy, Day.AddDays(1), expected.AddDays(7)), new ExpectedDeliveryChanged(woman, pregnancy, Day.AddDays(2), expected.AddDays(4)), new PregnancyEnded(woman, pregnancy, Day.AddDays(190), PregnancyOutcome.Unknown)],
            "newborn-visit" => [Born(3000, inHospital: true), new HospitalDischarged(child, Day.AddDays(40)), new NewbornVisitDeclined(child, Day.AddDays(42)), new NewbornVisited(child, Day.AddDays(45), ByOtherMunicipality: false), new PersonDied(child, Day.AddDays(50))],
            "low-birth-weight" => [Born(1900, inHospital: true), new HospitalDischarged(child, Day.AddDays(40)), new NewbornVisitDeclined(child, Day.AddDays(42))],
            _ => [Born(3000, inHospital: false), new InfantHomeVisited(child, Day.AddDays(20), ChildSeen: false), new PersonDied(child, Day.AddDays(30)), new InfantHomeVisited(child, Day.AddDays(40), ChildSeen: true)],
        };
    }

    static string Describe(FollowUp f) => string.Join(' ', f.Status, f.Duty, f.OpenedOn, f.CountedFromDay, f.VisibleFrom, f.DueOn, f.DueAt, f.ActBy, f.LateAtOpening, f.DueAfterHold, f.ClosedOn, f.CloseReason, f.HoldUntil, f.HoldReason);
}
