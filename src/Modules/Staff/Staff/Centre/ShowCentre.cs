using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Offices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Centre;

/// <summary>
/// センターの構成 (SK-01): who fills the posts of the こども家庭センター today, as roles, duties and accounts make it; nothing is kept
/// twice. A post that nobody fills and a district without its nurse are said plainly.
/// </summary>
public static class ShowCentre
{
    static readonly IReadOnlyList<Post> Posts =
    [
        new("センター", "センター長", StandardRole.CenterDirector, Duty.CenterDirector),
        new("センター", "統括支援員", StandardRole.GeneralSupportOfficer, Duty.GeneralSupportOfficer),
        new("母子保健機能", "母子保健係長", null, Duty.MaternalHealthSupervisor),
        new("母子保健機能", "保健師", StandardRole.PublicHealthNurse, Duty.PublicHealthNurse),
        new("母子保健機能", "助産師", StandardRole.Midwife, null),
        new("児童福祉機能", "児童福祉係長", null, Duty.ChildWelfareSupervisor),
        new("児童福祉機能", "家庭児童相談員", StandardRole.ChildFamilyCounselor, Duty.CaseWorker),
    ];

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/centre", Show).RequirePermission(StaffPermissions.SeeMembers);

    static async Task<IResult> Show(StaffDb db, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var members = await db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Id)
            .Select(m => new Member(m.Id, m.Name, m.Profession, m.Roles.Where(r => (r.From == null || r.From <= today) && (r.To == null || r.To >= today)).Select(r => r.Role).ToList())).ToListAsync(stop);
        var duties = await db.Duties.AsNoTracking().Where(d => d.From <= today && (d.To == null || d.To >= today)).OrderBy(d => d.District).Select(d => new Held(d.Holder, d.Duty, d.District)).ToListAsync(stop);
        var everNamed = await db.Duties.Where(d => d.Duty == Duty.PublicHealthNurse && d.District != null).Select(d => d.District!).Distinct().ToListAsync(stop);
        var offices = await db.OfficesOn(today, stop);
        var active = members.Select(m => m.Id).ToHashSet();
        var nurses = duties.Where(d => d.Duty == Duty.PublicHealthNurse && active.Contains(d.Holder)).ToList();
        return Screen.Of<ShowCentreScreen>(new
        {
            Today = today,
            Sections = Posts.Select(p => new Filled(p.Function, p.Name, [.. members.Where(m => Fills(m, p, duties)).Select(m => new Holder(m.Name, Professions.NameOf(m.Profession), DutyOf(m, p, duties), offices.GetValueOrDefault(m.Id, "")))])).ToList(),
            // A nurse for the whole municipality leaves no district without one.
            Unheld = nurses.Exists(d => d.District is null) ? [] : everNamed.Except(nurses.Select(d => d.District!)).Order(StringComparer.Ordinal).ToList(),
        });
    }

    static bool Fills(Member member, Post post, List<Held> duties) =>
        (post.Role is { } role && member.Roles.Contains(role.ToString())) || (post.Duty is { } duty && duties.Exists(d => d.Holder == member.Id && d.Duty == duty));

    static string DutyOf(Member member, Post post, List<Held> duties)
    {
        if (post.Duty is not { } duty) return "";
        var held = duties.Where(d => d.Holder == member.Id && d.Duty == duty).Select(d => d.District ?? "全域").Distinct().ToList();
        return held.Count == 0 ? "担当の割当てなし" : string.Join("、", held);
    }

    sealed record Post(string Function, string Name, StandardRole? Role, Duty? Duty);

    sealed record Member(StaffId Id, string Name, string Profession, List<string> Roles);

    sealed record Held(StaffId Holder, Duty Duty, string? District);

    /// <summary>A post and who fills it; nobody where it is vacant.</summary>
    public sealed record Filled(string Function, string Post, IReadOnlyList<Holder> Holders);

    /// <summary>Who fills a post.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Profession">Profession.</param>
    /// <param name="Duty">For which districts; empty where the post has no duty.</param>
    /// <param name="Offices">Where they belong today.</param>
    public sealed record Holder(string Name, string Profession, string Duty, string Offices);
}
