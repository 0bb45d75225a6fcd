using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Rules;
using Hagukumi.TestKit;
using Xunit.Abstractions;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The night looks at few; nothing it has to say may be among the others.</summary>
public sealed class ToSayTests(ITestOutputHelper output)
{
    const int Cases = 200_000;

    [Fact]
    public void On_WhateverStandsThere_LeavesNothingOutOfWhichThereIsSomethingToSay()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (rules, nightly, today) = (RuleBook.Of(Settings), new Nightly(Settings, OpenDays), Day("2026-06-01"));
        var looks = ToSay.On(today, rules, Settings).Compile();
        var (said, silent) = (0, 0);
        for (var n = 0; n < Cases; n++)
        {
            var rule = rules.Rules[random.Next(rules.Rules.Count)];
            var followUp = Any(rule, today, random);
            var steps = nightly.Decide(rule, followUp.ToState(), followUp.Told, today).Steps;
            if (steps.Count > 0) looks(followUp).Should().BeTrue($"seed {seed}, case {n}: {rule.Slug} has {string.Join(' ', steps)} to say");
            if (steps.Count > 0) said++;
            else if (!looks(followUp)) silent++;
        }
        said.Should().BeGreaterThan(Cases / 20, "most kinds of notices were tried");
        silent.Should().BeGreaterThan(Cases / 20, "it does leave out what has nothing to say");
    }

    [Fact]
    public void Ladders_AreNoLongerThanTheNightLooks() =>
        RuleBook.Of(Settings).Rules.Should().OnlyContain(r => r.LadderOf(Any(r, Day("2026-06-01"), new Random(1)).ToState(), OpenDays).Count <= DeadlineRule.LevelsAtMost);

    static FollowUp Any(DeadlineRule rule, DateOnly today, Random random)
    {
        DateOnly Near(int before, int after) => today.AddDays(random.Next(-before, after));
        DateOnly? Perhaps(int before, int after) => random.Next(2) == 0 ? null : Near(before, after);
        var due = random.Next(12) == 0 ? Due.At(Near(3, 3), new TimeOnly(10, 0)) : Due.On(Near(40, 40));
        var followUp = FollowUp.Open(
            new FollowUpState
            {
                Rule = rule.Slug, Subject = Guid.CreateVersion7(), OpeningEvent = Guid.CreateVersion7(), Person = Child, Status = random.Next(8) == 0 ? FollowUpStatus.Settled : FollowUpStatus.Open, Owner = Duty.PublicHealthNurse,
                OpenedOn = Near(60, 1), NoticedAt = Time("2026-05-01 10:00"), CountedFrom = new Origin(Near(120, 20), Time("2026-05-01 10:00")), VisibleFrom = Near(50, 5), Due = due, ActBy = due.Day,
                HoldUntil = random.Next(4) == 0 ? Near(5, 5) : null, RemindOn = random.Next(3) == 0 ? Near(10, 10) : null, LateAtOpening = random.Next(4) == 0, Events = [],
            }, rule, Child);
        followUp.Record(
            new Told
            {
                Of = random.Next(4) switch { 0 => null, 1 => Due.On(Near(40, 40)), _ => due }, Visible = random.Next(3) > 0, Soon = random.Next(2) == 0, Overdue = random.Next(2) == 0, Level = random.Next(4),
                Reminded = random.Next(2) == 0 ? followUp.RemindOn : null, LastOn = random.Next(30) == 0 ? today.AddDays(200) : Perhaps(20, 2),
            }, [], today);
        return followUp;
    }
}
