using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>First and last day on which a child may be examined; both count.</summary>
internal sealed record CheckupWindow(DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>One kind of check-up as this municipality holds it: when by law or notice, in sessions or at clinics, and at what age a child is invited.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Basis">What its window rests on.</param>
/// <param name="InSessions">The municipality holds sessions (集団); otherwise clinics examine (個別).</param>
/// <param name="InvitedAtMonths">Usual age at the invitation.</param>
internal sealed record CheckupPlan(CheckupKind Kind, string Name, string Basis, bool InSessions, int InvitedAtMonths)
{
    const string Article12 = "母子保健法12条（義務）";
    const string Article13 = "母子保健法13条";

    /// <summary>Counted in days from the birth, which is day 0, or in months of age: beyond the first, not yet the second.</summary>
    (bool Days, int From, int To) Bounds { get; init; }

    public CheckupWindow WindowOf(DateOnly born) => Bounds.Days
        ? new(born.AddDays(Bounds.From), born.AddDays(Bounds.To))
        // An age is reached at the end of the day before: beyond it from the next day on, and not yet reached throughout the last.
        : new(Age.MonthReachedAtEndOf(born, Bounds.From).AddDays(1), Age.MonthReachedAtEndOf(born, Bounds.To));

    /// <summary>Birth dates among which is everybody whose window meets the days; a few more than those, at both ends.</summary>
    public (DateOnly From, DateOnly To) BornAround(DateOnly first, DateOnly last) => Bounds.Days
        ? (first.AddDays(-Bounds.To), last.AddDays(-Bounds.From))
        : (first.AddMonths(-Bounds.To).AddDays(-2), last.AddMonths(-Bounds.From).AddDays(2));

    /// <summary>Every kind, the youngest first.</summary>
    public static IReadOnlyList<CheckupPlan> All(MaternalHealthSettings s) =>
    [
        new(CheckupKind.OneMonth, "1か月児健診", Article13, s.OneMonthInSessions, 1) { Bounds = (true, s.OneMonthFromDay, s.OneMonthToDay) },
        new(CheckupKind.ThreeToFourMonths, "3〜4か月児健診", Article13, s.ThreeToFourMonthsInSessions, s.ThreeToFourMonthsInvitedAt) { Bounds = (false, s.ThreeToFourMonthsFrom, s.ThreeToFourMonthsBefore) },
        new(CheckupKind.NineToElevenMonths, "9〜11か月児健診", Article13, s.NineToElevenMonthsInSessions, s.NineToElevenMonthsInvitedAt) { Bounds = (false, s.NineToElevenMonthsFrom, s.NineToElevenMonthsBefore) },
        new(CheckupKind.EighteenMonths, "1歳6か月児健診", Article12, s.EighteenMonthsInSessions, s.EighteenMonthsInvitedAt) { Bounds = (false, s.EighteenMonthsFrom, s.EighteenMonthsBefore) },
        new(CheckupKind.ThreeYears, "3歳児健診", Article12, s.ThreeYearsInSessions, s.ThreeYearsInvitedAt) { Bounds = (false, s.ThreeYearsFrom, s.ThreeYearsBefore) },
        new(CheckupKind.FiveYears, "5歳児健診", Article13, s.FiveYearsInSessions, s.FiveYearsInvitedAt) { Bounds = (false, s.FiveYearsFrom, s.FiveYearsBefore) },
    ];

    public static CheckupPlan Of(CheckupKind kind, MaternalHealthSettings settings) => All(settings).First(p => p.Kind == kind);
}
