using System.Globalization;
using System.Linq.Expressions;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>やること一覧: what this person owes, and what has come up to this person, the most overdue first.</summary>
public static class ShowWorklist
{
    const int PageSize = 50;

    /// <summary>Days overdue from which it is called long overdue.</summary>
    const int LongOverdueDays = 14;

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("", Show).RequirePermission(FollowUpPermissions.Work);

    static async Task<IResult> Show([AsParameters] Query query, FollowUpsDb db, RuleBook rules, RuleSettings settings, CurrentStaff staff, IEnumerable<ISettlingForms> forms, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var roster = await Roster.On(today, db, stop);
        var everybody = query.Scope == "all" && staff.Has(FollowUpPermissions.SafetyNet);
        var open = db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today);
        if (query.Held != "1") open = open.Where(f => f.HoldUntil == null || f.HoldUntil <= today);
        if (rules.Find(query.Rule ?? "") is { } chosen) open = open.Where(f => f.Rule == chosen.Slug);
        open = open.Where(everybody ? FollowUp.VisibleTo(staff) : Mine(roster, staff.Id, today));

        var soon = today.AddDays(settings.SoonDays);
        var counts = await open.GroupBy(f => f.DueOn < today || f.OverdueSince != null ? 0 : f.DueOn <= soon ? 1 : 2).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var from = open;
        // A page begins behind the last line of the one before, wherever that stands by now: what was settled meanwhile moves nothing out of sight.
        if (Guid.TryParse(query.After, out var after) && await db.FollowUps.Where(f => f.Id == after).Select(f => (DateOnly?)f.DueOn).FirstOrDefaultAsync(stop) is { } day)
            from = open.Where(f => f.DueOn > day || (f.DueOn == day && f.Id.CompareTo(after) > 0));
        // Only what the list shows: a follow-up holds three times as much.
        var found = await from.OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(PageSize + 1)
            .LeftJoin(db.Directory, f => f.Person, p => p.Id, (f, p) => new Line(
                f.Id, f.Person, p, f.Rule, f.Subject, f.OpenReason, f.DueOn, f.ActBy, f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil, f.OverdueSince, f.EscalatedTo != null, f.LateAtOpening, f.HoldUntil))
            .ToListAsync(stop);
        var paths = forms.SelectMany(f => f.Paths).ToDictionary(p => p.Key, p => p.Value);
        var rows = found.Take(PageSize).Select(f => Row.Of(f, rules, roster, staff, paths, today, soon)).ToList();
        reading.Shows(rows.Select(r => r.Person));
        return Screen.Of<ShowWorklistScreen>(new
        {
            Rows = rows,
            Query = query,
            First = query.After is null ? null : query.Behind(null),
            Next = found.Count > PageSize ? query.Behind(rows[^1].Id) : null,
            Overdue = counts.GetValueOrDefault(0),
            Soon = counts.GetValueOrDefault(1),
            Later = counts.GetValueOrDefault(2),
            MaySeeAll = staff.Has(FollowUpPermissions.SafetyNet),
            Rules = rules.Rules.Select(r => (r.Slug, r.Title)).ToList(),
        });
    }

    /// <summary>What I was handed, what my duties owe in my districts, what nobody holds below me, and what was escalated to me.</summary>
    static Expression<Func<FollowUp, bool>> Mine(Roster roster, StaffId me, DateOnly today)
    {
        var share = roster.ShareOf(me);
        var keys = share.Districts.Select(d => FollowUp.KeyOf(d.Duty, d.District)).Concat(share.Elsewhere.Select(duty => FollowUp.KeyOf(duty, null))).ToList();
        var duties = roster.DutiesOf(me).Select(d => (Duty?)d).ToList();
        var inactive = roster.Inactive.Select(s => (StaffId?)s).ToList();
        // Each of these is found by an index; only who stands in for districts that nobody has makes the database look at everything open.
        if (share.Elsewhere.Count == 0)
            return f => (f.HandedOverTo == me && (f.HandedOverUntil == null || f.HandedOverUntil >= today))
                || (f.EscalatedTo != null && duties.Contains(f.EscalatedTo))
                || ((f.HandedOverTo == null || f.HandedOverUntil < today || inactive.Contains(f.HandedOverTo)) && keys.Contains(f.DutyKey));
        var (elsewhere, named) = (share.Elsewhere, share.Named);
        return f => (f.HandedOverTo == me && (f.HandedOverUntil == null || f.HandedOverUntil >= today))
            || (f.EscalatedTo != null && duties.Contains(f.EscalatedTo))
            || ((f.HandedOverTo == null || f.HandedOverUntil < today || inactive.Contains(f.HandedOverTo))
                && (keys.Contains(f.DutyKey) || (elsewhere.Contains(f.Duty) && f.District != null && !named.Contains(f.District))));
    }

    /// <summary>The filter, as it stands in the address.</summary>
    public sealed class Query
    {
        /// <summary><c>all</c> for everybody's, where allowed.</summary>
        public string? Scope { get; init; }

        /// <summary>Slug of one rule.</summary>
        public string? Rule { get; init; }

        /// <summary><c>1</c> shows what is paused as well.</summary>
        public string? Held { get; init; }

        /// <summary>Id of the follow-up behind which the page begins.</summary>
        public string? After { get; init; }

        /// <summary>The same list behind a follow-up; from its beginning for null.</summary>
        public string Behind(Guid? last) => $"/follow-ups?scope={Uri.EscapeDataString(Scope ?? "")}&rule={Uri.EscapeDataString(Rule ?? "")}&held={Uri.EscapeDataString(Held ?? "")}{(last is { } id ? $"&after={id}" : "")}";
    }

    /// <summary>What is read of a follow-up and its person.</summary>
    internal sealed record Line(
        Guid Id, PersonId Person, DirectoryPerson? Who, string Rule, Guid Subject, string? OpenReason, DateOnly DueOn, DateOnly ActBy, Duty Duty, string? District,
        StaffId? HandedOverTo, DateOnly? HandedOverUntil, DateOnly? OverdueSince, bool Escalated, bool LateAtOpening, DateOnly? HoldUntil);

    /// <summary>One follow-up as the list shows it.</summary>
    public sealed record Row(
        Guid Id, PersonId Person, string Name, string Kana, string? District, bool Sealed, string Title, DateOnly DueOn, DateOnly ActBy, string Group, int DaysLeft,
        string Owners, bool IsSubstitute, bool Escalated, bool LateAtOpening, DateOnly? HeldUntil, string? SettleAt)
    {
        internal static Row Of(Line f, RuleBook rules, Roster roster, CurrentStaff reader, IReadOnlyDictionary<string, string> paths, DateOnly today, DateOnly soon)
        {
            var owners = roster.OwnersOf(f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil, today);
            var left = f.DueOn.DayNumber - today.DayNumber;
            return new Row(
                f.Id, f.Person, f.Who?.Name ?? Words.UnknownPerson, f.Who?.Kana ?? "", f.Who?.District, f.Who?.Sealed ?? false, rules.Find(f.Rule) is { IsByHand: false } rule ? rule.Title : f.OpenReason ?? f.Rule,
                f.DueOn, f.ActBy, left <= -LongOverdueDays ? "大幅超過" : left < 0 || f.OverdueSince is not null ? "超過" : f.DueOn <= soon ? "まもなく" : "これから", left,
                new WorkerNames(roster, reader, f.Who).Of(owners.Staff), owners.IsSubstitute, f.Escalated, f.LateAtOpening,
                f.HoldUntil > today ? f.HoldUntil : null, paths.TryGetValue(f.Rule, out var path) ? string.Format(CultureInfo.InvariantCulture, path, f.Subject) : null);
        }
    }
}
