using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Rules;

/// <summary>The rows behind a number of the rules' page, the latest first.</summary>
public static class ListRuleCases
{
    const int PageSize = 100;

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/rules/{slug}", Show).RequirePermission(FollowUpPermissions.SafetyNet);

    static async Task<IResult> Show(string slug, string? year, string? end, string? after, FollowUpsDb db, RuleBook rules, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        if (rules.Find(slug) is not { } rule) return Results.NotFound();
        var (asked, today) = (FiscalYears.Read(year, clock.Today()), clock.Today());
        ShowRules.End? wanted = Enum.TryParse<ShowRules.End>(end, out var known) && Enum.IsDefined(known) ? known : null;
        var cases = ShowRules.Opened(db, staff, asked).Where(f => f.Rule == slug);
        cases = wanted switch
        {
            ShowRules.End.InTime => cases.Where(f => f.Status == FollowUpStatus.Settled && f.ClosedOn <= f.DueOn),
            ShowRules.End.Late => cases.Where(f => f.Status == FollowUpStatus.Settled && f.ClosedOn > f.DueOn),
            ShowRules.End.Declined => cases.Where(f => f.Status == FollowUpStatus.Declined),
            ShowRules.End.Cancelled => cases.Where(f => f.Status == FollowUpStatus.Cancelled),
            ShowRules.End.Overdue => cases.Where(f => f.Status == FollowUpStatus.Open && (f.DueOn < today || f.OverdueSince != null)),
            ShowRules.End.Open => cases.Where(f => f.Status == FollowUpStatus.Open && f.DueOn >= today && f.OverdueSince == null),
            _ => cases,
        };
        var from = cases;
        if (Guid.TryParse(after, out var last) && await db.FollowUps.Where(f => f.Id == last).Select(f => (DateOnly?)f.OpenedOn).FirstOrDefaultAsync(stop) is { } day)
            from = cases.Where(f => f.OpenedOn < day || (f.OpenedOn == day && f.Id.CompareTo(last) < 0));
        var found = await from.OrderByDescending(f => f.OpenedOn).ThenByDescending(f => f.Id).Take(PageSize + 1)
            .LeftJoin(db.Directory, f => f.Person, p => (PersonId?)p.Id, (f, p) => new { f.Id, f.Person, Who = p, f.OpenReason, f.OpenedOn, f.DueOn, f.Status, f.ClosedOn, f.CloseReason }).ToListAsync(stop);
        reading.Shows(found.Take(PageSize).Select(f => f.Person).OfType<PersonId>());
        var address = $"/follow-ups/rules/{slug}?year={asked}{(wanted is null ? "" : $"&end={wanted}")}";
        return Screen.Of<ListRuleCasesScreen>(new
        {
            Title = $"{rule.Title}の実施",
            Year = asked,
            What = wanted is { } chosen ? Word(chosen) : "始まった",
            Count = await cases.CountAsync(stop),
            Back = $"/follow-ups/rules?year={asked}",
            Rows = found.Take(PageSize).Select(f => new Row(f.Id, Words.NameOf(f.Person, f.Who), Words.TitleOf(rule, slug, f.OpenReason), f.OpenedOn, f.DueOn, Words.Of(f.Status), f.ClosedOn, Words.OfReason(f.CloseReason))).ToList(),
            Next = found.Count > PageSize ? $"{address}&after={found[PageSize - 1].Id}" : null,
        });
    }

    internal static string Word(ShowRules.End end) => end switch
    {
        ShowRules.End.InTime => "期限内に実施",
        ShowRules.End.Late => "期限後に実施",
        ShowRules.End.Declined => "本人が断った",
        ShowRules.End.Cancelled => "不要になった",
        ShowRules.End.Overdue => "超過中",
        _ => "未了",
    };

    /// <summary>One follow-up.</summary>
    public sealed record Row(Guid Id, string Name, string Title, DateOnly OpenedOn, DateOnly DueOn, string Status, DateOnly? ClosedOn, string? CloseReason);
}
