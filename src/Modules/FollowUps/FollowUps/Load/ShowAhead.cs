using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Load;

/// <summary>
/// これからの期限と当番: day by day what falls due, who owes it, whether they are there on that day, and who is on call. For printing on a
/// Friday (until the next open day) and for the week to come.
/// </summary>
public static class ShowAhead
{
    const int Week = 7;
    const int Most = 500;

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/ahead", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(string? span, FollowUpsDb db, RuleBook rules, Rosters rosters, BusinessDays openDays, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var isWeek = span == "week";
        // Monday morning is early enough for what falls due on Monday only if somebody knows of it on Friday.
        var last = isWeek ? openDays.NextOpenOnOrAfter(today.AddDays(1)).AddDays(Week - 1) : openDays.NextOpenOnOrAfter(today.AddDays(1));
        var found = await db.FollowUps.AsNoTracking().Where(FollowUp.VisibleTo(staff))
            .Where(f => f.Status == FollowUpStatus.Open && f.Urgency != Urgency.B && f.DueOn >= today && f.DueOn <= last && (f.HoldUntil == null || f.HoldUntil <= f.DueOn))
            .OrderBy(f => f.DueOn).ThenBy(f => f.DueAt).ThenBy(f => f.Id).Take(Most + 1)
            .LeftJoin(db.Directory, f => f.Person, p => (PersonId?)p.Id, (f, p) => new { f.Id, f.Person, Who = p, f.Rule, f.OpenReason, f.DueOn, f.DueAt, f.Urgency, f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil }).ToListAsync(stop);
        reading.Shows(found.Take(Most).Select(f => f.Person).OfType<PersonId>());
        List<Day> days = [];
        for (var day = today; day <= last; day = day.AddDays(1))
        {
            var roster = await rosters.On(day, stop);
            var rows = found.Take(Most).Where(f => f.DueOn == day).Select(f =>
            {
                var owners = roster.OwnersOf(f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil);
                return new Row(f.Id, Words.NameOf(f.Person, f.Who), f.Who?.Sealed ?? false, Words.TitleOf(rules.Find(f.Rule), f.Rule, f.OpenReason), f.DueAt is { } at ? TimeText.Of(clock.ToLocal(at)) : null, f.Urgency is Urgency.S,
                    new WorkerNames(roster, staff, f.Who).Of(owners), owners.IsAway || owners.IsSubstitute);
            }).ToList();
            days.Add(new Day(day, openDays.IsOpen(day), string.Join("、", roster.HoldersOf(Duty.OnCall, null).Select(roster.NameOf)), openDays.IsOpen(day) ? [.. roster.Away.Select(roster.NameOf)] : [], rows));
        }
        return Screen.Of<ShowAheadScreen>(new { Days = days, IsWeek = isWeek, Until = last, More = found.Count > Most, PrintedAt = clock.LocalNow() });
    }

    /// <summary>One day.</summary>
    /// <param name="On">The day.</param>
    /// <param name="IsOpen">The office is open.</param>
    /// <param name="OnCall">Who is on call; empty where nobody is.</param>
    /// <param name="Away">Who does not work.</param>
    /// <param name="Rows">What falls due.</param>
    public sealed record Day(DateOnly On, bool IsOpen, string OnCall, IReadOnlyList<string> Away, IReadOnlyList<Row> Rows);

    /// <summary>One follow-up.</summary>
    public sealed record Row(Guid Id, string Name, bool Sealed, string Title, string? At, bool IsUrgent, string Owners, bool OwnerIsAway);
}
