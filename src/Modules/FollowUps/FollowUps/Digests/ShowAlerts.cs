using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Digests;

/// <summary>
/// 知らせの数: how often the program called in a fiscal year, class S apart, and on how many mornings today's work fitted on the list
/// unfolded. Whoever is called too often stops listening.
/// </summary>
public static class ShowAlerts
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/alerts", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(string? year, FollowUpsDb db, RuleSettings settings, TimeProvider clock, CancellationToken stop)
    {
        var asked = FiscalYears.Read(year, clock.Today());
        var (from, to, fits) = (new FiscalYear(asked).FirstDay, new FiscalYear(asked).LastDay, settings.FoldAfterRows);
        var mornings = await db.Digests.AsNoTracking().Where(d => d.Day >= from && d.Day <= to && d.Rows > 0).GroupBy(d => new { d.Day.Year, d.Day.Month })
            .Select(g => new { g.Key.Year, g.Key.Month, Days = g.Count(), Fitting = g.Count(d => d.Rows <= fits), Longest = g.Max(d => d.Rows) }).ToListAsync(stop);
        var notices = await (
            from notice in db.Notices.AsNoTracking()
            where notice.BusinessDate >= @from && notice.BusinessDate <= to
            join followUp in db.FollowUps on notice.FollowUpId equals followUp.Id
            group notice by new { notice.BusinessDate.Year, notice.BusinessDate.Month, Urgent = followUp.Urgency == Urgency.S, Escalated = notice.Kind == StepKind.Escalate } into same
            select new { same.Key.Year, same.Key.Month, same.Key.Urgent, same.Key.Escalated, Count = same.Count() }).ToListAsync(stop);
        return Screen.Of<ShowAlertsScreen>(new
        {
            Year = asked,
            Years = FiscalYears.Choices(clock.Today()),
            Fits = fits,
            Months = Enumerable.Range(0, 12).Select(n => from.AddMonths(n)).Select(m =>
            {
                var (morning, told) = (mornings.Find(x => (x.Year, x.Month) == (m.Year, m.Month)), notices.Where(x => (x.Year, x.Month) == (m.Year, m.Month)).ToList());
                return new Month(m, morning?.Days ?? 0, morning?.Fitting ?? 0, morning?.Longest ?? 0, told.Where(t => t.Urgent).Sum(t => t.Count), told.Where(t => !t.Urgent).Sum(t => t.Count), told.Where(t => t.Escalated).Sum(t => t.Count));
            }).ToList(),
        });
    }

    /// <summary>One month.</summary>
    /// <param name="First">Its first day.</param>
    /// <param name="Mornings">Mornings of one member of staff each, on which there was anything to do that day.</param>
    /// <param name="Fitting">Those on which today's work fitted on the list unfolded.</param>
    /// <param name="Longest">Most lines of a morning.</param>
    /// <param name="Urgent">Notices of class S.</param>
    /// <param name="Others">The other notices.</param>
    /// <param name="Escalated">Of both, those to somebody further up.</param>
    public sealed record Month(DateOnly First, int Mornings, int Fitting, int Longest, int Urgent, int Others, int Escalated);
}
