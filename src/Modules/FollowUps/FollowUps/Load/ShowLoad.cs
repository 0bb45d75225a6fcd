using Hagukumi.BuildingBlocks.Calendar;
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

/// <summary>担当ごとの件数: how much each member of staff owes, how much of it is late and for how many people, by district; each number opens its rows.</summary>
public static class ShowLoad
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/load", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(FollowUpsDb db, Rosters rosters, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var roster = await rosters.On(today, stop);
        // The same as the list shows without a filter, so that each number is the number of its rows.
        var open = db.FollowUps.AsNoTracking().Where(FollowUp.VisibleTo(staff)).Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today && (f.HoldUntil == null || f.HoldUntil <= today));
        var shares = await open.LeftJoin(db.Directory, f => f.Person, p => (PersonId?)p.Id, (f, p) => new { f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil, f.Person, Sealed = p != null && p.Sealed, Overdue = f.DueOn < today || f.OverdueSince != null })
            .GroupBy(f => new { f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil, f.Person, f.Sealed })
            .Select(g => new { g.Key, Count = g.Count(), Overdue = g.Count(f => f.Overdue) }).ToListAsync(stop);
        var owed = shares.SelectMany(s => ScopesOf(roster.OwnersOf(s.Key.Duty, s.Key.District, s.Key.HandedOverTo, s.Key.HandedOverUntil).Staff, s.Key.Sealed, staff)
            .Select(scope => new Owed(scope, s.Key.District, s.Key.Person, s.Count, s.Overdue))).ToLookup(o => o.Scope);
        return Screen.Of<ShowLoadScreen>(new
        {
            Rows = ShowWorklist.Scopes.Of(roster).Where(scope => owed.Contains(scope.Value)).SelectMany(scope => RowsOf(scope, [.. owed[scope.Value]])).ToList(),
        });
    }

    /// <summary>Under whose name it counts: everybody who owes it. Who works with a sealed person is told to nobody but themselves.</summary>
    static IEnumerable<string> ScopesOf(IReadOnlyList<StaffId> owners, bool isSealed, CurrentStaff reader) =>
        !isSealed ? owners.Select(o => $"{o}") : owners.Contains(reader.Id) ? [$"{reader.Id}"] : [ShowWorklist.Scopes.Withheld];

    /// <summary>The sum of one scope, and where it spans several districts each of them.</summary>
    static IEnumerable<Row> RowsOf((string Value, string Text) scope, IReadOnlyList<Owed> owed)
    {
        yield return RowOf(scope, null, owed);
        var districts = owed.ToLookup(o => o.District ?? ShowWorklist.Scopes.NoDistrict);
        foreach (var district in districts.OrderBy(d => d.Key, StringComparer.Ordinal)) yield return RowOf(scope, district.Key, [.. district]);
    }

    static Row RowOf((string Value, string Text) scope, string? district, IReadOnlyList<Owed> owed)
    {
        var query = new ShowWorklist.Query { Scope = scope.Value, District = district };
        return new Row(scope.Text, district, owed.Sum(o => o.Count), owed.Sum(o => o.Overdue), owed.Select(o => o.Person).OfType<PersonId>().Distinct().Count(), query.Behind(null), new ShowWorklist.Query { Scope = scope.Value, District = district, Due = ShowWorklist.Dues.CodeOf(ShowWorklist.Pressing.Overdue) }.Behind(null));
    }

    sealed record Owed(string Scope, string? District, PersonId? Person, int Count, int Overdue);

    /// <summary>What one member of staff owes.</summary>
    /// <param name="Worker">Whose it is.</param>
    /// <param name="District">Of which district; null for all.</param>
    /// <param name="Open">How many are open.</param>
    /// <param name="Overdue">How many of them are late.</param>
    /// <param name="People">For how many people.</param>
    /// <param name="OpenHref">The list of them.</param>
    /// <param name="OverdueHref">The list of those that are late.</param>
    public sealed record Row(string Worker, string? District, int Open, int Overdue, int People, string OpenHref, string OverdueHref);
}
