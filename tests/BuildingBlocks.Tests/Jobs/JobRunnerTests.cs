using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hagukumi.BuildingBlocks.Tests.Jobs;

/// <summary>What the clock should have started while the program was off is run once when it is on again.</summary>
public sealed class JobRunnerTests
{
    const string EveryNight = "0 30 23 * * ?";
    const string EveryFiveMinutes = "0 0/5 * * * ?";
    static readonly DateOnly Tuesday = new(2026, 6, 2);

    readonly TestClock clock = new();

    [Fact]
    public async Task Missed_OffForTwoNights_IsTheLastOfThem()
    {
        clock.Set(Tuesday, 8);
        var nightly = new RecordedJob(EveryNight, lastRun: Local(Tuesday.AddDays(-3), 23, 30));

        (await Runner(nightly).Missed(default)).Should().Equal(("recorded", Local(Tuesday.AddDays(-1), 23, 30)));
    }

    [Fact]
    public async Task Missed_NothingPassedSinceTheLastRun_IsEmpty()
    {
        clock.Set(Tuesday, 8);

        (await Runner(new RecordedJob(EveryNight, lastRun: Local(Tuesday.AddDays(-1), 23, 31))).Missed(default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Missed_NeverRan_IsTheLastStart()
    {
        clock.Set(Tuesday, 8, 3);

        (await Runner(new RecordedJob(EveryFiveMinutes, lastRun: null)).Missed(default)).Should().Equal(("recorded", Local(Tuesday, 8, 0)));
    }

    [Fact]
    public async Task RunMissedJobs_AtTheStart_RunsEachOnceForTheDateItMissed()
    {
        clock.Set(Tuesday, 8);
        var nightly = new RecordedJob(EveryNight, lastRun: null);
        await using var services = new ServiceCollection().AddScoped(_ => Runner(nightly)).BuildServiceProvider();
        using var starts = new RunMissedJobs(services.GetRequiredService<IServiceScopeFactory>(), NullLogger<RunMissedJobs>.Instance);

        await starts.StartAsync(default);
        await starts.ExecuteTask!;

        nightly.Dates.Should().Equal(Tuesday.AddDays(-1));
        (await Runner(nightly).Missed(default)).Should().BeEmpty("it has run now");
    }

    [Fact]
    public async Task RunMissedJobs_OneFails_TheOthersRun()
    {
        clock.Set(Tuesday, 8);
        var broken = new RecordedJob(EveryNight, lastRun: null, id: "a-broken-one") { Failure = new InvalidOperationException("a mistake in the job") };
        var nightly = new RecordedJob(EveryNight, lastRun: null);
        await using var services = new ServiceCollection().AddScoped(_ => Runner(broken, nightly)).BuildServiceProvider();
        using var starts = new RunMissedJobs(services.GetRequiredService<IServiceScopeFactory>(), NullLogger<RunMissedJobs>.Instance);

        await starts.StartAsync(default);
        await starts.ExecuteTask!;

        nightly.Dates.Should().ContainSingle();
    }

    [Fact]
    public async Task Run_StartWasDelayedPastMidnight_ReckonsTheDateOfTheStart()
    {
        clock.Set(Tuesday, 0, 10);
        var nightly = new RecordedJob(EveryNight, lastRun: null);

        await Runner(nightly).Run(nightly.Id, Local(Tuesday.AddDays(-1), 23, 30), default);

        nightly.Dates.Should().Equal(Tuesday.AddDays(-1));
    }

    [Fact]
    public async Task Run_SomebodySavedMeanwhile_IsTriedAgain()
    {
        var nightly = new RecordedJob(EveryNight, lastRun: null) { Failure = new DbUpdateConcurrencyException("somebody was first") };

        await Runner(nightly).Run(nightly.Id, clock.GetUtcNow(), default);

        nightly.Dates.Should().HaveCount(2);
    }

    JobRunner Runner(params IJob[] jobs) => new(jobs, new QuartzJobs(clock), new ModuleRegistry(new PostgreSql()), clock, NullLogger<JobRunner>.Instance);

    DateTimeOffset Local(DateOnly day, int hour, int minute) => new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), clock.LocalTimeZone.BaseUtcOffset).ToUniversalTime();

    sealed class RecordedJob(string cron, DateTimeOffset? lastRun, string id = "recorded") : IJob
    {
        public List<DateOnly> Dates { get; } = [];

        /// <summary>Thrown by the first run.</summary>
        public Exception? Failure { get; init; }

        public string Id => id;

        public string Cron => cron;

        public Task Run(DateOnly businessDate, CancellationToken stop)
        {
            Dates.Add(businessDate);
            return Failure is not null && Dates.Count == 1 ? Task.FromException(Failure) : Task.CompletedTask;
        }

        public Task<DateTimeOffset?> LastRun(CancellationToken stop) => Task.FromResult(Dates.Count > 0 ? new DateTimeOffset(Dates[^1].ToDateTime(new TimeOnly(23, 59)), TimeSpan.FromHours(9)) : lastRun);
    }
}
