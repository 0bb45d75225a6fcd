using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>One pregnancy, notified on 1 April at 10w0d, and the day of the tests.</summary>
internal static class Sample
{
    public static readonly DateOnly Notified = new(2026, 4, 1);

    public static readonly DateOnly Expected = new(2026, 10, 28);

    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly PersonId Woman = PersonId.New();

    public static readonly Recorded Nurse = new(StaffId.New(), new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero));

    public static NotificationFacts Notification(int fetuses = 1) => new(Notified, Expected, fetuses, [.. Enumerable.Range(1, fetuses).Select(n => $"2026-{n}")]);

    public static Pregnancy Pregnancy(int fetuses = 1)
    {
        var pregnancy = Pregnancies.Pregnancy.Notify(Woman, Notification(fetuses), Nurse);
        pregnancy.TakeEvents();
        return pregnancy;
    }

    public static Infant Infant(bool inHospital = false)
    {
        var infant = Pregnancy().End([new(PregnancyOutcome.LiveBirth, Expected, Sex.Female, 3000, inHospital)], Today, Nurse)[0];
        infant.TakeEvents();
        return infant;
    }

    public static IReadOnlyList<IIntegrationEvent> Facts(this AggregateRoot record) => [.. record.TakeEvents().Select(e => e.Fact)];

    public static TimeProvider Clock { get; } = new StandingClock();

    sealed class StandingClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        // Already the 21st in Japan, still the 20th in UTC.
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
    }
}
