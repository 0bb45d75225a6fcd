using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>引継ぎの一覧: duties that end, how many of their cases have a note, and how many the successor has received. Leaders see everybody's.</summary>
public static class ListHandovers
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/handovers", Show).RequirePermission(FollowUpPermissions.Work);

    static async Task<IResult> Show(FollowUpsDb db, HandoverDesk handovers, Rosters rosters, CurrentStaff staff, CancellationToken stop)
    {
        var open = await db.Handovers.Where(h => h.CancelledOn == null)
            .GroupBy(h => new { h.Assignment, h.From, h.Duty, h.District, h.LastDay })
            .Select(g => new { g.Key, Cases = g.Count(), Noted = g.Count(h => h.NotedOn != null), Accepted = g.Count(h => h.AcceptedOn != null) })
            .Where(g => g.Accepted < g.Cases).OrderBy(g => g.Key.LastDay).ToListAsync(stop);
        var roster = await rosters.On(handovers.Today, stop);
        List<Row> rows = [];
        foreach (var group in open)
        {
            var after = await handovers.Successors(group.Key.Duty, group.Key.District, group.Key.LastDay, stop);
            if (group.Key.From != staff.Id && !after.Staff.Contains(staff.Id) && !staff.Has(FollowUpPermissions.SafetyNet)) continue;
            rows.Add(new Row(group.Key.Assignment, roster.NameOf(group.Key.From), DutyNames.Of(group.Key.Duty, group.Key.District), group.Key.LastDay, string.Join("、", after.Staff.Select(roster.NameOf)), after.IsSubstitute, group.Cases, group.Noted, group.Accepted, group.Key.LastDay < handovers.Today));
        }
        return Screen.Of<ListHandoversScreen>(new { Rows = rows });
    }

    /// <summary>A duty that ends.</summary>
    public sealed record Row(Guid Assignment, string From, string Duty, DateOnly LastDay, string To, bool NoSuccessor, int Cases, int Noted, int Accepted, bool HasEnded);
}
