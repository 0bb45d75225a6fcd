using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Hagukumi.Staff.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>勤務日・不在・代理 of one member of staff. A colleague reads when somebody is away, and not why.</summary>
public static class ShowPresence
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/own-presence", (CurrentStaff staff) => Screen.SeeOther($"/staff/members/{staff.Id}/presence")).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapGet("/members/{id:guid}/presence", (Guid id, [AsParameters] StaffRequest request) => Show(id, request)).RequirePermission(StaffPermissions.OwnPresence);
    }

    static async Task<IResult> Show(Guid id, StaffRequest request)
    {
        if (await request.Find(id) is not { } member) return Results.NotFound();
        var whole = request.AnswersFor(member.Id);
        if (!whole && !request.Staff.Has(StaffPermissions.SeeMembers)) return StaffRequest.Forbidden;
        var names = await request.Names();
        async Task<IReadOnlyList<Row>> Rows<T>(string slug, bool mayChange, Func<T, string> says) where T : PresenceRecord =>
            [.. (await request.Db.Set<T>().AsNoTracking().Where(r => r.Staff == member.Id).OrderByDescending(r => r.From).ThenBy(r => r.Id).ToListAsync(request.Stop)).Where(r => whole || r.Stands)
                .Select(r => new Row(says(r), FormText.Period(r.From, r.To), r.WithdrawalReason, r.HoldsOn(request.Today), mayChange && r.Stands ? $"/staff/{slug}/{r.Id}" : null))];
        return Screen.Of<ShowPresenceScreen>(new
        {
            Member = MemberPath(member),
            member.Name,
            WorkingDays = await Rows<WorkingPattern>(WithdrawPresence.WorkingDays, request.AnswersForAll, r => r.Says(names)),
            Absences = await Rows<Absence>(WithdrawPresence.Absences, whole, r => whole ? r.Says(names) : "不在"),
            Deputies = await Rows<Deputizing>(WithdrawPresence.Deputies, whole, r => r.Says(names)),
            MayEnter = whole,
            MaySetDays = request.AnswersForAll,
            MaySeeAll = request.Staff.Has(StaffPermissions.SeeMembers),
        });
    }

    static string MemberPath(Member member) => $"/staff/members/{member.Id}";

    /// <summary>A record of presence as this reader may see it.</summary>
    /// <param name="Says">What it says.</param>
    /// <param name="Period">From when to when.</param>
    /// <param name="Withdrawn">Why it was withdrawn; null where it stands.</param>
    /// <param name="HoldsToday">It counts today.</param>
    /// <param name="Change">Where it is changed; null where this reader may not, or it was withdrawn.</param>
    public sealed record Row(string Says, string Period, string? Withdrawn, bool HoldsToday, string? Change);
}
