using System.Globalization;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Notices;

/// <summary>お知らせ: what the nights told this person, newest first.</summary>
public static class ListNotices
{
    const int Most = 100;

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/notices", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/notices/read", MarkRead).RequirePermission(FollowUpPermissions.Work);
    }

    static async Task<IResult> Show(FollowUpsDb db, RuleBook rules, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var found = await (
            from notice in db.Notices.AsNoTracking()
            where notice.Staff == staff.Id && notice.ReadAt == null
            join followUp in db.FollowUps on notice.FollowUpId equals followUp.Id
            join known in db.Directory on followUp.Person equals (PersonId?)known.Id into directory
            from person in directory.DefaultIfEmpty()
            orderby notice.Id descending
            select new { notice.Id, notice.BusinessDate, notice.Kind, FollowUp = followUp.Id, followUp.Rule, followUp.OpenReason, followUp.DueOn, Open = followUp.Status == FollowUpStatus.Open, followUp.Person, Who = person }).Take(Most).ToListAsync(stop);
        reading.Shows(found.Select(n => n.Person).OfType<PersonId>());
        var today = clock.Today();
        return Screen.Of<ListNoticesScreen>(new
        {
            Morning = await db.Digests.AsNoTracking().Where(d => d.Staff == staff.Id && d.Day == today).Select(d => new Morning(d.Day, d.Overdue, d.Today, d.Soon, d.StandsInFor, d.OverdueOfAll, d.VacantDuties)).FirstOrDefaultAsync(stop),
            Oldest = found.Count > 0 ? found[^1].Id : 0,
            Newest = found.Count > 0 ? found[0].Id : 0,
            Rows = found.Select(n => new Row(n.BusinessDate, Text(n.Kind), n.Kind is StepKind.Overdue or StepKind.StillOverdue or StepKind.Escalate, n.FollowUp, Worklist.Words.TitleOf(rules.Find(n.Rule), n.Rule, n.OpenReason), Worklist.Words.NameOf(n.Person, n.Who), n.DueOn, n.Open)).ToList(),
        });
    }

    /// <summary>Only those that were shown: what the night told meanwhile, or stands behind them, was read by nobody.</summary>
    static async Task<IResult> MarkRead(string? oldest, string? newest, FollowUpsDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (long.TryParse(oldest, CultureInfo.InvariantCulture, out var from) && long.TryParse(newest, CultureInfo.InvariantCulture, out var to))
            await db.Notices.Where(n => n.Staff == staff.Id && n.ReadAt == null && n.Id >= from && n.Id <= to).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), stop);
        return Screen.SeeOther("/follow-ups/notices");
    }

    static string Text(StepKind kind) => kind switch
    {
        StepKind.Visible => "一覧に出ました",
        StepKind.Soon => "まもなく期限です",
        StepKind.Reminder => "延ばした催促の日です",
        StepKind.Overdue => "期限を過ぎました",
        StepKind.StillOverdue => "期限を過ぎたままです",
        _ => "引き上げられました",
    };

    /// <summary>朝のまとめ of today.</summary>
    public sealed record Morning(DateOnly Day, int Overdue, int Today, int Soon, int StandsInFor, int? OverdueOfAll, int? VacantDuties);

    /// <summary>One notice.</summary>
    public sealed record Row(DateOnly On, string What, bool IsGrave, Guid FollowUp, string Title, string Name, DateOnly DueOn, bool IsOpen);
}
