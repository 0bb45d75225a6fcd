using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.FollowUps.Lines;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// 期限の種類: every rule with what became of what it opened in a fiscal year: done in time, done late, declined, no longer owed, still
/// open. Counts, no verdicts; each opens its rows. What was a mistake, or is counted with another record of the same person, is left out.
/// </summary>
public static class ShowRules
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/rules", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(string? year, FollowUpsDb db, RuleBook rules, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var asked = FiscalYears.Read(year, clock.Today());
        var counts = await Counted(db, staff, asked, clock.Today()).ToListAsync(stop);
        return Screen.Of<ShowRulesScreen>(new
        {
            Year = asked,
            Years = FiscalYears.Choices(clock.Today()),
            Rows = rules.Rules.Select(r => new Row(r.Slug, r.Title, UrgencyOf(r.Urgency), r.Basis, CertaintyOf(r.Certainty), DutyNames.Of(r.OwnedBy), [.. counts.Where(c => c.Rule == r.Slug).Select(c => (c.End, c.Count))])).ToList(),
        });
    }

    /// <summary>How many of each rule ended how.</summary>
    static IQueryable<Ended> Counted(FollowUpsDb db, CurrentStaff reader, int year, DateOnly today) => Opened(db, reader, year)
        .GroupBy(f => new
        {
            f.Rule,
            End = f.Status == FollowUpStatus.Settled ? (f.ClosedOn <= f.DueOn ? End.InTime : End.Late)
                : f.Status == FollowUpStatus.Declined ? End.Declined
                : f.Status == FollowUpStatus.Cancelled ? End.Cancelled
                : f.DueOn < today || f.OverdueSince != null ? End.Overdue : End.Open,
        }).Select(g => new Ended(g.Key.Rule, g.Key.End, g.Count()));

    /// <summary>What was opened in a fiscal year and was truly owed.</summary>
    internal static IQueryable<FollowUp> Opened(FollowUpsDb db, CurrentStaff reader, int year)
    {
        var (from, to) = (new FiscalYear(year).FirstDay, new FiscalYear(year).LastDay);
        return db.FollowUps.AsNoTracking().Where(FollowUp.VisibleTo(reader)).Where(f => f.OpenedOn >= from && f.OpenedOn <= to && f.CloseReason != FollowUp.RecordWithdrawn && f.CloseReason != FollowUp.SamePerson);
    }

    internal static string UrgencyOf(Urgency urgency) => urgency switch { Urgency.S => "S（直ちに）", Urgency.A => "A（朝のまとめ）", _ => "B（一覧のみ）" };

    internal static string CertaintyOf(Certainty certainty) => certainty switch { Certainty.Statute => "法", Certainty.NationalNotice => "国", _ => "設" };

    /// <summary>How one ended.</summary>
    public enum End
    {
        /// <summary>Done by its day.</summary>
        InTime,

        /// <summary>Done after its day.</summary>
        Late,

        /// <summary>The person declined.</summary>
        Declined,

        /// <summary>No longer owed.</summary>
        Cancelled,

        /// <summary>Not done, and its day has passed.</summary>
        Overdue,

        /// <summary>Not done, and its day is still to come.</summary>
        Open,
    }

    internal sealed record Ended(string Rule, End End, int Count);

    /// <summary>One rule.</summary>
    public sealed record Row(string Slug, string Title, string Urgency, string Basis, string Certainty, string Owner, IReadOnlyList<(End End, int Count)> Ends)
    {
        /// <summary>How many ended so.</summary>
        public int Of(End end) => Ends.Where(e => e.End == end).Sum(e => e.Count);

        /// <summary>All of them.</summary>
        public int Opened => Ends.Sum(e => e.Count);
    }
}

/// <summary>Fiscal years as an address names them.</summary>
static class FiscalYears
{
    const int Shown = 5;

    public static int Read(string? year, DateOnly today) => int.TryParse(year, System.Globalization.CultureInfo.InvariantCulture, out var asked) && asked is > 1900 and < 3000 ? asked : FiscalYear.Of(today).Year;

    public static IReadOnlyList<int> Choices(DateOnly today) => [.. Enumerable.Range(0, Shown).Select(n => FiscalYear.Of(today).Year - n)];
}
