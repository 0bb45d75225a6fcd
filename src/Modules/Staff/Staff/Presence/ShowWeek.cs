using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>今日いる人・今週の不在: a week of everybody, or of one office; it says that somebody is away and never why.</summary>
public static class ShowWeek
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/presence", Show).RequirePermission(StaffPermissions.SeeMembers);

    static async Task<IResult> Show(string? week, string? office, BusinessDays openDays, [AsParameters] StaffRequest request)
    {
        var (db, today) = (request.Db, request.Today);
        var days = Weeks.Days(Weeks.Monday(week, today));
        var (first, last) = (days[0], days[^1]);
        var book = await PresenceBook.Between(days[0] < today ? days[0] : today, last > today ? last : today, db, openDays, request.Stop);
        var names = book.Members.ToDictionary(m => m.Id, m => m.Name);
        var offices = await db.Offices.AsNoTracking().Where(o => o.From <= last && (o.To == null || o.To >= first)).OrderBy(o => o.Organ).ThenBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(request.Stop);
        var chosen = offices.Find(o => $"{o.Id}" == office);
        var posted = chosen is null ? null : (await db.Postings.AsNoTracking().Where(p => p.Office == chosen.Id && p.From <= last && (p.To == null || p.To >= first)).Select(p => p.Staff).ToListAsync(request.Stop)).ToHashSet();
        var members = book.Members.Where(m => posted is null || posted.Contains(m.Id)).ToList();
        var onCall = await db.Duties.AsNoTracking().Where(d => d.Duty == Duty.OnCall && d.From <= last && d.To >= first).ToListAsync(request.Stop);
        Cell On(StaffId member, DateOnly day)
        {
            var state = book.On(member, day);
            var standIn = state is PresenceState.Away or PresenceState.Off && book.StandInOf(member, day) is { } deputy ? names[deputy] : null;
            return new Cell(state, standIn, onCall.Exists(d => d.Holder == member && d.From <= day && d.To >= day));
        }
        return Screen.Of<ShowWeekScreen>(new
        {
            Today = today,
            Days = days,
            Rows = members.Select(m => new Row(m.Name, request.Staff.Has(StaffPermissions.OwnPresence) ? PresencePage.BackTo(m.Id) : null, [.. days.Select(d => On(m.Id, d))])).ToList(),
            There = openDays.IsOpen(today) ? members.Where(m => book.On(m.Id, today) is PresenceState.There).Select(m => m.Name).ToList() : null,
            Offices = offices.Select(o => ($"{o.Id}", o.Name)).ToList(),
            Office = chosen is null ? "" : $"{chosen.Id}",
            OfficeName = chosen?.Name ?? "すべての所属",
            Printed = $"{request.Clock.LocalNow():yyyy-MM-dd HH:mm}",
            By = request.Staff.Name,
        });
    }

    /// <summary>Somebody's week.</summary>
    /// <param name="Name">Who.</param>
    /// <param name="Href">Their page; null for whoever only looks.</param>
    /// <param name="Cells">Monday to Sunday.</param>
    public sealed record Row(string Name, string? Href, IReadOnlyList<Cell> Cells);

    /// <summary>Somebody's day.</summary>
    /// <param name="State">Whether they are there.</param>
    /// <param name="StandIn">Who stands in; null where they are there, or nobody does.</param>
    /// <param name="OnCall">They are on call.</param>
    public sealed record Cell(PresenceState State, string? StandIn, bool OnCall);
}
