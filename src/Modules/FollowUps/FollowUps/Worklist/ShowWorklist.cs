using System.Globalization;
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
    /// <summary>As many of one kind, none of them pressing, are one line; what is overdue or class S always stands by itself.</summary>
    internal const int RoutineFrom = 5;

    const int PageSize = 50;

    /// <summary>Days overdue from which it is called long overdue.</summary>
    const int LongOverdueDays = 14;

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("", Show).RequirePermission(FollowUpPermissions.Work);

    static async Task<IResult> Show([AsParameters] Query query, FollowUpsDb db, RuleBook rules, RuleSettings settings, Rosters rosters, CurrentStaff staff, IEnumerable<ISettlingForms> forms, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var roster = await rosters.On(today, stop);
        var maySeeAll = staff.Has(FollowUpPermissions.SafetyNet);
        var scope = maySeeAll ? query.Scope : null;
        var open = db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.VisibleFrom <= today);
        if (query.Held != "1") open = open.Where(f => f.HoldUntil == null || f.HoldUntil <= today);
        if (scope is Scopes.All or Scopes.Withheld || Guid.TryParse(scope, out _)) open = open.Where(FollowUp.VisibleTo(staff));
        if (Guid.TryParse(scope, out var worker)) open = OwedBy(new StaffId(worker), open, db, roster, staff, today);
        else if (scope == Scopes.Withheld) open = Withheld(open, db, roster, staff, today);
        else if (scope != Scopes.All) open = open.Where(Mine.UpTo(roster, staff.Id, today));
        if (maySeeAll && query.District == Scopes.NoDistrict) open = open.Where(f => f.District == null);
        else if (maySeeAll && !string.IsNullOrEmpty(query.District)) open = open.Where(f => f.District == query.District);

        var soon = today.AddDays(settings.SoonDays);
        // What the head counts and what the filter leaves are sums of the same groups.
        var counted = await open.GroupBy(f => new { f.Desk, f.Rule, Pressing = f.DueOn < today || f.OverdueSince != null ? Pressing.Overdue : f.DueOn == today ? Pressing.Today : f.DueOn <= soon ? Pressing.Soon : Pressing.Later })
            .Select(g => new Counted(g.Key.Desk, g.Key.Rule, g.Key.Pressing, g.Count())).ToListAsync(stop);
        var (rule, function, due) = (rules.Find(query.Rule ?? ""), CentreFunction.Find(query.Function), Dues.Find(query.Due));
        var left = counted.Where(c => (rule is null || c.Rule == rule.Slug) && (function is null || function.Desks.Contains(c.Desk)) && (due is null || c.Pressing == due)).ToLookup(c => c.Pressing, c => c.Count);
        if (rule is not null) open = open.Where(f => f.Rule == rule.Slug);
        if (function is not null) open = open.Where(f => function.Desks.Contains(f.Desk));
        if (due is Pressing.Today) open = open.Where(f => f.DueOn == today && f.OverdueSince == null);
        if (due is Pressing.Overdue) open = open.Where(f => f.DueOn < today || f.OverdueSince != null);
        var from = open;
        // A page begins behind the last line of the one before, wherever that stands by now: what was settled meanwhile moves nothing out of sight.
        if (Guid.TryParse(query.After, out var after) && await db.FollowUps.Where(f => f.Id == after).Select(f => (DateOnly?)f.DueOn).FirstOrDefaultAsync(stop) is { } day)
            from = open.Where(f => f.DueOn > day || (f.DueOn == day && f.Id.CompareTo(after) > 0));
        // Only what the list shows: a follow-up holds three times as much.
        var found = await from.OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(PageSize + 1)
            .LeftJoin(db.Directory, f => f.Person, p => (PersonId?)p.Id, (f, p) => new Line(
                f.Id, f.Person, p, f.Rule, f.Subject, f.OpenReason, f.DueOn, f.ActBy, f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil, f.OverdueSince, f.EscalatedTo != null, f.LateAtOpening, f.HoldUntil, f.Urgency))
            .ToListAsync(stop);
        var paths = forms.SelectMany(f => f.Paths).ToDictionary(p => p.Key, p => p.Value);
        var rows = found.Take(PageSize).Select(f => Row.Of(f, rules, roster, staff, paths, today, soon)).ToList();
        reading.Shows(rows.Select(r => r.Person).OfType<PersonId>());
        return Screen.Of<ShowWorklistScreen>(new
        {
            Rows = rows,
            Query = query,
            First = query.After is null ? null : query.Behind(null),
            Next = found.Count > PageSize ? query.Behind(rows[^1].Id) : null,
            Functions = CentreFunction.All.Select(f => new FunctionHead(f.Name, f.HasRules(rules), Of(f, Pressing.Today), query.Of(f, Pressing.Today), Of(f, Pressing.Overdue), query.Of(f, Pressing.Overdue))).ToList(),
            Overdue = left[Pressing.Overdue].Sum(),
            Soon = left[Pressing.Today].Sum() + left[Pressing.Soon].Sum(),
            Later = left[Pressing.Later].Sum(),
            Scopes = maySeeAll ? Scopes.Of(roster) : [],
            Districts = maySeeAll ? Scopes.DistrictsOf(roster, query.District) : [],
            Rules = rules.Rules.Select(r => (r.Slug, r.Title)).ToList(),
            FoldAfter = settings.FoldAfterRows,
            settings.SoonDays,
            Batch = rule is { IsSafety: false } && rows.Count > 1 ? rule.Slug : null,
        });

        int Of(CentreFunction of, Pressing pressing) => counted.Where(c => c.Pressing == pressing && of.Desks.Contains(c.Desk)).Sum(c => c.Count);
    }

    /// <summary>
    /// What a member of staff owes, as a supervisor may see it: who works with a sealed person is not told, so those stand under
    /// nobody's name but the reader's own.
    /// </summary>
    static IQueryable<FollowUp> OwedBy(StaffId worker, IQueryable<FollowUp> open, FollowUpsDb db, Roster roster, CurrentStaff reader, DateOnly today)
    {
        var owed = open.Where(Mine.OwedBy(roster, worker, today));
        return worker == reader.Id ? owed : owed.Where(f => !db.Directory.Any(p => p.Id == f.Person && p.Sealed));
    }

    /// <summary>What is owed for sealed people by anybody but the reader.</summary>
    static IQueryable<FollowUp> Withheld(IQueryable<FollowUp> open, FollowUpsDb db, Roster roster, CurrentStaff reader, DateOnly today)
    {
        var own = open.Where(Mine.OwedBy(roster, reader.Id, today)).Select(f => f.Id);
        return open.Where(f => db.Directory.Any(p => p.Id == f.Person && p.Sealed) && !own.Contains(f.Id));
    }

    /// <summary>The filter, as it stands in the address.</summary>
    public sealed class Query
    {
        /// <summary>Whose, where allowed: <c>all</c>, somebody's id, or <c>withheld</c>; else one's own.</summary>
        public string? Scope { get; init; }

        /// <summary>Slug of one rule.</summary>
        public string? Rule { get; init; }

        /// <summary><c>1</c> shows what is paused as well.</summary>
        public string? Held { get; init; }

        /// <summary>Code of one of the three functions.</summary>
        public string? Function { get; init; }

        /// <summary><c>today</c> or <c>overdue</c>.</summary>
        public string? Due { get; init; }

        /// <summary>One district, where allowed; <c>-</c> where it is unknown or withheld.</summary>
        public string? District { get; init; }

        /// <summary>Id of the follow-up behind which the page begins.</summary>
        public string? After { get; init; }

        /// <summary>The same list behind a follow-up; from its beginning for null.</summary>
        public string Behind(Guid? last) => Address(Function, Due, Rule, last);

        /// <summary>All that is so pressing of a function, whatever rule is chosen now.</summary>
        internal string Of(CentreFunction function, Pressing pressing) => Address(function.Code, Dues.CodeOf(pressing), rule: null, after: null);

        string Address(string? function, string? due, string? rule, Guid? after)
        {
            (string Name, string? Value)[] parts = [("scope", Scope), ("district", District), ("function", function), ("due", due), ("rule", rule), ("held", Held), ("after", after?.ToString())];
            return "/follow-ups" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));
        }
    }

    /// <summary>Whose work the address can name, for whoever sees everybody's.</summary>
    internal static class Scopes
    {
        public const string All = "all";
        public const string Withheld = "withheld";
        public const string NoDistrict = "-";

        public static IReadOnlyList<(string Value, string Text)> Of(Roster roster) =>
            [("", "自分の担当"), (All, "全員"), .. roster.ActiveStaff.Select(s => ($"{s.Id}", s.Name)), (Withheld, "住所秘匿の人（担当は表示しません）")];

        /// <summary>Districts that some duty names, and the one that is chosen.</summary>
        public static IReadOnlyList<(string Value, string Text)> DistrictsOf(Roster roster, string? chosen) =>
            [("", "すべて"), .. roster.Districts.Append(chosen).Where(d => !string.IsNullOrEmpty(d) && d != NoDistrict).Distinct().Order(StringComparer.Ordinal).Select(d => (d!, d!)), (NoDistrict, "地区なし・不明")];
    }

    /// <summary>How near its day a follow-up is.</summary>
    internal enum Pressing
    {
        /// <summary>Its day has passed.</summary>
        Overdue,

        /// <summary>It is due today.</summary>
        Today,

        /// <summary>It is due within the days that are called soon.</summary>
        Soon,

        /// <summary>Its day is further away.</summary>
        Later,
    }

    /// <summary>How the address names what is so pressing that it is today's work.</summary>
    internal static class Dues
    {
        public static readonly IReadOnlyList<(string Value, string Text, Pressing Means)> All = [("today", "今日まで", Pressing.Today), ("overdue", "超過", Pressing.Overdue)];

        public static Pressing? Find(string? code) => All.Where(d => d.Value == code).Select(d => (Pressing?)d.Means).FirstOrDefault();

        public static string CodeOf(Pressing pressing) => All.First(d => d.Means == pressing).Value;
    }

    /// <summary>How many are open of a rule, and how near their day is.</summary>
    internal sealed record Counted(string Desk, string Rule, Pressing Pressing, int Count);

    /// <summary>Today's work of one function, each count with the list that shows exactly that.</summary>
    public sealed record FunctionHead(string Name, bool HasRules, int Today, string TodayHref, int Overdue, string OverdueHref);

    /// <summary>What is read of a follow-up and its person.</summary>
    internal sealed record Line(
        Guid Id, PersonId? Person, DirectoryPerson? Who, string Rule, Guid Subject, string? OpenReason, DateOnly DueOn, DateOnly ActBy, Duty Duty, string? District,
        StaffId? HandedOverTo, DateOnly? HandedOverUntil, DateOnly? OverdueSince, bool Escalated, bool LateAtOpening, DateOnly? HoldUntil, Urgency Urgency);

    /// <summary>One follow-up as the list shows it.</summary>
    public sealed record Row(
        Guid Id, PersonId? Person, string Name, string Kana, string? District, bool Sealed, string Title, DateOnly DueOn, DateOnly ActBy, string Group, int DaysLeft,
        string Owners, bool IsSubstitute, bool Escalated, bool LateAtOpening, DateOnly? HeldUntil, string? SettleAt, string Rule, string RuleTitle, bool IsUrgent)
    {
        internal static Row Of(Line f, RuleBook rules, Roster roster, CurrentStaff reader, IReadOnlyDictionary<string, string> paths, DateOnly today, DateOnly soon)
        {
            var owners = roster.OwnersOf(f.Duty, f.District, f.HandedOverTo, f.HandedOverUntil);
            var left = f.DueOn.DayNumber - today.DayNumber;
            return new Row(
                f.Id, f.Person, Words.NameOf(f.Person, f.Who), f.Who?.Kana ?? "", f.Who?.District, f.Who?.Sealed ?? false, Words.TitleOf(rules.Find(f.Rule), f.Rule, f.OpenReason),
                f.DueOn, f.ActBy, left <= -LongOverdueDays ? "大幅超過" : left < 0 || f.OverdueSince is not null ? "超過" : f.DueOn <= soon ? "まもなく" : "これから", left,
                new WorkerNames(roster, reader, f.Who).Of(owners), owners.IsSubstitute, f.Escalated, f.LateAtOpening,
                f.HoldUntil > today ? f.HoldUntil : null, paths.TryGetValue(f.Rule, out var path) ? string.Format(CultureInfo.InvariantCulture, path, f.Subject) : null,
                f.Rule, rules.Find(f.Rule)?.Title ?? f.Rule, f.Urgency is Urgency.S);
        }
    }
}
