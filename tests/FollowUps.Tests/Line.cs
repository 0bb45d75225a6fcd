using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Tests;

/// <summary>The facts of one line, recorded on the day they happened unless said otherwise.</summary>
internal sealed class Line(DeadlineRule rule, DateOnly? goLiveOn = null)
{
    public static readonly BusinessDays OpenDays = new(HolidayCalendar.Computed);
    public static readonly StaffId Nurse = new(Id(900));
    readonly List<(Guid Event, LineFact Fact)> facts = [];
    readonly HashSet<Guid> withdrawn = [];
    int next = 1;

    public Guid Subject { get; private set; }

    public IReadOnlyList<LineFact> Facts => [.. facts.Select(f => f.Fact)];

    public IReadOnlyList<FollowUpState> States => rule.Fold(Subject, Facts, withdrawn, OpenDays, goLiveOn);

    public FollowUpState State => States.Should().ContainSingle().Subject;

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static DateOnly Day(string day) => DateOnly.Parse(day, null);

    public static DateTimeOffset Time(string time) => new(DateTime.Parse(time, null), TimeSpan.FromHours(9));

    /// <summary>An event happens; its id.</summary>
    public Guid Happens(IIntegrationEvent happened, string? recorded = null, string? learned = null)
    {
        var id = Id(next++);
        var entries = rule.Read(new(id, happened, default, Nurse, learned is null ? null : Day(learned))).ToList();
        if (entries.Count == 0) return id;
        var at = recorded is null ? Noon(entries.Max(e => e.Fact.HappenedOn)) : Time(recorded);
        Subject = entries[0].Subject;
        facts.AddRange(entries.Select(e => (id, e.Fact with { OccurredAt = at })));
        return id;
    }

    /// <summary>A person does something to a follow-up.</summary>
    public Guid ByHand(string on, Func<Guid, DateOnly, DateTimeOffset, LineFact> act)
    {
        var id = Id(next++);
        facts.Add((id, act(id, Day(on), Noon(Day(on)))));
        return id;
    }

    public void Withdraw(Guid id) => withdrawn.Add(id);

    /// <summary>The fold of these facts, in words that can be compared.</summary>
    public static string Describe(IEnumerable<FollowUpState> states) => string.Join('\n', states.Select(s =>
        (s with { Events = [] }).ToString() + string.Join(',', s.Events)));

    DateTimeOffset Noon(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(9)).AddMinutes(next);
}
